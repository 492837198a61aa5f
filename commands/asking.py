"""`ask` and `resume`: a specialist at work in the terminal."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root
from commands.runs import RunId

if TYPE_CHECKING:
    from agents.runs import Limits, Run
    from agents.store import RunStore

# How each state of a run ends the command; what is not here is a failure.
INTERRUPTED = 130
CODES = {"answered": 0, "waiting": 3, "stopped": 5, "cancelled": INTERRUPTED}

MaxCost = Annotated[
    float | None, typer.Option("--max-cost", metavar="DOLLARS", min=0.0001, help="Stop there.")
]
MaxRequests = Annotated[
    int | None, typer.Option("--max-requests", metavar="N", min=1, help="Ask the model so often.")
]
Timeout = Annotated[
    float | None, typer.Option("--timeout", metavar="SECONDS", min=1, help="Stop after so long.")
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="haiku, sonnet, opus, or provider:model."),
]
Web = Annotated[bool, typer.Option("--web", help="Let it search the web, if it lists that tool.")]


def ask(  # noqa: PLR0913, PLR0917  # its options
    agent: Annotated[str, typer.Argument(help="A specialist, such as medusa-expert.")],
    question: Annotated[str, typer.Argument(help="What to ask; `-` for standard input.")],
    root: Root = HERE,
    model: Model = None,
    max_cost: MaxCost = None,
    max_requests: MaxRequests = None,
    timeout: Timeout = None,
    web: Web = False,
    as_json: Json = False,
) -> None:
    """Ask a specialist about this project. It reads and proposes, and writes nothing.

    Example: `stheno ask medusa-expert "Which modules does this shop have?"`

    Text comes to standard output as it is written, tools and cost to standard error. Exits with
    3 if it waits for you to apply a plan, with 5 if a limit stopped it: see `stheno resume`.
    """
    from agents.lifecycle import check_request, default_limits, start_run
    from agents.runs import RunRequest
    from agents.store import RunStore
    from commands.speech import workspace_at
    from tools.person import local_person

    workspace = workspace_at(root)
    text = _text(sys.stdin.read() if question == "-" else question, "question")
    limits = limited(default_limits(agent, workspace), max_cost, max_requests, timeout)
    request = RunRequest(
        agent=agent,
        question=text,
        model=model,
        limits=limits,
        web=web,
        principal=local_person(),
    )
    check_request(request, workspace)
    with RunStore(workspace) as store:
        run = start_run(store, request)
        raise typer.Exit(_played(store, run, as_json=as_json))


def resume(  # noqa: PLR0913, PLR0917  # its options
    run: RunId,
    root: Root = HERE,
    say: Annotated[
        str | None,
        typer.Option("--say", metavar="TEXT", help="What you say: why not, or what next."),
    ] = None,
    max_cost: MaxCost = None,
    max_requests: MaxRequests = None,
    timeout: Timeout = None,
    as_json: Json = False,
) -> None:
    """Go on with a run: after a plan was applied, after a crash, with a larger limit.

    Example: `stheno resume 3f9a1c2b4d5e --max-requests 100`

    What was finished is neither paid again nor done again. Limits count from the run's beginning.
    """
    from agents.lifecycle import at_rest, wait_again
    from agents.store import RunStore
    from commands.speech import workspace_at

    with RunStore(workspace_at(root)) as store:
        kept = store.run(run)
        limits = limited(kept.limits, max_cost, max_requests, timeout)
        say = None if say is None else _text(say, "text of --say")
        if at_rest(store, kept, say):
            raise typer.Exit(_ended(wait_again(store, kept), as_json=as_json))
        raise typer.Exit(_played(store, kept, limits=limits, say=say, as_json=as_json))


def _text(text: str, what: str) -> str:
    from agents.runs import LONGEST_QUESTION
    from tools.errors import UsageError

    if not text.strip():
        raise UsageError(f"the {what} is empty", fix="say something")
    if len(text) > LONGEST_QUESTION:
        told = f"the {what} has {len(text)} characters, and may have {LONGEST_QUESTION}"
        raise UsageError(told, fix="let the specialist read a file of the project instead")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"the {what} is no text in UTF-8", fix="write it in UTF-8") from error
    return text


def limited(
    limits: "Limits", max_cost: float | None, max_requests: int | None, timeout: float | None
) -> "Limits":
    """Return the limits with those in their place that a person gave."""
    given = {"cost": max_cost, "requests": max_requests, "seconds": timeout}
    return limits.model_copy(update={key: one for key, one in given.items() if one is not None})


def _played(
    store: "RunStore",
    run: "Run",
    *,
    limits: "Limits | None" = None,
    say: str | None = None,
    as_json: bool,
) -> int:
    from functools import partial

    import anyio

    from commands.speech import screen, tell
    from terminal.run_page import LiveRun

    cancels = store.cancels(run.id)
    tell("run ", "bold", run.id)
    with LiveRun(screen(aside=as_json), sys.stderr) as live:
        from agents.engine import play

        played = partial(play, listener=live.event, limits=limits, say=say, cancels=cancels)
        try:
            run = anyio.run(played, store, run.id)
        except KeyboardInterrupt:
            live.end_line()
            tell("cancelled ", "bold yellow", f"go on with: stheno resume {run.id}")
            return INTERRUPTED
    return _ended(run, as_json=as_json)


def _ended(run: "Run", *, as_json: bool) -> int:
    from commands.speech import print_json
    from terminal.run_page import show_outcome

    if as_json:
        print_json(run)
    show_outcome(run, sys.stderr)
    return CODES.get(run.state, 1)
