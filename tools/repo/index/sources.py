"""The source files of the workspace as they are now: which there are, and whether they changed."""

import os
import stat
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tools.errors import ToolMissingError
from tools.repo.find import is_shown
from tools.repo.git import answered, ask, is_own_git
from tools.repo.parse import SOURCE_SUFFIXES
from tools.repo.walk import is_unicode, walk_files
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

_LIST = ("ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ".")
_HEAD = ("rev-parse", "HEAD", "--abbrev-ref", "HEAD")
_IGNORED = ("check-ignore", "--quiet", "--", ".")


# What the file system says of a file: mtime and ctime (ns), size, inode.  Any change of its
# content changes one of them.
Stamp = tuple[int, int, int, int]


class Sources(NamedTuple):
    """The files, when they were looked at (ns), and the commit that is checked out, if any."""

    files: dict[str, Stamp]
    looked: int
    branch: str | None
    commit: str | None


def source_files(workspace: Workspace, remembered: Callable[[], Collection[str]]) -> Sources:
    """Return the workspace's source files; ignored, installed and linked ones are left out.

    `remembered` gives paths that were source files before: they are looked up and looked at
    while git still lists.
    """
    looked = time.time_ns()
    asked = _asked(workspace)
    try:
        known = remembered()
        before = dict(_stamped(workspace, known))
    except BaseException:
        for process in asked:
            process.kill()
            process.communicate()
        raise
    names, branch, commit = _answered(asked) or (None, None, None)
    now = set(walk_files(workspace)) if names is None else names
    fresh = [
        path
        for path in now.difference(known)
        if path.endswith(SOURCE_SUFFIXES) and is_unicode(path) and is_shown(path)
    ]
    still = {path: stamp for path, stamp in before.items() if path in now}
    return Sources(still | dict(_stamped(workspace, fresh)), looked, branch, commit)


def _stamped(workspace: Workspace, paths: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    prefix = f"{workspace.root}{os.sep}"
    look, is_file = os.lstat, stat.S_ISREG
    for path in paths:
        try:
            status = look(prefix + path)
        except (OSError, ValueError):
            continue
        if is_file(status.st_mode):
            yield (
                path,
                (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino),
            )


def _asked(workspace: Workspace) -> "list[subprocess.Popen[bytes]]":
    """Ask git three questions at once; none where git does not know the folder."""
    if not is_own_git(workspace.root):
        return []
    try:
        return [ask(workspace.root, *arguments) for arguments in (_LIST, _IGNORED, _HEAD)]
    except ToolMissingError:
        return []


def _answered(
    asked: "Sequence[subprocess.Popen[bytes]]",
) -> tuple[set[str], str | None, str | None] | None:
    if not asked:
        return None
    (listed, names), (ignored, _), (headed, head) = [answered(process) for process in asked]
    if listed != 0 or ignored == 0:
        return None
    commit, _, branch = head.decode("utf-8", "replace").strip().partition("\n")
    known = headed == 0 and bool(commit)
    found = set(os.fsdecode(names).split("\0"))
    return found, branch if known and branch != "HEAD" else None, commit if known else None
