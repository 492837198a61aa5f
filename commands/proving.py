"""Proving a project, as a person at a terminal sees it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commands.speech import tell
from tools.errors import SthenoError

if TYPE_CHECKING:
    from tools.repo.workspace import Workspace
    from tools.verify.report import Report


def prove(workspace: "Workspace", names: Sequence[str] | None) -> "Report":
    """Run these checks (default: all), show how they go, and keep the report.

    One that cannot be kept is no worse for it: the person is told.
    """
    import anyio

    from terminal.console import err
    from terminal.report_page import LiveReport
    from tools.verify.kept import keep_report
    from tools.verify.ladder import verify

    with LiveReport(err()) as live:

        async def proven() -> "Report":
            return await verify(workspace, only=names, progress=live.event)

        report = anyio.run(proven)
    try:
        keep_report(workspace, report)
    except SthenoError as error:
        tell("warning: ", "bold yellow", str(error))
    return report


def judge(workspace: "Workspace", digest: str, names: list[str] | None) -> "Report":
    """Judge a kept plan by these checks (default: those of plans), and show how they go."""
    import anyio

    from terminal.console import err
    from terminal.report_page import LiveReport
    from tools.catalogue import check_plan

    with LiveReport(err()) as live:
        return anyio.run(check_plan, workspace, digest, names, live.event)
