"""Pages as rows of styled text: rich draws them at a terminal, and nothing else needs it.

A pipe gets the same words, without the time that loading rich takes.
"""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from tools.repo.visible import visible

Part = str | tuple[str, str]


class Row(NamedTuple):
    """One line: parts of (text, style), behind `first`; where it is wrapped, behind `rest`."""

    parts: tuple[tuple[str, str], ...] = ()
    first: str = ""
    rest: str = ""

    def behind(self, first: str, rest: str) -> "Row":
        """Return the row set in further."""
        return self._replace(first=first + self.first, rest=rest + self.rest)

    @property
    def plain(self) -> str:
        """The row's text without styles."""
        text = "".join(text for text, _ in self.parts)
        return self.first + text.replace("\n", f"\n{self.rest}")


def row(*parts: Part) -> Row:
    """Return one line; each part is text, or text with a style.  Markup in it is text."""
    pairs = (part if isinstance(part, tuple) else (part, "") for part in parts)
    return Row(tuple((visible(text), style) for text, style in pairs))


def heading(text: str) -> list[Row]:
    """Return the heading of a part of a page."""
    return [Row(), row((text, "underline"))]


def set_in(rows: Iterable[Row], by: int = 2) -> Iterator[Row]:
    """Yield `rows` set in under their heading."""
    blanks = " " * by
    return (one.behind(blanks, blanks) for one in rows)


def show(rows: Iterable[Row], file: TextIO) -> None:
    """Print rows to standard output or standard error."""
    if not _is_plain(file):
        _draw(rows, file)
        return
    file.write("".join(f"{one.plain}\n" for one in rows))
    file.flush()


def _is_plain(file: TextIO) -> bool:
    # What rich would take for a terminal, or could not write as it stands, is left to rich.
    asked = os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE")
    return not (file.isatty() or asked) and file.encoding.lower().startswith("utf")


def _draw(rows: Iterable[Row], file: TextIO) -> None:
    from rich.text import Text  # noqa: PLC0415  # only where a person looks

    from terminal.console import console_of  # noqa: PLC0415  # likewise

    console = console_of(file)
    for one in rows:
        text = Text()
        for content, style in one.parts:
            text.append(content, style=style)
        width = max(console.width - max(len(one.first), len(one.rest)), 1)
        for number, wrapped in enumerate(text.wrap(console, width) or [Text()]):
            wrapped.rstrip()
            prefix = Text().append(one.rest if number else one.first, style="dim")
            console.print(prefix.append_text(wrapped))
