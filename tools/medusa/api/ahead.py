"""Building the reference before anyone asks for it, in a process of its own."""

import subprocess
import sys
import threading
from pathlib import Path

from tools.medusa.monorepo import enclosing_folders
from tools.repo.workspace import Workspace

_PROGRAM = Path(__file__).with_name("ahead_process.py")
_PACKAGES = Path("node_modules", "@medusajs")


def build_ahead(workspace: Workspace) -> "subprocess.Popen[bytes] | None":
    """Start building the reference of a workspace's packages; None where nothing is installed.

    A process of its own, so that no answer waits for it; it ends at once where the reference is
    there, and takes turns with others.  A lookup that comes meanwhile waits for it, with progress.
    """
    folders = enclosing_folders(workspace.root)
    if not any((folder / _PACKAGES).is_dir() for folder in folders):
        return None
    process = subprocess.Popen(
        [sys.executable, "-I", str(_PROGRAM), str(workspace.root), *filter(None, sys.path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Not where we were started: nothing of a project is imported.
        cwd="/",
    )
    # Somebody has to ask how it ended, or the system keeps it listed.
    threading.Thread(target=process.wait, daemon=True).start()
    return process
