"""What must hold before a plan may touch the disk."""

from collections import Counter
from pathlib import PurePosixPath
from unicodedata import normalize

from tools.errors import ConflictError, SecretError, StalePlanError, UsageError
from tools.plan.model import Action, Change, Plan
from tools.plan.state import STATE
from tools.plan.tree import Tree
from tools.repo.secrets import is_secret_path
from tools.repo.workspace import Workspace, digest_of


def check_plan(workspace: Workspace, plan: Plan) -> None:
    """Refuse a plan that contradicts itself or names a path that no plan may touch.

    Raises UsageError, OutsideWorkspaceError, SecretError, or ConflictError for paths that would
    be the same file on some disks.
    """
    for change in plan.changes:
        _check_path(workspace, change.path)
        _check_digests(change)
    paths = [change.path for change in plan.changes]
    spellings = {_folded(path): path for path in paths}
    for folded, count in Counter(map(_folded, paths)).items():
        if count > 1:
            message = "the plan names this file twice, or twice but for upper and lower case"
            raise ConflictError(message, where=spellings[folded])
    for change in plan.writing:
        for parent in PurePosixPath(change.path).parents:
            if other := spellings.get(_folded(str(parent))):
                message = f"the plan makes {other} both a file and a folder"
                raise ConflictError(message, where=change.path)


def check_fresh(workspace: Workspace, tree: Tree, plan: Plan) -> None:
    """Raise StalePlanError, naming the files, if anything the plan was made from has changed."""
    stale = {path for path, digest in plan.reads.items() if _seen(workspace, path) != digest}
    for change in plan.changes:
        now = digest_at(tree, change.path) if change.writes else _seen(workspace, change.path)
        if now != change.before:
            stale.add(change.path)
    if stale:
        raise stale_plan(sorted(stale))


def check_spelling(tree: Tree, plan: Plan) -> None:
    """Raise ConflictError if a new file's path is on disk already in other letter case."""
    listings: dict[str, list[str]] = {}
    for change in plan.writing:
        if change.action is not Action.CREATE:
            continue
        parts = PurePosixPath(change.path).parts
        for depth, name in enumerate(parts):
            folder = "/".join(parts[:depth])
            if folder not in listings:
                listings[folder] = tree.names(folder)
            twins = [other for other in listings[folder] if _folded(other) == _folded(name)]
            if twins and name not in twins:
                message = f"{twins[0]} is there already and differs only in letter case"
                raise ConflictError(message, where=change.path)


def is_applied(tree: Tree, plan: Plan) -> bool:
    """Tell whether every file the plan writes is on disk already as the plan wants it."""
    return all(digest_at(tree, change.path) == change.after for change in plan.writing)


def digest_at(tree: Tree, path: str) -> str | None:
    """Return the digest of a file, or None where there is none."""
    file = tree.read(path)
    return None if file is None else digest_of(file.content)


def stale_plan(paths: list[str]) -> StalePlanError:
    """Return the error that says these files changed after the plan was made."""
    return StalePlanError(
        f"changed since the plan was made: {', '.join(paths)}",
        fix="make the plan again, and approve the new one",
    )


def _check_path(workspace: Workspace, path: str) -> None:
    workspace.path(path)
    if PurePosixPath(path).as_posix() != path or path == "." or not path.isprintable():
        raise UsageError("not a plain path relative to the workspace", where=repr(path))
    if is_secret_path(path) or is_secret_path(path.casefold()):
        raise SecretError("this file may hold secrets, and no plan touches it", where=path)
    if f"{_folded(path)}/".startswith(f"{STATE}/"):
        raise UsageError("this is Stheno's own memory, and no plan touches it", where=path)


def _check_digests(change: Change) -> None:
    content = None if change.content is None else digest_of(change.content.encode())
    expected = {
        Action.CREATE: change.before is None and content is not None,
        Action.UPDATE: change.before is not None and content is not None,
        Action.MERGE: change.before is not None and content is not None,
        Action.DELETE: change.before is not None and content is None,
    }
    if not expected.get(change.action, True) or (change.writes and content != change.after):
        message = f"the plan contradicts itself: its {change.action} does not fit its digests"
        raise UsageError(message, where=change.path)


def _seen(workspace: Workspace, path: str) -> str | None:
    """Return a digest as planning saw it, links inside the workspace followed."""
    try:
        content = workspace.read_bytes(path)
    except UsageError:
        return "unreadable"
    return None if content is None else digest_of(content)


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()
