"""Free edits: a whole file, exact replacements in one, or its removal."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from tools.errors import SthenoError
from tools.plan.diff import split_lines
from tools.plan.model import Frozen
from tools.repo.visible import visible_name

MAX_TEXT = 500_000
_BOM = "\ufeff"
_FEW = 5
# Where a nearest line is still looked for: the comparison is slow.
_MAX_COMPARED = 4_000
_MAX_LINE = 300


class ExactReplacement(Frozen):
    """A piece of a file, and what stands in its place afterwards."""

    old: Annotated[str, Field(min_length=1, max_length=MAX_TEXT, description="occurs exactly once")]
    new: Annotated[str, Field(max_length=MAX_TEXT)]


class FileEdit(Frozen):
    """What becomes of one file: exactly one of `content`, `replace` and `delete`."""

    path: Annotated[str, Field(min_length=1, max_length=500)]
    content: Annotated[str | None, Field(max_length=MAX_TEXT, description="the whole file")] = None
    replace: Annotated[list[ExactReplacement] | None, Field(min_length=1, max_length=100)] = None
    delete: bool = False
    why: Annotated[str | None, Field(max_length=200)] = None


@dataclass(frozen=True)
class Problem:
    """Something that keeps an edit from becoming part of a plan."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        path = visible_name(self.path)
        return f"{path if self.line is None else f'{path}:{self.line}'}: {self.message}"


class EditError(SthenoError):
    """An edit that cannot be made on the text it is meant for; holds every problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = list(problems)


def edited(edit: FileEdit, before: str | None) -> str | None:
    """Return a file's text after an edit, None for no file; raises EditError.

    A byte order mark and CRLF line ends, where the file has them, are kept and need not be
    given.  Replacements speak of the text as it was, so their order does not matter.
    """
    if (edit.content is not None) + (edit.replace is not None) + edit.delete != 1:
        told = "give exactly one of content, replace and delete"
        raise EditError([Problem(edit.path, None, told)])
    if edit.content is not None:
        if before and not edit.content.strip():
            told = "this would empty the file: say delete if it is to go"
            raise EditError([Problem(edit.path, None, told)])
        return _as_before(before, edit.content)
    if before is None:
        told = "there is no such file"
        told += " to delete" if edit.delete else "; a new one takes content"
        raise EditError([Problem(edit.path, None, told)])
    return None if edit.replace is None else _replaced(edit.path, before, edit.replace)


def has_crlf(text: str) -> bool:
    r"""Tell whether every line of a text ends with "\r\n"."""
    return "\n" in text and text.count("\r\n") == text.count("\n") == text.count("\r")


def _as_before(before: str | None, content: str) -> str:
    text = content if content.endswith("\n") or not content else f"{content}\n"
    if before is None:
        return text
    if before.startswith(_BOM) and not text.startswith(_BOM):
        text = _BOM + text
    return _with_crlf(text) if has_crlf(before) else text


def _with_crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _replaced(path: str, before: str, replacements: Sequence[ExactReplacement]) -> str:
    crlf = has_crlf(before)
    problems: list[Problem] = []
    spans: list[tuple[int, int, str]] = []
    for number, one in enumerate(replacements, start=1):
        old, new = (_with_crlf(text) if crlf else text for text in (one.old, one.new))
        name = f"replacement {number}" if len(replacements) > 1 else "the old text"
        starts = list(_occurrences(before, old))
        if len(starts) != 1:
            problems.append(_misplaced(path, before, old, starts, name))
        elif old == new:
            problems.append(Problem(path, None, f"{name} is the same as the new one"))
        else:
            spans.append((starts[0], starts[0] + len(old), new))
    spans.sort()
    lines = _Lines(before)
    problems += [
        Problem(path, lines.number(second[0]), "two replacements overlap here: make them one")
        for first, second in pairwise(spans)
        if second[0] < first[1]
    ]
    if problems:
        raise EditError(problems)
    text = before
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text


class _Lines:
    """The line, counted from 1, that an offset of a text stands on."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for line in split_lines(text):
            self._starts.append(self._starts[-1] + len(line))

    def number(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset), 1)


def _occurrences(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _misplaced(path: str, text: str, old: str, starts: list[int], name: str) -> Problem:
    if not starts:
        line, hint = _nearest(text, old)
        return Problem(path, line, f"{name} does not occur in the file{hint}")
    lines = _Lines(text)
    places = ", ".join(str(lines.number(at)) for at in starts[:_FEW])
    more = ", …" if len(starts) > _FEW else ""
    told = f"{name} occurs {len(starts)} times (lines {places}{more}): give more lines around it"
    return Problem(path, None, told)


def _nearest(text: str, old: str) -> tuple[int | None, str]:
    """Return the line that was probably meant, and how it differs."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    wanted = [" ".join(line.split()) for line in old.strip().split("\n")]
    for number in range(len(lines) - len(wanted) + 1):
        if lines[number : number + len(wanted)] == wanted:
            return number + 1, ": white space differs here"
    if len(lines) > _MAX_COMPARED or len(wanted[0]) > _MAX_LINE:
        return None, ""
    candidates = [line for line in lines if line and len(line) <= _MAX_LINE]
    close = get_close_matches(wanted[0], candidates, n=1, cutoff=0.75)
    return (lines.index(close[0]) + 1, ": this line comes nearest") if close else (None, "")
