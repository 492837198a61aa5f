"""All or nothing: staging files, putting them in place in order, and taking them back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from tools.errors import ConflictError, OpenJournalError, OutsideWorkspaceError
from tools.plan.journal import (
    RECOVER,
    Entry,
    Journal,
    Kind,
    Phase,
    discard,
    folder_of,
    mark,
    next_number,
    publish,
    sweep,
)
from tools.plan.preflight import digest_at, stale_plan
from tools.plan.tree import Tree
from tools.repo.workspace import digest_of

# What a folder or a link in a file's place raises.
_FOREIGN = (ConflictError, OutsideWorkspaceError)


@dataclass(frozen=True)
class Write:
    """One file to write, or to remove if `content` is None, where `before` is on disk now.

    `mode` None keeps the mode the file has.
    """

    path: str
    before: str | None
    content: bytes | None
    mode: int | None = None


@dataclass(frozen=True)
class Work:
    """What a transaction is of, and what it does; see `Journal` for `dropped` and `undoes`."""

    kind: Kind
    digest: str
    title: str
    writes: Sequence[Write]
    dropped: Sequence[str] = ()
    undoes: int | None = None


def carry_out(tree: Tree, work: Work) -> None:
    """Do the whole work or leave the tree as it was.

    Raises StalePlanError if a file is not what `before` says; OpenJournalError if even taking
    back failed; else whatever went wrong, after everything was taken back.
    """
    journal = _stage(tree, work)
    try:
        with tree.holding(journal.folder):
            advance(tree, journal)
    except BaseException:
        take_back(tree, journal)
        raise
    # The work is done; a rest of the scaffolding is swept by the next writer.
    with suppress(OSError):
        sweep(tree)


def advance(tree: Tree, journal: Journal) -> None:
    """Put every file in place that is not there yet, and mark the journal as done."""
    for index, entry in enumerate(journal.entries):
        now = digest_at(tree, entry.path)
        if now == entry.after:
            continue
        if now != entry.before:
            raise stale_plan([entry.path])
        if entry.after is None:
            tree.remove(entry.path)
        else:
            tree.rename(journal.staged(index), entry.path)
    for folder in reversed(journal.dropped):
        tree.remove_folder(folder)
    _sync_parents(tree, journal)
    mark(tree, journal, Phase.DONE)


def take_back(tree: Tree, journal: Journal) -> list[str]:
    """Put every file back as it was, and forget the journal.

    Returns the files that somebody changed or moved meanwhile: they stay as they are, and the
    journal keeps their former bytes.  Raises OpenJournalError if the system does not allow it.
    """
    try:
        mark(tree, journal, Phase.REVERTING)
        indexes = reversed(range(len(journal.entries)))
        kept = [path for index in indexes if (path := _restore(tree, journal, index))]
        with suppress(*_FOREIGN):
            for folder in reversed(journal.made):
                tree.remove_folder(folder)
            _sync_parents(tree, journal)
        if kept:
            mark(tree, journal, Phase.ABANDONED)
        else:
            discard(tree, journal.number)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"an {journal.kind} was cut off and could not be taken back: {reason}"
        raise OpenJournalError(message, where=str(error.filename), fix=RECOVER) from error
    return sorted(kept)


def foreign_edits(tree: Tree, journal: Journal) -> list[str]:
    """Return the journal's files that are neither as before nor as after."""
    return [
        entry.path
        for entry in journal.entries
        if _state(tree, entry) not in {entry.before, entry.after}
    ]


def _stage(tree: Tree, work: Work) -> Journal:
    number = next_number(tree)
    try:
        for inner in ("new", "old"):
            tree.make_folder(f"{folder_of(number)}/{inner}")
        journal = Journal(
            number=number,
            kind=work.kind,
            digest=work.digest,
            title=work.title,
            time=datetime.now(UTC),
            entries=[],
            made=_missing_folders(tree, work.writes),
            dropped=list(work.dropped),
            undoes=work.undoes,
        )
        with tree.holding(journal.folder):
            for write in work.writes:
                _stage_one(tree, journal, write)
            publish(tree, journal)
    except BaseException:
        with suppress(OSError):
            discard(tree, number)
        raise
    return journal


def _stage_one(tree: Tree, journal: Journal, write: Write) -> None:
    """Keep what is there and what is to come, as the journal's next entry."""
    index = len(journal.entries)
    file = tree.read(write.path)
    if (None if file is None else digest_of(file.content)) != write.before:
        raise stale_plan([write.path])
    if file is not None:
        tree.write(journal.backup(index), file.content, file.mode, file.owner)
    mode = None if file is None else file.mode
    if write.content is not None:
        owner = tree.owner_of(write.path) if file is None else file.owner
        staged = mode if write.mode is None else write.mode
        tree.write(journal.staged(index), write.content, staged, owner)
    after = None if write.content is None else digest_of(write.content)
    journal.entries.append(Entry(path=write.path, before=write.before, after=after, mode=mode))


def _missing_folders(tree: Tree, writes: Sequence[Write]) -> list[str]:
    parents = {
        str(parent)
        for write in writes
        if write.content is not None
        for parent in PurePosixPath(write.path).parents[:-1]
    }
    missing: list[str] = []
    for path in sorted(parents):
        # A folder stands before what lies in it.
        if str(PurePosixPath(path).parent) in missing or not _is_folder(tree, path):
            missing.append(path)
    return missing


def _is_folder(tree: Tree, path: str) -> bool:
    try:
        with tree.folder(path):
            return True
    except FileNotFoundError:
        return False


def _restore(tree: Tree, journal: Journal, index: int) -> str | None:
    """Put one file back; return its path if somebody changed it, so that it was left alone."""
    entry = journal.entries[index]
    now = _state(tree, entry)
    if now == entry.before:
        return None
    if now != entry.after:
        return entry.path
    if entry.before is None:
        tree.remove(entry.path)
    else:
        tree.rename(journal.backup(index), entry.path)
    return None


def _state(tree: Tree, entry: Entry) -> str | None:
    """Return the digest on disk, or a word that is none where no file of ours can be."""
    try:
        return digest_at(tree, entry.path)
    except _FOREIGN:
        return "foreign"


def _sync_parents(tree: Tree, journal: Journal) -> None:
    """Bring to the disk every folder that got or lost a name, those of made folders included."""
    named = [*(entry.path for entry in journal.entries), *journal.made, *journal.dropped]
    for folder in sorted({str(PurePosixPath(path).parent) for path in named}):
        tree.sync(folder)
