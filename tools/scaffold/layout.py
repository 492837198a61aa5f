"""Breaking lines where prettier would: the width-aware half of rendering.

A template writes a construct in its broken form and marks the opening line with `¶`.  A marked
construct is joined into one line if that fits, as prettier's groups are:

    import {¶                         import { a, b } from "c"
      a,                         ->
      b,
    } from "c"

The construct is the deeper lines that follow, and the line that closes it if the next one begins
with a closing bracket; so a chain of calls and what stands behind `=` need none.  An outer
construct that fits takes the inner ones with it.
"""

MARK = "¶"
WIDTH = 80


def lay_out(text: str, *, width: int = WIDTH) -> str:
    """Return `text` with every marked construct joined or left broken, and no marks."""
    if MARK not in text:
        return text
    return "\n".join(_lay_out(text.split("\n"), width))


def _lay_out(lines: list[str], width: int) -> list[str]:
    result: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if not line.endswith(MARK):
            result.append(line)
            position += 1
            continue
        end, closed = _extent(lines, position)
        joined = _join(lines[position:end], closed=closed)
        if joined is not None and len(joined) <= width:
            result.append(joined)
        else:
            result.append(line.removesuffix(MARK))
            result += _lay_out(lines[position + 1 : end - closed], width)
            result += lines[end - 1 : end] if closed else []
        position = end
    return result


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _extent(lines: list[str], start: int) -> tuple[int, bool]:
    """Return the index behind the construct opened at `start`, and whether a line closes it."""
    depth = _indent(lines[start])
    end = start + 1
    while end < len(lines) and (not lines[end] or _indent(lines[end]) > depth):
        end += 1
    if end < len(lines) and _indent(lines[end]) == depth and lines[end][depth] in ")]}>":
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
        elif not line.strip() or line.lstrip().startswith("//") or line.endswith(("{", "(", "[")):
            part = None
        if part is None:
            return None
        parts.append(part.strip())
        position = end
    return _one_line(opening, parts, closing)


def _one_line(opening: str, parts: list[str], closing: str) -> str:
    if parts and parts[0].startswith("."):
        return opening + "".join(parts) + closing
    before = " " if parts and opening.endswith(("{", "=", "=>")) else ""
    after = " " if parts and opening.endswith("{") else ""
    body = " ".join(parts)
    if closing:
        body = body.removesuffix(",")
    return f"{opening}{before}{body.removeprefix('| ')}{after}{closing}"
