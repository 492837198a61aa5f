"""What must hold before a plan may touch the disk."""

from collections import Counter
from pathlib import PurePosixPath

from tools.errors import ConflictError, StalePlanError, UsageError
from tools.plan.diff import unified_diff
from tools.plan.model import BLOCKING, Action, Change, Plan
from tools.plan.paths import check_path, folded
from tools.plan.tree import File, Tree, open_tree
from tools.repo.workspace import Workspace, digest_of


def check_plan(workspace: Workspace, plan: Plan) -> None:
    """Refuse a plan that contradicts itself or names a path that no plan may touch.

    Raises UsageError, OutsideWorkspaceError, SecretError, or ConflictError for paths that would
    be the same file on some disks.
    """
    for change in plan.changes:
        workspace.path(change.path)
        check_path(change.path)
        _check_digests(change)
    paths = [change.path for change in plan.changes]
    spellings = {folded(path): path for path in paths}
    for spelling, count in Counter(map(folded, paths)).items():
        if count > 1:
            message = "the plan names this file twice, or twice but for upper and lower case"
            raise ConflictError(message, where=spellings[spelling])
    for change in plan.writing:
        for parent in PurePosixPath(change.path).parents:
            if other := spellings.get(folded(str(parent))):
                message = f"the plan makes {other} both a file and a folder"
                raise ConflictError(message, where=change.path)


def check_links(workspace: Workspace, plan: Plan) -> None:
    """Raise what applying would raise where a link, or no file, stands at or above a path."""
    with open_tree(workspace) as tree:
        for change in plan.writing:
            tree.read(change.path)


def check_disk(workspace: Workspace, tree: Tree, plan: Plan) -> None:
    """Refuse a plan that the disk no longer fits, or that would do something unseen to it.

    Raises StalePlanError, naming the files, if anything the plan was made from has changed;
    UsageError if a change's diff is not what it does: the diff is what a person reads and
    approves, the content is what is written.
    """
    files = {change.path: tree.read(change.path) for change in plan.writing}
    seen = {path: None if file is None else digest_of(file.content) for path, file in files.items()}
    wanted = [*plan.reads.items(), *((change.path, change.before) for change in plan.changes)]
    for path, _ in wanted:
        if path not in seen:
            seen[path] = _seen(workspace, path)
    if stale := {path for path, digest in wanted if seen[path] != digest}:
        raise stale_plan(sorted(stale))
    for change in plan.changes:
        if change.action not in BLOCKING:
            _check_shown(change, files.get(change.path))


def _check_shown(change: Change, file: File | None) -> None:
    if change.diff != (_diff(change, file) if change.writes else ""):
        message = "the plan would do something else here than its diff shows"
        raise UsageError(message, where=change.path, fix="make the plan again")


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
            if name in listings[folder]:
                continue
            if twin := next((x for x in listings[folder] if folded(x) == folded(name)), None):
                message = f"{twin} is there already and differs only in letter case"
                raise ConflictError(message, where=change.path)
            # What lies below is as new as it is.
            break


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


def _diff(change: Change, file: File | None) -> str | None:
    """Return what the change does, or None where that is not to be said in lines of text."""
    try:
        before = None if file is None else file.content.decode()
    except UnicodeDecodeError:
        return None
    return unified_diff(change.path, before, change.content)


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
