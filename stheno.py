"""Launcher: makes Stheno's own folders importable, then hands over to the command line."""

import sys
from pathlib import Path

__version__ = "0.1.0"


def main() -> None:
    """Run the command line.

    In a checkout the folders `tools/`, `agents/` and so on stand beside this file; in an
    installed wheel they stand beside it too, inside the one package `stheno`.  Either way
    this folder goes first on `sys.path`, so that another distribution's `agents` loses.
    """
    here = str(Path(__file__).resolve().parent)
    if sys.path[0] != here:
        sys.path.insert(0, here)
    from cli import main as run  # noqa: PLC0415  # importable only once the path is set

    run()


if __name__ == "__main__":
    main()
