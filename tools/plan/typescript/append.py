"""Appending members to an array or object literal, in the style it is written in."""

from collections.abc import Sequence

from tree_sitter import Node

from tools.plan.typescript.layout import Code, Group, flat, rendered, width
from tools.plan.typescript.source import Replacement, Source, UnknownShapeError, content
from tools.plan.typescript.style import Style
from tools.repo.parse import line_of

_COLLECTIONS = frozenset({"array", "object"})


def append(source: Source, literal: Node, items: Sequence[Code], style: Style) -> list[Replacement]:
    """Return the replacements that put `items` behind the last member of an array or object.

    A literal whose closing bracket has a line of its own gets a line for each item, behind the
    comment on the last member's line; another one stays on its line while that is wide enough.
    Raises UnknownShapeError for an array of nothing but holes.
    """
    inner = literal.children[1:-1]
    if inner and not content(literal) and any(node.type == "," for node in inner):
        raise UnknownShapeError("the array has a hole", line_of(literal))
    if inner and source.starts_line(literal.children[-1]):
        return _on_new_lines(source, literal, items, style)
    return _on_its_line(source, literal, items, style)


def _on_new_lines(
    source: Source, literal: Node, items: Sequence[Code], style: Style
) -> list[Replacement]:
    inner = literal.children[1:-1]
    code = [node for node in inner if node.type != "comment"]
    had_comma = bool(code) and code[-1].type == ","
    comma = had_comma if code else style.trailing_comma
    indent = _member_indent(source, literal, style)
    lines = [indent + rendered(item, style, indent, used=width(indent), after=1) for item in items]
    text = style.newline + f",{style.newline}".join(lines) + ("," if comma else "")
    end = _end_with_comments(inner, code[-1] if code else inner[-1])
    if not code or had_comma:
        return [Replacement(end, end, text)]
    last = code[-1].end_byte
    if end == last:
        return [Replacement(end, end, f",{text}")]
    return [Replacement(last, last, ","), Replacement(end, end, text)]


def _member_indent(source: Source, literal: Node, style: Style) -> str:
    for node in [*reversed(content(literal)), *literal.named_children]:
        if source.starts_line(node):
            return source.indent_of(node)
    return source.indent_of(literal.children[-1]) + style.indent


def _end_with_comments(inner: list[Node], last: Node) -> int:
    """Return where the comments that start on the line of `last` end."""
    for node in inner:
        follows = node.start_byte >= last.end_byte
        if follows and node.type == "comment" and node.start_point.row == last.end_point.row:
            last = node
    return last.end_byte


def _on_its_line(
    source: Source, literal: Node, items: Sequence[Code], style: Style
) -> list[Replacement]:
    insertion = _inline(literal, items, style)
    row = literal.start_point.row == literal.end_point.row
    if not row:
        return [insertion]
    before = width(source.data[slice(*_line(source, literal))].decode())
    grown = before + width(insertion.text) - (insertion.end - insertion.start)
    if grown <= style.print_width or before > style.print_width:
        return [insertion]
    return [_broken(source, literal, items, style) or insertion]


def _inline(literal: Node, items: Sequence[Code], style: Style) -> Replacement:
    inner = literal.children[1:-1]
    text = ", ".join(flat(item, style) for item in items)
    if not inner:
        pad = " " if literal.type == "object" and style.spaced_braces else ""
        opening, closing = literal.children
        return Replacement(opening.end_byte, closing.start_byte, f"{pad}{text}{pad}")
    code = [node for node in inner if node.type != "comment"]
    end = inner[-1].end_byte
    if not code:
        return Replacement(end, end, f" {text}")
    if code[-1].type == ",":
        return Replacement(end, end, f" {text},")
    return Replacement(end, end, f", {text}")


def _line(source: Source, node: Node) -> tuple[int, int]:
    """Return the bytes of the line of `node`, without a line comment at its end."""
    start, end = source.line_start(node.start_byte), source.line_end(node.end_byte)
    comment = source.root.descendant_for_byte_range(max(end - 1, start), end)
    if comment is not None and comment.type == "comment" and comment.start_byte >= node.end_byte:
        end = comment.start_byte
    return start, start + len(source.data[start:end].rstrip())


def _broken(
    source: Source, literal: Node, items: Sequence[Code], style: Style
) -> Replacement | None:
    """Return the outermost collection of one line around `literal`, laid out anew with `items`.

    None if a part of it cannot be set on its own line: a hole, a comment without a member.
    """
    group = _group(source, literal, [])
    if group is None:
        return None
    code = Group(group.brackets, [*group.parts, *items])
    outermost = node = literal
    while (above := node.parent) is not None and above.start_point.row == literal.start_point.row:
        if above.end_point.row != literal.end_point.row:
            break
        node = above
        if node.type in _COLLECTIONS:
            wider = _group(source, node, [(outermost, code)])
            if wider is None:
                return None
            outermost, code = node, wider
    start, end = _line(source, outermost)
    used = width(source.data[start : outermost.start_byte].decode())
    after = width(source.data[outermost.end_byte : end].decode())
    text = rendered(code, style, source.indent_of(outermost), used=used, after=after)
    return Replacement(outermost.start_byte, outermost.end_byte, text)


def _group(source: Source, literal: Node, renewed: Sequence[tuple[Node, Group]]) -> Group | None:
    """Return `literal` as code to lay out; the node in `renewed` comes as the group given."""
    parts: list[Code] = []
    for segment in _segments(literal):
        if all(node.type == "comment" for node in segment):
            return None
        start, end = segment[0].start_byte, segment[-1].end_byte
        part: Code = source.data[start:end].decode()
        for node, group in renewed:
            if start <= node.start_byte and node.end_byte <= end:
                before = source.data[start : node.start_byte].decode()
                after = source.data[node.end_byte : end].decode()
                part = Group(group.brackets, group.parts, before, after)
        parts.append(part)
    return Group("[]" if literal.type == "array" else "{}", parts)


def _segments(literal: Node) -> list[list[Node]]:
    segments: list[list[Node]] = [[]]
    for node in literal.children[1:-1]:
        if node.type == ",":
            segments.append([])
        else:
            segments[-1].append(node)
    return segments if segments[-1] else segments[:-1]
