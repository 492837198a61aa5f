"""Reading what programs print."""

import re

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# Medusa's commands may end with 0 and have failed all the same.
_ERROR = re.compile(r"^\s*error:|failed with error|^\s*(?!__)\w*Error: ", re.IGNORECASE)
TAIL_CHARACTERS = 4000


def plain(text: str) -> str:
    """Return the text without colours and carriage returns."""
    return _COLOURS.sub("", text).replace("\r", "\n")


def errors_in(text: str) -> list[str]:
    """Return the lines that tell of an error, in order."""
    return [line.strip() for line in plain(text).splitlines() if _ERROR.search(line)]


def tail(text: str) -> str:
    """Return the end of a text, cut at a line's start."""
    text = plain(text).strip()
    if len(text) <= TAIL_CHARACTERS:
        return text
    return "[...]\n" + text[-TAIL_CHARACTERS:].partition("\n")[2]


def counted(count: int, thing: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
