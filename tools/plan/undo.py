"""Taking back exactly the last applied plan, and no edit made since."""

from pydantic import Field

from tools.errors import ConflictError, OpenJournalError
from tools.plan.approval import withdraw
from tools.plan.journal import RECOVER, Entry, Journal, Kind, last_applied, unfinished
from tools.plan.lock import writer
from tools.plan.model import Frozen
from tools.plan.preflight import digest_at
from tools.plan.recover import NOTHING, Recovered, recover_tree
from tools.plan.state import reporting
from tools.plan.transaction import Work, Write, carry_out
from tools.plan.tree import Tree, open_tree
from tools.repo.workspace import Workspace, digest_of


class Undone(Frozen):
    """What undo did, or with `dry_run` would do; `digest` is None if there is nothing to undo.

    `removed` files go, `restored` ones get their former bytes and mode.
    """

    digest: str | None = None
    title: str | None = None
    removed: list[str] = Field(default_factory=list)
    restored: list[str] = Field(default_factory=list)
    dry_run: bool = False
    recovered: Recovered = NOTHING


def undo(workspace: Workspace, *, dry_run: bool = False) -> Undone:
    """Take back the last applied plan that is not undone yet; called again, the one before.

    An undo that was cut off is ended and counts as this one.  Raises ConflictError, naming the
    files, if one was edited since; LockedError; SthenoError for what the system refuses; with
    `dry_run`, which only reads, OpenJournalError if an apply or undo was cut off.
    """
    if dry_run:
        return _preview(workspace)
    with writer(workspace, "nothing is undone") as tree:
        recovered = recover_tree(tree)
        if recovered.digest is not None:
            withdraw(workspace, recovered.digest)
        if (recovered.kind, recovered.outcome) in _UNDONE_BY_RECOVERY:
            return Undone(digest=recovered.digest, title=recovered.title, recovered=recovered)
        journal = last_applied(tree)
        if journal is None:
            return Undone(recovered=recovered)
        writes = _writes(tree, journal)
        withdraw(workspace, journal.digest)
        carry_out(
            tree,
            Work(
                kind=Kind.UNDO,
                digest=journal.digest,
                title=journal.title,
                writes=writes,
                dropped=journal.made,
                undoes=journal.number,
            ),
        )
    return _told(journal, writes, dry_run=False).model_copy(update={"recovered": recovered})


# Ending what was cut off has done what was asked for; one more step back would be one too many.
_UNDONE_BY_RECOVERY = {(Kind.APPLY, "taken_back"), (Kind.UNDO, "completed")}


def _preview(workspace: Workspace) -> Undone:
    with reporting("the journal is not read"), open_tree(workspace) as tree:
        if (cut := unfinished(tree)) is not None:
            raise OpenJournalError(f"an {cut.kind} of {cut.title!r} is not finished", fix=RECOVER)
        journal = last_applied(tree)
        if journal is None:
            return Undone(dry_run=True)
        return _told(journal, _writes(tree, journal), dry_run=True)


def _writes(tree: Tree, journal: Journal) -> list[Write]:
    """Return what to write, last file first; raise ConflictError if an edit would be lost."""
    writes, edited = [], []
    for index in reversed(range(len(journal.entries))):
        entry = journal.entries[index]
        now = digest_at(tree, entry.path)
        if now == entry.before:
            continue
        if now != entry.after:
            edited.append(entry.path)
            continue
        content = None if entry.before is None else _former(tree, journal.backup(index), entry)
        writes.append(Write(entry.path, before=now, content=content, mode=entry.mode))
    if edited:
        raise ConflictError(
            f"edited since {journal.title!r} was applied: {', '.join(sorted(edited))}",
            fix="put your edits elsewhere (a commit, a stash) or undo by hand",
        )
    return writes


def _former(tree: Tree, backup: str, entry: Entry) -> bytes:
    file = tree.read(backup)
    if file is None or digest_of(file.content) != entry.before:
        message = f"its former bytes, kept in {backup}, are gone or damaged"
        raise ConflictError(message, where=entry.path)
    return file.content


def _told(journal: Journal, writes: list[Write], *, dry_run: bool) -> Undone:
    return Undone(
        digest=journal.digest,
        title=journal.title,
        removed=sorted(write.path for write in writes if write.content is None),
        restored=sorted(write.path for write in writes if write.content is not None),
        dry_run=dry_run,
    )
