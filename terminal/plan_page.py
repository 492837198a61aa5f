"""A plan as a person reads it: summary, risks, files, what to do by hand, what to run next."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text

from terminal.console import indented, line, title
from terminal.tree import file_tree
from tools.plan.model import Action, Change, Plan, Risk
from tools.repo.visible import visible

SHORT = 12
_LEVELS = {"high": "bold red", "medium": "yellow", "low": "dim"}
_ORDER = list(_LEVELS)


def short(digest: str) -> str:
    """Return as much of a digest as a person needs to name the plan."""
    return digest[:SHORT]


def show_plan(console: Console, plan: Plan, *, diff: bool = False, steps: bool = True) -> None:
    """Print a plan; `diff` adds what changes in every file, `steps` what to run next."""
    console.print(plan_page(plan, steps=steps))
    if diff:
        show_diff(console, plan)


def plan_page(plan: Plan, *, steps: bool = True) -> RenderableType:
    """Return a plan as something that rich prints."""
    shown = [change for change in plan.changes if change.action is not Action.UNCHANGED]
    untouched = len(plan.changes) - len(shown)
    parts: list[RenderableType] = [*_head(plan), *_risks(plan.risks)]
    if shown:
        parts += [title("Files"), indented(file_tree(shown))]
    if untouched:
        stay = "1 file stays as it is" if untouched == 1 else f"{untouched} files stay as they are"
        parts.append(indented(line((f"= {stay}", "dim"))))
    parts += _by_hand(plan.blocking)
    parts += _after(plan)
    if steps:
        parts += _next(plan)
    return Group(*parts, "")


def show_diff(console: Console, plan: Plan) -> None:
    """Print the diff of every file that the plan writes or is in conflict with."""
    for change in plan.changes:
        if not change.diff:
            continue
        console.print(line((f"{change.path}", "bold"), (f"  {change.action}", "dim")))
        if console.is_terminal and not console.no_color:
            console.print(_coloured(change.diff))
        else:
            console.print(Text(visible(change.diff)))


def _coloured(diff: str) -> Syntax:
    return Syntax(
        visible(diff), "diff", theme="ansi_dark", background_color="default", word_wrap=True
    )


def _head(plan: Plan) -> Iterator[RenderableType]:
    target = plan.target
    proof = (
        ("proven", "green")
        if target.proven
        else (f"unproven, written like {target.follows}", "yellow")
    )
    yield line((plan.title, "bold"), (f"  plan {short(plan.digest)}", "dim"))
    yield line((f"Medusa {target.version} ({target.source}), ", "dim"), proof)
    yield ""
    yield line((plan.summary, "bold"))


def _risks(risks: list[Risk]) -> Iterator[RenderableType]:
    if not risks:
        return
    yield title("Risks")
    for risk in sorted(risks, key=lambda one: _ORDER.index(one.level)):
        place = f"  {risk.path}" if risk.path else ""
        yield indented(
            line((f"{risk.level:<7}", _LEVELS[risk.level]), risk.message, (place, "dim"))
        )


def _by_hand(changes: list[Change]) -> Iterator[RenderableType]:
    if not changes:
        return
    yield title("For you to settle")
    for change in changes:
        place = f"{change.path}:{change.line}" if change.line else change.path
        yield indented(line((place, "bold magenta"), f"  {change.reason}"))
        if change.snippet:
            snippet = Text(visible(change.snippet.rstrip("\n")), style="cyan")
            yield Padding(snippet, (0, 0, 0, 6), expand=False)


def _after(plan: Plan) -> Iterator[RenderableType]:
    if plan.commands:
        yield title("After applying, run")
        for command in plan.commands:
            yield indented(line((command.run, "bold"), (f"  {command.why}", "dim")))
    if plan.configuration:
        yield title("Configuration")
        for note in plan.configuration:
            yield indented(line(note))


def _next(plan: Plan) -> Iterator[RenderableType]:
    yield title("Next")
    if plan.blocking:
        yield indented(line("settle what is listed above, then plan again"))
    elif not plan.writing:
        yield indented(line(("nothing to do: the project is as the spec wants it", "green")))
    else:
        name = short(plan.digest)
        yield indented(line((f"stheno plan --diff {name}", "bold"), "  reads every line of it"))
        yield indented(line((f"stheno apply {name}", "bold"), "        asks, then writes"))
