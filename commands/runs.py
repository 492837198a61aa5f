"""`runs`, `show` and `cancel`: what the specialists did in this project."""

import sys
from typing import Annotated

import typer

from commands.options import HERE, Json, Root

RunId = Annotated[str, typer.Argument(metavar="RUN", help="The run, or the beginning of its id.")]


def runs(
    root: Root = HERE,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many.")] = 20,
    as_json: Json = False,
) -> None:
    """List the specialists' runs in this project, the newest first, with what each cost.

    Example: `stheno runs`
    """
    from agents.runs import RunList
    from agents.store import RunStore
    from commands.speech import print_json, screen, workspace_at
    from terminal.run_page import show_runs

    with RunStore(workspace_at(root)) as store:
        found = store.runs(limit=limit)
        if as_json:
            print_json(RunList(runs=found))
        else:
            show_runs(found, {one.id for one in found if store.is_played(one.id)}, screen())


def show(
    run: RunId,
    root: Root = HERE,
    events: Annotated[
        bool, typer.Option("--events", help="Every event, one JSON object a line.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show one run: the question, what was looked at, the answer, plans, and the cost.

    Example: `stheno show 3f9a1c2b4d5e`
    """
    from agents.store import RunStore
    from commands.speech import print_json, screen, workspace_at
    from terminal.run_page import show_run
    from tools.errors import UsageError

    if events and as_json:
        raise UsageError("give one of --json and --events")
    with RunStore(workspace_at(root)) as store:
        found = store.run(run)
        happened = [] if as_json else store.events(found.id)
        if as_json:
            print_json(found)
        elif events:
            sys.stdout.writelines(f"{event.model_dump_json()}\n" for event in happened)
        else:
            show_run(found, happened, screen(), played=store.is_played(found.id))


def cancel(run: RunId, root: Root = HERE, as_json: Json = False) -> None:
    """Cancel a run, also one that another terminal plays; it can still be resumed.

    Example: `stheno cancel 3f9a1c2b4d5e`
    """
    from agents.lifecycle import cancel as stop
    from agents.runs import RunState
    from agents.store import RunStore
    from commands.speech import print_json, tell, workspace_at

    with RunStore(workspace_at(root)) as store:
        found = stop(store, store.run(run).id)
        played = store.is_played(found.id)
    if as_json:
        print_json(found)
    else:
        tell("run ", "bold", f"{found.id} {'is being cancelled' if played else found.state}")
        if played or found.state is RunState.CANCELLED:
            tell("go on with: ", "bold", f"stheno resume {found.id}")
        else:
            tell("note: ", "bold", "it was over already, and nothing is cancelled")
