"""Ending what a crash cut off: the whole of it is carried out, or the whole taken back."""

from typing import Literal

from pydantic import Field

from tools.errors import SthenoError
from tools.plan.approval import withdraw
from tools.plan.journal import Journal, Kind, Phase, sweep, unfinished
from tools.plan.lock import writer
from tools.plan.model import Frozen
from tools.plan.transaction import advance, foreign_edits, take_back
from tools.plan.tree import Tree
from tools.repo.workspace import Workspace


class Recovered(Frozen):
    """What became of the open journal: the apply or undo (`kind`) of the plan `digest`.

    `kept` are the files that were edited or moved after the crash: they stay as they are, and
    their former bytes are in the folder `backups`.
    """

    outcome: Literal["nothing", "completed", "taken_back"] = "nothing"
    kind: Kind | None = None
    digest: str | None = None
    title: str | None = None
    kept: list[str] = Field(default_factory=list)
    backups: str | None = None


NOTHING = Recovered()


def recover(workspace: Workspace) -> Recovered:
    """Complete or take back what was cut off; with nothing cut off, do nothing.

    Raises LockedError if a writer is at work, OpenJournalError if the system allows neither way.
    """
    with writer(workspace, "nothing is recovered") as tree:
        recovered = recover_tree(tree)
        if recovered.outcome == "completed" and recovered.digest is not None:
            withdraw(workspace, recovered.digest)
        return recovered


def recover_tree(tree: Tree) -> Recovered:
    """Do what `recover` does, as the writer that already holds the lock."""
    journal = unfinished(tree)
    recovered = NOTHING if journal is None else _settle(tree, journal)
    sweep(tree)
    return recovered


def _settle(tree: Tree, journal: Journal) -> Recovered:
    if journal.phase is Phase.COMMITTING and not foreign_edits(tree, journal):
        try:
            advance(tree, journal)
        except (SthenoError, OSError):
            # The way forward is barred, so the way back is taken.
            pass
        else:
            return Recovered(
                outcome="completed", kind=journal.kind, digest=journal.digest, title=journal.title
            )
    kept = take_back(tree, journal)
    return Recovered(
        outcome="taken_back",
        kind=journal.kind,
        digest=journal.digest,
        title=journal.title,
        kept=kept,
        backups=f"{journal.folder}/old" if kept else None,
    )
