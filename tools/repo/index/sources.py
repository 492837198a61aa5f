"""The source files of the workspace as they are now: which there are, and whether they changed."""

import os
import stat
import subprocess
import time
from collections.abc import Iterator
from typing import NamedTuple

from tools.errors import ToolMissingError, UsageError
from tools.repo.find import is_shown
from tools.repo.git import READ_ONLY, SECONDS, child_environment, is_own_git
from tools.repo.parse import SOURCE_SUFFIXES
from tools.repo.walk import is_unicode, walk_files
from tools.repo.workspace import Workspace

_LIST = ("ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ".")
_HEAD = ("rev-parse", "HEAD", "--abbrev-ref", "HEAD")
_IGNORED = ("check-ignore", "--quiet", "--", ".")


class Stamp(NamedTuple):
    """What the file system says of a file; any change of its content changes one of these."""

    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int


class Sources(NamedTuple):
    """The files, when they were looked at (ns), and the commit that is checked out, if any."""

    files: dict[str, Stamp]
    looked: int
    branch: str | None
    commit: str | None


def source_files(workspace: Workspace) -> Sources:
    """Return the workspace's source files; ignored, installed and linked ones are left out."""
    looked = time.time_ns()
    names, branch, commit = _from_git(workspace) or (None, None, None)
    paths = walk_files(workspace) if names is None else iter(names)
    return Sources(dict(_stamped(workspace, paths)), looked, branch, commit)


def _stamped(workspace: Workspace, paths: Iterator[str]) -> Iterator[tuple[str, Stamp]]:
    prefix = f"{workspace.root}{os.sep}"
    for path in paths:
        if not path.endswith(SOURCE_SUFFIXES) or not is_shown(path):
            continue
        try:
            status = os.lstat(prefix + path)
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(status.st_mode):
            changed = (status.st_mtime_ns, status.st_ctime_ns)
            yield path, Stamp(*changed, status.st_size, status.st_ino)


def _from_git(workspace: Workspace) -> tuple[list[str], str | None, str | None] | None:
    """Ask git three questions at once; None where git does not know the folder."""
    if not is_own_git(workspace.root):
        return None
    try:
        asked = [_ask(workspace, *arguments) for arguments in (_LIST, _IGNORED, _HEAD)]
    except FileNotFoundError:
        return None
    (listed, names), (ignored, _), (headed, head) = [_answer(process) for process in asked]
    if listed != 0 or ignored == 0:
        return None
    found = {os.fsdecode(raw) for raw in names.split(b"\0") if raw}
    commit, _, branch = head.decode("utf-8", "replace").strip().partition("\n")
    known = headed == 0 and bool(commit)
    return (
        [name for name in found if is_unicode(name)],
        branch if known and branch != "HEAD" else None,
        commit if known else None,
    )


def _ask(workspace: Workspace, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        ["git", *READ_ONLY, *arguments],
        cwd=workspace.root,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _answer(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    try:
        told, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise UsageError(f"git took longer than {SECONDS:.0f} seconds") from error
    return process.returncode, told
