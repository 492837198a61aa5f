"""The journal: what an apply or undo is about to do, on disk before it does it.

One numbered folder a journal, with the staged files in `new/` and the bytes they replace in
`old/`.  The record itself never changes; its file name is the phase, so that passing to the next
phase is one rename, atomic and possible on a full disk.  A folder without a record touched
nothing.
"""

from contextlib import suppress
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, ValidationError

from tools.errors import OpenJournalError, SthenoError
from tools.plan.lock import is_locked
from tools.plan.model import Frozen
from tools.plan.paths import STATE, check_folder, check_path
from tools.plan.state import reporting
from tools.plan.tree import Tree, open_tree
from tools.repo.workspace import Workspace

JOURNALS = f"{STATE}/journals"
RECOVER = "run stheno recover"


class Phase(StrEnum):
    """How far a journal got."""

    COMMITTING = "committing"  # everything is staged; files are being put in place
    REVERTING = "reverting"  # an error came; files are being put back
    DONE = "done"
    ABANDONED = "abandoned"  # taken back but for edited files, whose former bytes are kept here


OPEN = frozenset({Phase.COMMITTING, Phase.REVERTING})


class Kind(StrEnum):
    """What a journal is of."""

    APPLY = "apply"
    UNDO = "undo"


class Entry(Frozen):
    """One file: its digests before and after (None: no file), and its mode before."""

    path: str
    before: str | None
    after: str | None
    mode: int | None


class Journal(Frozen):
    """One apply or undo, of the plan `digest`.

    `made` are the folders it had to make, outermost first; `dropped` those it removes again if
    they are empty.  `undoes` is the number of the journal an undo takes back.
    """

    schema_version: Literal[1] = 1
    number: int
    kind: Kind
    phase: Phase = Phase.COMMITTING
    digest: str
    title: str
    time: AwareDatetime
    entries: list[Entry]
    made: list[str]
    dropped: list[str]
    undoes: int | None = None

    @property
    def folder(self) -> str:
        """The journal's folder in the workspace."""
        return folder_of(self.number)

    def staged(self, index: int) -> str:
        """Return where the bytes to write for entry `index` wait."""
        return f"{self.folder}/new/{index:04}"

    def backup(self, index: int) -> str:
        """Return where the bytes that entry `index` replaces are kept."""
        return f"{self.folder}/old/{index:04}"


def folder_of(number: int) -> str:
    """Return the folder of the journal of this number."""
    return f"{JOURNALS}/{number:06}"


def open_journal(workspace: Workspace) -> Journal | None:
    """Return the journal of an apply or undo that was cut off, or None.

    One that a living process is working on is not cut off.  Reads only.
    """
    with reporting("the journal is not read"), open_tree(workspace) as tree:
        with suppress(FileNotFoundError):
            journal = unfinished(tree)
            if journal is not None and not is_locked(tree):
                # Between the two looks a writer may have finished it.
                return unfinished(tree)
        return None


def journals(tree: Tree) -> list[Journal]:
    """Return every journal that has a record, oldest first."""
    found = []
    for name in tree.names(JOURNALS):
        for phase in Phase:
            file = tree.read(f"{JOURNALS}/{name}/{phase}.json")
            if file is not None:
                found.append(_parse(file.content, phase, f"{JOURNALS}/{name}"))
                break
    return found


def unfinished(tree: Tree) -> Journal | None:
    """Return the journal that is neither done nor taken back, or None."""
    return next((found for found in journals(tree) if found.phase in OPEN), None)


def last_applied(tree: Tree) -> Journal | None:
    """Return the last apply that is done and not undone, or None."""
    done = [journal for journal in journals(tree) if journal.phase is Phase.DONE]
    undone = {journal.undoes for journal in done}
    left = [found for found in done if found.kind is Kind.APPLY and found.number not in undone]
    return left[-1] if left else None


def next_number(tree: Tree) -> int:
    """Return the number for the next journal."""
    return max((int(name) for name in tree.names(JOURNALS) if name.isdigit()), default=0) + 1


def publish(tree: Tree, journal: Journal) -> None:
    """Bring the record to the disk: from here on the change is carried out or taken back."""
    for folder in ("new", "old"):
        tree.sync(f"{journal.folder}/{folder}")
    draft = f"{journal.folder}/draft"
    tree.write(draft, journal.model_dump_json(exclude={"phase"}).encode())
    tree.settle()
    tree.rename(draft, f"{journal.folder}/{Phase.COMMITTING}.json")
    tree.sync(journal.folder)
    tree.sync(JOURNALS)
    tree.settle()


def mark(tree: Tree, journal: Journal, phase: Phase) -> None:
    """Pass a journal on to `phase`, whatever its phase is on disk.

    What was done before it is brought to the disk first.
    """
    tree.settle()
    names = tree.names(journal.folder)
    now = next((known for known in Phase if f"{known}.json" in names), journal.phase)
    if now is not phase:
        tree.rename(f"{journal.folder}/{now}.json", f"{journal.folder}/{phase}.json")
    tree.sync(journal.folder)
    tree.settle()


def discard(tree: Tree, number: int) -> None:
    """Remove a journal, its record first, so that a rest of it is known as litter.

    What was done under it is brought to the disk before.
    """
    tree.settle()
    folder = folder_of(number)
    for name in tree.names(folder):
        if name not in {"new", "old"}:
            tree.remove(f"{folder}/{name}")
    tree.sync(folder)
    tree.settle()
    for inner in ("new", "old"):
        empty(tree, f"{folder}/{inner}")
    tree.remove_folder(folder)


def empty(tree: Tree, folder: str) -> None:
    """Remove a folder of plain files."""
    for name in tree.names(folder):
        tree.remove(f"{folder}/{name}")
    tree.remove_folder(folder)


def sweep(tree: Tree) -> None:
    """Remove what no journal needs any more: litter, and applies that were undone."""
    known = {journal.number: journal for journal in journals(tree)}
    for name in tree.names(JOURNALS):
        if name.isdigit() and int(name) not in known:
            discard(tree, int(name))
    for journal in known.values():
        if journal.phase is not Phase.DONE:
            continue
        if journal.kind is Kind.APPLY:
            empty(tree, f"{journal.folder}/new")
            continue
        # The undo's own record goes last: it is what marks the apply as undone.
        if journal.undoes is not None:
            discard(tree, journal.undoes)
        discard(tree, journal.number)


def _parse(content: bytes, phase: Phase, where: str) -> Journal:
    try:
        journal = Journal.model_validate_json(content)
    except ValidationError as error:
        message = "the journal cannot be read: it is damaged, or of a newer Stheno"
        raise OpenJournalError(message, where=where) from error
    _check(journal, where)
    return journal.model_copy(update={"phase": phase})


def _check(journal: Journal, where: str) -> None:
    """Refuse a journal that names what no plan may touch: whoever wrote it, it was not us."""
    try:
        for entry in journal.entries:
            check_path(entry.path)
        for folder in (*journal.made, *journal.dropped):
            check_folder(folder)
    except SthenoError as error:
        raise _foreign(f"it names {error.where}: {error.message}", where) from error
    if journal.folder != where:
        raise _foreign(f"it says that it is {journal.folder}", where)


def _foreign(reason: str, where: str) -> OpenJournalError:
    return OpenJournalError(
        f"this journal was not written by Stheno: {reason}",
        where=where,
        fix="look at where it comes from; nothing is written until that folder is removed",
    )
