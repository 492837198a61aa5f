"""Printing code that does not stand in the file yet, on one line where it fits, else on several."""

import unicodedata
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tools.plan.typescript.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAB_WIDTH = 2


class Pair(NamedTuple):
    """A property with a string for a value, which moves to its own line when too long."""

    key: str
    value: str


class Group(NamedTuple):
    """An array or object with the text around it, such as the key it is the value of."""

    brackets: str
    parts: "Sequence[Code]"
    before: str = ""
    after: str = ""


# A str is code that stays as it is.
Code: TypeAlias = str | Pair | Group


def flat(code: Code, style: Style) -> str:
    """Return `code` on one line."""
    if isinstance(code, str):
        return code
    if isinstance(code, Pair):
        return f"{code.key}: {code.value}"
    pad = " " if code.brackets == "{}" and style.spaced_braces and code.parts else ""
    inner = ", ".join(flat(part, style) for part in code.parts)
    return f"{code.before}{code.brackets[0]}{pad}{inner}{pad}{code.brackets[1]}{code.after}"


def rendered(code: Code, style: Style, indent: str, *, used: int, after: int) -> str:
    """Return `code` as the formatter would break it.

    `indent` is the white space its line starts with, `used` the columns before it on that line,
    and `after` those that must follow it there.
    """
    line = flat(code, style)
    if isinstance(code, str) or used + width(line) + after <= style.print_width:
        return line
    inner = indent + style.indent
    if isinstance(code, Pair):
        return f"{code.key}:{style.newline}{inner}{code.value}"
    rows = [inner + rendered(part, style, inner, used=width(inner), after=1) for part in code.parts]
    comma = "," if style.trailing_comma else ""
    body = f",{style.newline}".join(rows)
    opening = f"{code.before}{code.brackets[0]}{style.newline}"
    return f"{opening}{body}{comma}{style.newline}{indent}{code.brackets[1]}{code.after}"


def width(text: str) -> int:
    """Return how many columns `text` takes on a screen."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character == "\t":
        return _TAB_WIDTH
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
