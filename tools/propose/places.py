"""Where in a workspace a free edit may write."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from tools.errors import SthenoError
from tools.medusa.lock_files import LOCK_FILES
from tools.plan.paths import check_path, folded
from tools.propose.edits import Problem
from tools.repo.git import ignored_by_git
from tools.repo.workspace import Workspace

_NOT_OURS = {
    "node_modules": "installed packages are not edited",
    ".git": "git's own folder is not touched",
    ".stheno": "this is Stheno's own memory, and no plan of a model touches it",
    **dict.fromkeys(
        (".medusa", ".cache", ".turbo", ".next", ".yarn", "__pycache__"), "tools write this folder"
    ),
}
_BUILT = frozenset({"build", "coverage", "dist", "out", "static"})
_LOCKED = frozenset({*LOCK_FILES, "bun.lock", "bun.lockb"})
_MIGRATION = re.compile(r"(?:.*/)?migrations/Migration\d+[^/]*\.[cm]?[jt]s")


def problem_of_place(workspace: Workspace, path: str) -> Problem | None:
    """Return why no free edit may touch a path, judged by its name and the links on the way."""
    try:
        workspace.path(path)
        check_path(path)
    except SthenoError as error:
        return Problem(path, None, error.message)
    if normalize("NFC", path) != path:
        return Problem(path, None, "write its letters composed (Unicode NFC)")
    parts = folded(path).split("/")
    if why := next((_NOT_OURS[part] for part in parts if part in _NOT_OURS), None):
        return Problem(path, None, why)
    if len(parts) > 1 and parts[0] in _BUILT:
        return Problem(path, None, "this folder holds what tools build or people upload")
    if parts[-1] in _LOCKED:
        told = "the package manager writes it: change package.json, and tell the person to install"
        return Problem(path, None, told)
    return None


def is_migration(path: str) -> bool:
    """Tell whether a path is that of a migration."""
    return _MIGRATION.fullmatch(path) is not None


def ignored(workspace: Workspace, paths: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each path that git ignores: in no review would anybody see it."""
    for path in ignored_by_git(workspace, paths):
        yield Problem(path, None, "git ignores it, so no review would see it")
