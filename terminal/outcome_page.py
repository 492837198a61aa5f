"""What applying, undoing and recovering did, or would do."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text

from terminal.console import indented, line, title
from tools.plan.apply import Applied
from tools.plan.model import Plan
from tools.plan.recover import Recovered
from tools.plan.undo import Undone


def show_applied(console: Console, applied: Applied, plan: Plan) -> None:
    """Print what was written, and what the person runs now."""
    console.print(Group(*_recovered(applied.recovered), *_applied(applied, plan), ""))


def show_undo(console: Console, undone: Undone, *, listed: bool = True) -> None:
    """Print what undo did, or with its `dry_run` what it would do; `listed` names the files."""
    console.print(Group(*_recovered(undone.recovered), *_undone(undone, listed=listed)))


def show_recovered(console: Console, recovered: Recovered) -> None:
    """Print what became of an apply or undo that was cut off."""
    parts = list(_recovered(recovered)) or [line("nothing was cut off")]
    console.print(Group(*parts))


def _applied(applied: Applied, plan: Plan) -> Iterator[RenderableType]:
    if applied.nothing_to_do:
        yield line(("nothing to do: the project is already as the plan wants it", "green"))
        return
    counts = (
        f"{len(applied.created)} created, {len(applied.updated)} updated, "
        f"{len(applied.deleted)} deleted"
    )
    yield line(("applied ", "bold green"), applied.title, (f"  {counts}", "dim"))
    yield title("Next")
    for command in plan.commands:
        yield indented(line((command.run, "bold"), (f"  {command.why}", "dim")))
    yield indented(line(("stheno verify", "bold"), ("  proves that it works", "dim")))
    yield indented(line(("stheno undo", "bold"), ("  takes exactly this back", "dim")))


def _undone(undone: Undone, *, listed: bool) -> Iterator[RenderableType]:
    if undone.digest is None:
        yield line("nothing to undo")
        return
    word = "would take back " if undone.dry_run else "took back "
    yield line((word, "bold"), undone.title or undone.digest)
    if listed:
        yield from _listed(undone.removed, "- ", "red")
        yield from _listed(undone.restored, "~ ", "yellow")


def _recovered(recovered: Recovered) -> Iterator[RenderableType]:
    if recovered.outcome == "nothing":
        return
    done = "completed" if recovered.outcome == "completed" else "taken back"
    yield line(
        (f"{done} ", "bold yellow"),
        f"the {recovered.kind} of {recovered.title} that had been cut off",
    )
    yield from _listed(recovered.kept, "kept as edited since: ", "yellow")


def _listed(paths: Iterable[str], mark: str, style: str) -> Iterator[RenderableType]:
    for path in paths:
        yield indented(_entry(mark, path, style))


def _entry(mark: str, path: str, style: str) -> Text:
    return line((f"{mark}{path}", style))
