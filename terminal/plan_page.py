"""A plan as a person reads it: summary, risks, files, what to do by hand, what to run next."""

from collections.abc import Iterator
from typing import TextIO

from terminal.page import Row, heading, row, set_in, show
from terminal.tree import file_tree
from tools.plan.model import Action, Change, Plan, Risk

SHORT = 12
_LEVELS = {"high": "bold red", "medium": "yellow", "low": "dim"}
_ORDER = list(_LEVELS)
_COLOURS = (("+", "green"), ("-", "red"), ("@@", "cyan"))


def short(digest: str) -> str:
    """Return as much of a digest as a person needs to name the plan."""
    return digest[:SHORT]


def show_plan(file: TextIO, plan: Plan, *, diff: bool = False, steps: bool = True) -> None:
    """Print a plan; `diff` adds what changes in every file, `steps` what to run next."""
    show(plan_page(plan, steps=steps), file)
    if diff:
        show(_diffs(plan), file)


def plan_page(plan: Plan, *, steps: bool = True) -> Iterator[Row]:
    """Yield a plan as rows."""
    shown = [change for change in plan.changes if change.action is not Action.UNCHANGED]
    untouched = len(plan.changes) - len(shown)
    yield from _head(plan)
    yield from _risks(plan.risks)
    if shown:
        yield from heading("Files")
        yield from set_in(file_tree(shown))
    if untouched:
        stay = "1 file stays as it is" if untouched == 1 else f"{untouched} files stay as they are"
        yield from set_in([row((f"= {stay}", "dim"))])
    yield from _by_hand(plan.blocking)
    yield from _after(plan)
    if steps:
        yield from _next(plan)
    yield Row()


def _diffs(plan: Plan) -> Iterator[Row]:
    """Yield the diff of every file that the plan writes or is in conflict with."""
    for change in plan.changes:
        if change.diff:
            yield row((change.path, "bold"), (f"  {change.action}", "dim"))
            yield from map(_diff_row, change.diff.split("\n"))


def _diff_row(line: str) -> Row:
    return row((line, next((style for mark, style in _COLOURS if line.startswith(mark)), "")))


def _head(plan: Plan) -> Iterator[Row]:
    target = plan.target
    proof = (plan.proof, "green" if target.proven else "yellow")
    yield row((plan.title, "bold"), (f"  plan {short(plan.digest)}", "dim"))
    yield row((f"Medusa {target.version} ({target.source}), ", "dim"), proof)
    yield Row()
    yield row((plan.summary, "bold"))
    if plan.free:
        yield row((plan.told_of_free, "yellow"))


def _risks(risks: list[Risk]) -> Iterator[Row]:
    if not risks:
        return
    yield from heading("Risks")
    for risk in sorted(risks, key=lambda one: _ORDER.index(one.level)):
        place = f"  {risk.path}" if risk.path else ""
        level = (f"{risk.level:<7}", _LEVELS[risk.level])
        yield from set_in([row(level, risk.message, (place, "dim"))])


def _by_hand(changes: list[Change]) -> Iterator[Row]:
    if not changes:
        return
    yield from heading("For you to settle")
    for change in changes:
        place = f"{change.path}:{change.line}" if change.line else change.path
        yield from set_in([row((place, "bold magenta"), f"  {change.reason}")])
        if change.snippet:
            snippet = change.snippet.rstrip("\n").split("\n")
            yield from set_in([row((line, "cyan")) for line in snippet], by=6)


def _after(plan: Plan) -> Iterator[Row]:
    if plan.commands:
        yield from heading("After applying, run")
        for command in plan.commands:
            yield from set_in([row((command.run, "bold"), (f"  {command.why}", "dim"))])
    if plan.configuration:
        yield from heading("Configuration")
        for note in plan.configuration:
            yield from set_in([row(note)])


def _next(plan: Plan) -> Iterator[Row]:
    yield from heading("Next")
    if plan.blocking:
        yield from set_in([row("settle what is listed above, then plan again")])
    elif not plan.writing:
        yield from set_in([row(("nothing to do: the project is as the plan wants it", "green"))])
    else:
        name = short(plan.digest)
        yield from set_in([row((f"stheno plan --diff {name}", "bold"), "  reads every line of it")])
        yield from set_in([row((f"stheno apply {name}", "bold"), "        asks, then writes")])
