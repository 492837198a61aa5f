"""Builds the reference of a workspace's packages and ends; run as a process of its own.

Arguments: the workspace, then the folders to import from.
"""

import os
import sys
from pathlib import Path

_NICENESS = 10


def main() -> None:
    """Build, behind everything else that wants the processor; say nothing about what cannot be."""
    root, sys.path[:] = sys.argv[1], sys.argv[2:]
    if sys.platform != "win32":
        os.nice(_NICENESS)
    from tools.errors import SthenoError  # noqa: PLC0415  # importable from here on
    from tools.medusa.api.cache import reference  # noqa: PLC0415  # likewise
    from tools.medusa.api.installed_packages import installed_packages  # noqa: PLC0415  # likewise
    from tools.repo.workspace import Workspace  # noqa: PLC0415  # likewise

    try:
        reference(installed_packages(Workspace.at(Path(root))), lambda _what, _share: None)
    except SthenoError:
        # Who asks will be told.
        sys.exit(1)


if __name__ == "__main__":
    main()
