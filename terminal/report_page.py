"""Verifying as it happens, and the report at its end."""

from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from terminal.console import indented, line
from tools.repo.visible import visible
from tools.verify.report import Check, Report, Status

_STYLES = {Status.PASSED: "green", Status.FAILED: "bold red", Status.NOT_RUN: "yellow"}
_WORDS = {Status.PASSED: "passed", Status.FAILED: "FAILED", Status.NOT_RUN: "not run"}
_BAR = 30


class LiveReport:
    """Shows each check while it runs; use as a context, and hand `event` to `verify`.

    Where nothing can be redrawn, one line is printed when a check is done.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._done: list[RenderableType] = []
        self._running: dict[str, str] = {}
        self._fraction = 0.0
        self._live = Live(self._page(), console=console, transient=True, refresh_per_second=8)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._console.is_terminal:
            self._live.stop()

    async def event(self, name: str, state: str, message: str, fraction: float) -> None:
        """Take one event of `verify`."""
        self._fraction = fraction
        if state == "running":
            self._running[name] = message
        else:
            self._running.pop(name, None)
            status = Status(state)
            row = line((f"{_WORDS[status]:<8}", _STYLES[status]), f"{name:<18}  ", (message, "dim"))
            self._done.append(row)
            if not self._console.is_terminal:
                self._console.print(row)
        if self._console.is_terminal:
            self._live.update(self._page())

    def _page(self) -> RenderableType:
        running = [
            Spinner("line", line(f"{name}  ", (message, "dim")))
            for name, message in self._running.items()
        ]
        bar = ProgressBar(total=1.0, completed=self._fraction, width=_BAR)
        return Group(*self._done, *running, bar)


def show_report(console: Console, report: Report) -> None:
    """Print a report: a table of the checks, then the details of what failed."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for check in report.checks:
        table.add_row(
            Text(_WORDS[check.status], style=_STYLES[check.status]),
            Text(visible(check.name)),
            Text(_seconds(check), style="dim", justify="right"),
            Text(visible(check.evidence)),
        )
    console.print(table)
    for check in report.checks:
        if check.status is Status.FAILED and check.details:
            console.print()
            console.print(line((f"{check.name} failed", "bold red")))
            console.print(indented(Text(visible(check.details.rstrip()))))
    console.print()
    console.print(_verdict(report))


def _seconds(check: Check) -> str:
    return "" if check.status is Status.NOT_RUN else f"{check.seconds:.1f} s"


def _verdict(report: Report) -> Text:
    style = "bold red"
    if report.ok:
        style = "bold green" if report.whole else "bold yellow"
    took = f"in {report.seconds:.0f} s, Medusa {report.medusa}, tree {report.tree[:12]}"
    return line((report.verdict, style), (f"  {report.counted} {took}", "dim"))
