"""The two consoles a person sees."""

import sys
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from tools.repo.visible import visible

# A pipe has no width: nothing is wrapped or cut for whoever reads it.
_UNBOUNDED = 10_000


def out() -> Console:
    """Return the console for results: standard output, plain when that is no terminal."""
    return console_of(sys.stdout)


def err() -> Console:
    """Return the console for progress, questions and errors: standard error."""
    return console_of(sys.stderr)


def line(*parts: str | tuple[str, str]) -> Text:
    """Return one styled line; each part is text, or text with a style.  Markup in it is text."""
    text = Text()
    for part in parts:
        content, style = part if isinstance(part, tuple) else (part, "")
        text.append(visible(content), style=style)
    return text


def title(text: str) -> Padding:
    """Return the heading of a part of a page."""
    return Padding(line((text, "underline")), (1, 0, 0, 0), expand=False)


def indented(content: RenderableType) -> Padding:
    """Return `content` set in under its heading."""
    return Padding(content, (0, 0, 0, 2), expand=False)


def console_of(file: TextIO) -> Console:
    """Return the console that draws on `file`."""
    return Console(file=file, highlight=False, width=None if file.isatty() else _UNBOUNDED)
