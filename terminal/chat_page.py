"""What a conversation shows besides the answers: its beginning, its commands, what comes next."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from agents.runs import Run, RunState, Waiting
from terminal.page import row, set_in, show
from terminal.plan_page import short
from terminal.run_page import ran_out, took

_OTHERS = (
    ("Enter", "goes on with what was not finished"),
    ("//text", "is sent as /text"),
    ("Ctrl-C", "cancels an answer; at the prompt it leaves, as Ctrl-D does"),
)


def show_beginning(agent: str, model: str, run: Run | None, standing: str, aside: TextIO) -> None:
    """Say who listens, and where a conversation that is taken up again was left."""
    rows = [row((agent, "bold"), (f"  {model}", "dim"))]
    if run is not None:
        rows.append(row((f"run {run.id}, {standing}, {took(run)}", "dim")))
        rows += set_in(row((line, "dim")) for line in run.question.splitlines()[:3])
        rows += set_in(row(line) for line in (run.answer or "").splitlines())
    rows.append(row(("ask about this project; /help lists commands, Ctrl-D leaves", "dim")))
    show(rows, aside)


def show_commands(commands: Iterable[tuple[str, str]], aside: TextIO) -> None:
    """List commands, each with what it does."""
    show([row((f"{name:<17}", "bold"), told) for name, told in [*commands, *_OTHERS]], aside)


def show_cost(run: Run | None, aside: TextIO) -> None:
    """Say what the conversation took so far, and what it may take."""
    if run is None:
        show([row("nothing was asked yet")], aside)
        return
    limits = run.limits
    cost = "any cost" if limits.cost is None else f"${limits.cost:.2f}"
    show(
        [row(took(run), (f"; allowed: {limits.requests or 'any'} requests, {cost}", "dim"))], aside
    )


def steps_of(run: Run, open_plans: Sequence[Waiting], made: Sequence[str], again: str) -> list[str]:
    """Return what a person may do next.

    `open_plans` wait for them, `made` are digests of plans that are new, `again` is the command
    that continues the conversation.
    """
    if run.waiting and not open_plans:
        return ["Enter goes on; or say something to go with it"]
    if run.waiting:
        return [*_to_settle(open_plans), "or say why not"]
    if ran_out(run):
        larger = "--max-requests, --max-cost or --timeout"
        return [f"leave, then: {again}    # with a larger {larger}"]
    if run.state is not RunState.ANSWERED:
        return ["Enter goes on with it; or say something else"]
    return [f"/plan {short(digest)}    # shows it; /apply writes it" for digest in made]


def _to_settle(waiting: Sequence[Waiting]) -> Iterator[str]:
    for one in waiting:
        yield f"/apply {short(one.digest)}    # shows {one.title}, and asks"
        yield f"/plan {short(one.digest)}    # shows every line of it"


def show_steps(steps: Iterable[str], aside: TextIO) -> None:
    """Say what a person may do next."""
    show([row(("next: ", "bold"), step) for step in steps], aside)
