"""A task's end: its output, what it would have changed, and how it ended."""

from collections.abc import Iterator
from typing import TextIO

from terminal.page import Row, heading, row, set_in, show
from tools.verify.task import TaskResult
from tools.verify.tasks import Tasks

_COLOURS = (("+", "green"), ("-", "red"), ("@@", "cyan"))


def show_task(file: TextIO, result: TaskResult) -> None:
    """Print the result of a task."""
    show(_page(result), file)


def show_tasks(file: TextIO, tasks: Tasks) -> None:
    """Print what there is to run."""
    show(_known(tasks), file)


def _known(tasks: Tasks) -> Iterator[Row]:
    yield from heading("Scripts of package.json")
    for name, script in tasks.scripts.items():
        yield from set_in([row((name, "bold"), (f"  {script}", "dim"))])
    yield from heading("Programs")
    yield from set_in([row(("medusa ", "bold"), (" | ".join(tasks.commands), "dim"))])
    yield from set_in([row((name, "bold")) for name in tasks.programs if name != "medusa"])
    yield Row()


def _page(result: TaskResult) -> Iterator[Row]:
    if result.output:
        yield from (row(line) for line in result.output.split("\n"))
    if result.changes:
        yield from heading("It would have changed")
    for change in result.changes:
        yield row((change.path, "bold"), (f"  {change.action}", "dim"))
        told = "its lines are left out here" if change.diff is None else change.diff
        yield from map(_line, told.rstrip("\n").split("\n"))
    if result.more_changes:
        yield row((f"and {result.more_changes} more files", "dim"))
    yield Row()
    good = ("passed", "bold green") if result.exit_code == 0 else ("FAILED", "bold red")
    ended = f", ended: {result.ended}" if result.ended else ""
    network = "with network" if result.network else "without network"
    place = f"  exit code {result.exit_code} in {result.seconds} s, {network}{ended}"
    yield row(good, f" {result.task}", (place, "dim"))
    if result.advice:
        yield row((result.advice, "yellow"))


def _line(text: str) -> Row:
    return row((text, next((style for mark, style in _COLOURS if text.startswith(mark)), "")))
