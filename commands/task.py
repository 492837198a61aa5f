"""`task`: a script of the project, or a command of Medusa, in a copy of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root
from commands.speech import print_json, screen, workspace_at
from tools.errors import CheckFailedError

if TYPE_CHECKING:
    from tools.verify.task import TaskResult


def task(  # noqa: PLR0913, PLR0917  # its options
    name: Annotated[
        str | None, typer.Argument(help="A script of package.json, or medusa, tsc, jest, vitest.")
    ] = None,
    arguments: Annotated[
        list[str] | None, typer.Argument(help="What it is given, options included.")
    ] = None,
    root: Root = HERE,
    allow_network: Annotated[
        bool, typer.Option("--allow-network", help="Let it reach the network.")
    ] = False,
    seconds: Annotated[
        int, typer.Option("--seconds", min=1, max=3600, help="End it after so long.")
    ] = 300,
    as_json: Json = False,
) -> None:
    """Run one of the project's tasks in a copy: no network, no secrets, nothing written back.

    Example: `stheno task medusa db:generate brand`

    Options of `stheno task` come before NAME. Without NAME, what there is to run is listed. What
    the task would have changed is shown as a diff. Exits with 5 if the task fails.
    """
    import anyio

    from terminal.console import err
    from terminal.report_page import LiveReport
    from terminal.task_page import show_task, show_tasks
    from tools.verify.task import run_task
    from tools.verify.tasks import known_tasks

    workspace = workspace_at(root)
    if name is None:
        known = known_tasks(workspace)
        if as_json:
            print_json(known)
        else:
            show_tasks(screen(), known)
        return

    async def running() -> "TaskResult":
        with LiveReport(err()) as live:
            return await run_task(
                workspace,
                name,
                arguments or [],
                allow_network=allow_network,
                seconds=seconds,
                progress=live.event,
            )

    result = anyio.run(running)
    if as_json:
        print_json(result)
    else:
        show_task(screen(), result)
    if result.exit_code:
        raise typer.Exit(CheckFailedError.exit_code)
