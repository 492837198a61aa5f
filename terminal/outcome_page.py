"""What applying, undoing and recovering did, or would do."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from terminal.page import Row, heading, row, set_in, show
from tools.plan.apply import Applied
from tools.plan.model import Plan
from tools.plan.recover import Recovered
from tools.plan.undo import Undone


def show_applied(file: TextIO, applied: Applied, plan: Plan) -> None:
    """Print what was written, and what the person runs now."""
    show([*_recovered(applied.recovered), *_applied(applied, plan), Row()], file)


def show_undo(file: TextIO, undone: Undone, *, listed: bool = True) -> None:
    """Print what undo did, or with its `dry_run` what it would do; `listed` names the files."""
    show([*_recovered(undone.recovered), *_undone(undone, listed=listed)], file)


def show_recovered(file: TextIO, recovered: Recovered) -> None:
    """Print what became of an apply or undo that was cut off."""
    show(list(_recovered(recovered)) or [row("nothing was cut off")], file)


def _applied(applied: Applied, plan: Plan) -> Iterator[Row]:
    if applied.nothing_to_do:
        yield row(("nothing to do: the project is already as the plan wants it", "green"))
        return
    counts = (
        f"{len(applied.created)} created, {len(applied.updated)} updated, "
        f"{len(applied.deleted)} deleted"
    )
    yield row(("applied ", "bold green"), applied.title, (f"  {counts}", "dim"))
    yield from heading("Next")
    for command in plan.commands:
        yield from set_in([row((command.run, "bold"), (f"  {command.why}", "dim"))])
    yield from set_in([row(("stheno verify", "bold"), ("  proves that it works", "dim"))])
    yield from set_in([row(("stheno undo", "bold"), ("  takes exactly this back", "dim"))])


def _undone(undone: Undone, *, listed: bool) -> Iterator[Row]:
    if undone.digest is None:
        yield row("nothing to undo")
        return
    word = "would take back " if undone.dry_run else "took back "
    yield row((word, "bold"), undone.title or undone.digest)
    if listed:
        yield from _listed(undone.removed, "- ", "red")
        yield from _listed(undone.restored, "~ ", "yellow")


def _recovered(recovered: Recovered) -> Iterator[Row]:
    if recovered.outcome == "nothing":
        return
    done = "completed" if recovered.outcome == "completed" else "taken back"
    yield row(
        (f"{done} ", "bold yellow"),
        f"the {recovered.kind} of {recovered.title} that had been cut off",
    )
    yield from _listed(recovered.kept, "kept as edited since: ", "yellow")


def _listed(paths: Iterable[str], mark: str, style: str) -> Iterator[Row]:
    return set_in(row((f"{mark}{path}", style)) for path in paths)
