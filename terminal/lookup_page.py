"""What a lookup found, as a person reads it."""

from collections.abc import Iterator
from typing import TextIO

from terminal.page import Row, row, set_in, show
from tools.medusa.api.answer import Answer, Found, Full


def show_answer(file: TextIO, answer: Answer) -> None:
    """Print the entries found, or that there are none and which names come near."""
    show(list(_answer(answer)), file)


def _answer(answer: Answer) -> Iterator[Row]:
    for entry in answer.entries:
        yield from _entry(entry)
        yield Row()
    if answer.note:
        yield row((answer.note, "yellow"))
    if answer.nearest:
        yield row("near to it: ", (", ".join(answer.nearest), "bold"))


def _entry(entry: Found) -> Iterator[Row]:
    yield row((entry.name, "bold"), (f"  {entry.kind}", "dim"))
    if entry.deprecated:
        yield from set_in([row((f"deprecated: {entry.deprecated}", "yellow"))])
    yield from set_in([row(text) for text in (entry.summary, entry.signature) if text])
    if entry.use:
        yield from set_in([row((entry.use, "cyan"))])
    if isinstance(entry, Full):
        yield from set_in(_details(entry))
    yield from set_in([row((entry.source, "dim"))])


def _details(entry: Full) -> Iterator[Row]:
    if entry.also:
        yield row("also: ", ", ".join(entry.also))
    for line in (entry.doc or "").splitlines():
        yield row(line)
    for name, values in (entry.facts or {}).items():
        yield row((f"{name}:", "underline"))
        yield from set_in([row(line) for value in values for line in value.splitlines()])
