"""Finding files of the workspace by a glob."""

import os
import stat
from collections.abc import Iterator

from pydantic import BaseModel

from tools.errors import UsageError
from tools.repo.git import git, standing_of
from tools.repo.globs import glob_matcher
from tools.repo.secrets import is_secret_path
from tools.repo.visible import visible_name
from tools.repo.walk import is_unicode, walk_files
from tools.repo.workspace import Workspace

MAX_LIMIT = 5_000
# Left out even where they are tracked.
NEVER_SHOWN = frozenset({"node_modules", ".medusa", ".git"})


class FoundFiles(BaseModel, frozen=True, extra="forbid"):
    """The first paths found, in order; `total` counts all of them."""

    paths: list[str]
    total: int
    truncated: bool


def find_files(workspace: Workspace, pattern: str = "**/*", *, limit: int = 200) -> FoundFiles:
    """Return the files that match a glob: tracked ones and new ones, none that git ignores.

    Links, installed packages and files that may hold secrets are left out.  Raises UsageError
    for a glob that leaves the workspace or a limit outside 1 to `MAX_LIMIT`.
    """
    if not 1 <= limit <= MAX_LIMIT:
        raise UsageError(f"the limit must be 1 to {MAX_LIMIT:,}")
    matches = glob_matcher(pattern)
    found = sorted(path for path in find_paths(workspace) if matches(path) and is_shown(path))
    return FoundFiles(
        paths=[visible_name(path) for path in found[:limit]],
        total=len(found),
        truncated=len(found) > limit,
    )


def is_shown(path: str) -> bool:
    """Tell whether a path may appear in answers: neither installed, nor perhaps a secret."""
    return NEVER_SHOWN.isdisjoint(path.split("/")) and not is_secret_path(path)


def is_in_git(workspace: Workspace) -> bool:
    """Tell whether git knows the workspace's files: it is in a checkout that does not ignore it."""
    return standing_of(workspace).tracked


def find_paths(workspace: Workspace) -> Iterator[str]:
    """Yield all files that git knows or would add; without git, all but what is built."""
    if not is_in_git(workspace):
        yield from walk_files(workspace)
        return
    listed = git(
        workspace.root, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", "."
    )
    if listed.code != 0:
        raise UsageError(f"git cannot list the files: {listed.stderr}")
    prefix = f"{workspace.root}{os.sep}"
    for name in {os.fsdecode(raw) for raw in listed.stdout.split(b"\0") if raw}:
        if is_unicode(name) and _is_file(prefix + name):
            yield name


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False
