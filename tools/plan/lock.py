"""One writer at a time in a workspace, across processes.

The kernel frees the lock when its process dies, so there is no stale lock to clear.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from tools.errors import ConflictError, LockedError, ToolMissingError, UsageError
from tools.plan.paths import STATE
from tools.plan.state import ensure, reporting
from tools.plan.tree import Tree, open_tree
from tools.repo.workspace import Workspace

if sys.platform != "win32":
    import fcntl

_NAME = "writer.lock"
# `is_locked` holds a shared lock for a moment; a writer that meets it tries again.
_TRIES = 10
_PAUSE = 0.02


@contextmanager
def writer(workspace: Workspace, failure: str) -> Iterator[Tree]:
    """Be the only writer of a workspace inside the block, and yield its tree.

    Raises LockedError, naming the process, if another writer is at work, ConflictError if the
    state is somebody else's, as it came with the checkout.  What the system refuses inside the
    block becomes a SthenoError that begins with `failure`.
    """
    _refuse_tracked(workspace)
    with reporting(failure), open_tree(workspace) as tree:
        ensure(tree)
        with tree.folder(STATE) as folder:
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
            descriptor = os.open(_NAME, flags, 0o666, dir_fd=folder.descriptor)
        try:
            _take(descriptor)
            if os.geteuid() == 0:
                owner = tree.owner_of(f"{STATE}/{_NAME}")
                os.fchown(descriptor, owner.st_uid, owner.st_gid)
            yield tree
        finally:
            os.close(descriptor)


def is_locked(tree: Tree) -> bool:
    """Tell whether a writer is at work in this tree now."""
    if sys.platform == "win32":
        return False
    try:
        with tree.folder(STATE) as folder:
            descriptor = os.open(_NAME, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder.descriptor)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _refuse_tracked(workspace: Workspace) -> None:
    root = workspace.root
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return
    # Only here: most of what looks at a lock, a plan above all, starts no program.
    from tools.repo.git import git  # noqa: PLC0415

    try:
        tracked = git(workspace.root, "ls-files", "-z", "--", STATE)
    except ToolMissingError:
        return
    if tracked.code == 0 and tracked.stdout:
        raise ConflictError(
            "git tracks this folder, so that its journals may be anybody's",
            where=STATE,
            fix=f"look at what it holds, then: git rm -r --cached {STATE} && rm -r {STATE}",
        )


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        raise UsageError("writing to a workspace needs Linux or macOS")
    for _ in range(_TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        else:
            break
    else:
        raise LockedError(
            f"another process is writing to this workspace ({_holder(descriptor)})",
            fix="wait for it to end, or end it; the lock goes with the process",
        )
    holder = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(holder).encode(), 0)


def _holder(descriptor: int) -> str:
    try:
        holder = json.loads(os.pread(descriptor, 1000, 0))
        return f"process {holder['pid']}, since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        # It has the lock and has not yet written who it is.
        return "it has just begun"
