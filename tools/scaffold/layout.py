"""Breaking lines where prettier would: the width-aware half of rendering.

A template writes code on as few lines as reads well.  A line that comes out wider than the page
is broken by prettier's rules (`tools.scaffold.printing`), with all that it opens.

Where a template spreads a construct that prettier would set on one line if it fits, it marks the
opening line with `¶`: it is joined first, and broken again only if it is too wide:

    import {¶                         import { a, b } from "c"
      a,                         ->
      b,
    } from "c"

The construct is the deeper lines that follow, and the line that closes it if the next one begins
with a closing bracket; so a chain of calls and what stands behind `=` need none.  An outer
construct that fits takes the inner ones with it.  What has neither brackets nor commas to break
at, and comments, stay as they are.
"""

import re
from functools import lru_cache

from tools.scaffold.printing.breaking import broken
from tools.scaffold.printing.rules import MARK as QUIET_MARK

MARK = "¶"
WIDTH = 80
_OPENERS = ("{", "(", "[", "=>", MARK)
_BRACKETS = ("{", "(", "[")
_CLOSERS = frozenset(")]}>")
# A chain of fewer calls is set on one line whatever they are given.
_SHORT_CHAIN = 2


def lay_out(text: str, *, width: int = WIDTH) -> str:
    """Return `text` with every marked construct joined, what is too wide broken, and no marks."""
    return "\n".join(_lay_out(text.split("\n"), width))


def _lay_out(lines: list[str], width: int) -> list[str]:
    result: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if line.endswith(MARK):
            rows, end = _joined(lines, position, width)
        elif len(line) > width:
            rows, end = _narrowed(lines, position, width)
        elif line.endswith(_BRACKETS) and _is_empty(lines, position):
            rows, end = _joined(lines, position, width)
        else:
            rows, end = [line], position + 1
        result += rows
        position = end
    return result


def _joined(lines: list[str], start: int, width: int) -> tuple[list[str], int]:
    """Return the marked construct at `start` as rows, and the index behind what they are of."""
    end, closed = _extent(lines, start)
    line = _join(lines[start:end], closed=closed)
    if line is not None and len(line) <= width and not _may_stay_open(line):
        return [line], end
    if line is not None:
        # What the last line opens breaks together with the first one.
        behind = _unit_end(lines, end - 1) if line.endswith(_OPENERS) else end
        rows = _broken("\n".join([line, *lines[end:behind]]), width)
        if rows is not None:
            return rows, behind
    # What cannot be joined stays open; its inner lines are laid out one after the other.
    return [lines[start].removesuffix(MARK)], start + 1


def _may_stay_open(line: str) -> bool:
    """Tell whether prettier may open a line that fits.

    It does so for several objects in an array, and for long chains of calls with more than plain
    values in their parentheses.
    """
    long_chain = line.count(".") > _SHORT_CHAIN and line.count("(") > _SHORT_CHAIN
    return "}, {" in line or (long_chain and ("{" in line or "[" in line))


def _is_empty(lines: list[str], start: int) -> bool:
    """Tell whether the next line closes the bracket that ends this one."""
    following = lines[start + 1] if start + 1 < len(lines) else ""
    depth = _indent(lines[start])
    return following[depth : depth + 1] in _CLOSERS and _indent(following) == depth


def _narrowed(lines: list[str], start: int, width: int) -> tuple[list[str], int]:
    end = _unit_end(lines, start)
    rows = _broken("\n".join(lines[start:end]), width)
    return ([lines[start]], start + 1) if rows is None else (rows, end)


def _broken(code: str, width: int) -> list[str] | None:
    depth = _indent(code)
    pad = " " * depth
    margin = "\n".join(line.removeprefix(pad) for line in code.split("\n"))
    rows = _broken_at_margin(margin.replace(MARK, QUIET_MARK), width - depth)
    return None if rows is None else [pad + row if row else "" for row in rows]


@lru_cache(maxsize=4096)
def _broken_at_margin(code: str, width: int) -> tuple[str, ...] | None:
    rows = broken(code, width, _lay_out_body)
    return None if rows is None else tuple(rows)


def _lay_out_body(lines: tuple[str, ...], width: int) -> list[str]:
    return _lay_out([line.replace(QUIET_MARK, MARK) for line in lines], width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unit_end(lines: list[str], start: int) -> int:
    """Return the index behind all that the line at `start` opens."""
    end = start
    while True:
        behind, closed = _extent(lines, end)
        if not closed:
            return max(behind, end + 1)
        end = behind - 1
        if not lines[end].endswith(_OPENERS):
            return behind


def _extent(lines: list[str], start: int) -> tuple[int, bool]:
    """Return the index behind the construct opened at `start`, and whether a line closes it."""
    depth = _indent(lines[start])
    end = start + 1
    while end < len(lines) and (not lines[end] or _indent(lines[end]) > depth):
        end += 1
    inner = end > start + 1 or lines[start].removesuffix(MARK).endswith(_BRACKETS)
    if (
        inner
        and end < len(lines)
        and _indent(lines[end]) == depth
        and lines[end][depth] in _CLOSERS
    ):
        return end + 1, True
    while not lines[end - 1]:
        end -= 1
    return end, False


def _join(block: list[str], *, closed: bool) -> str | None:
    """Return a construct in one line, or None where it holds what cannot be joined."""
    opening = block[0].removesuffix(MARK)
    closing = block[-1].strip() if closed else ""
    inner = block[1 : len(block) - closed]
    parts: list[str] = []
    position = 0
    while position < len(inner):
        line = inner[position]
        end = position + 1
        part: str | None = line
        if line.endswith(MARK):
            end, inner_closed = _extent(inner, position)
            part = _join(inner[position:end], closed=inner_closed)
        elif line.endswith(_BRACKETS) and _is_empty(inner, position):
            end += 1
            part = line + inner[position + 1].strip()
        elif not line.strip() or line.lstrip().startswith("//") or line.endswith(_BRACKETS):
            part = None
        if part is None:
            return None
        parts.append(part.strip())
        position = end
    return _one_line(opening, parts, closing)


def _one_line(opening: str, parts: list[str], closing: str) -> str:
    if parts and re.match(r"\.(?!\.\.)", parts[0]):
        return opening + "".join(parts) + closing
    before = " " if parts and opening.endswith(("{", "=", "=>")) else ""
    after = " " if parts and opening.endswith("{") else ""
    body = " ".join(parts)
    if closing:
        body = body.removesuffix(",")
    return f"{opening}{before}{body.removeprefix('| ')}{after}{closing}"
