"""Taking members out of array literals, and names out of import statements."""

from collections.abc import Collection, Sequence

from tree_sitter import Node

from tools.plan.typescript.imports import import_line
from tools.plan.typescript.layout import Group, rendered, width
from tools.plan.typescript.source import Replacement, Source, UnknownShapeError, content
from tools.plan.typescript.style import Style
from tools.repo.parse import line_of

_SHORT = frozenset({"spread_element", "identifier"})


def remove_members(
    source: Source, array: Node, gone: Collection[Node], style: Style
) -> list[Replacement]:
    """Return the replacements that take `gone` out of an array literal.

    An array of nothing but names and spreads is laid out anew; in another one nothing else
    moves.  Raises UnknownShapeError where a comment may belong to what goes.
    """
    left = [node for node in content(array) if node not in gone]
    inner = array.children[1:-1]
    if all(node.type in _SHORT or node.type == "," for node in inner):
        return [_anew(source, array, left, style)]
    if len(gone) > 1 or any(_has_comment(node) for node in gone):
        raise UnknownShapeError("a comment may belong to what goes", line_of(array))
    return [_cut(source, array, node, left) for node in gone]


def _has_comment(node: Node) -> bool:
    row = node.end_point.row
    before, behind = node.prev_sibling, node.next_sibling
    while behind is not None and behind.type == ",":
        behind = behind.next_sibling
    return (before is not None and before.type == "comment") or (
        behind is not None and behind.type == "comment" and behind.start_point.row == row
    )


def _anew(source: Source, array: Node, left: Sequence[Node], style: Style) -> Replacement:
    start = source.line_start(array.start_byte)
    used = width(source.data[start : array.start_byte].decode())
    after = width(source.data[array.end_byte : source.line_end(array.end_byte)].decode())
    group = Group("[]", [source.text_of(node) for node in left])
    text = rendered(group, style, source.indent_of(array), used=used, after=after)
    return Replacement(array.start_byte, array.end_byte, text)


def _cut(source: Source, array: Node, node: Node, left: Sequence[Node]) -> Replacement:
    """Return the replacement for one member, with the comma and the blanks behind it."""
    behind = node.next_sibling
    if behind is not None and behind.type == "," and (after := behind.next_sibling) is not None:
        if after != array.children[-1] or not source.starts_line(node):
            return Replacement(node.start_byte, after.start_byte, "")
        end = source.line_end(behind.end_byte)
        return Replacement(source.line_start(node.start_byte), end + _break(source, end), "")
    before = [one for one in left if one.end_byte <= node.start_byte]
    start = before[-1].end_byte if before else array.children[0].end_byte
    return Replacement(start, node.end_byte, "")


def remove_import(source: Source, local: str, style: Style) -> list[Replacement]:
    """Return the replacement that no longer imports what the file calls `local`.

    Raises UnknownShapeError if it is not imported by name.
    """
    for statement in source.root.children:
        if statement.type != "import_statement":
            continue
        clause = next((n for n in statement.named_children if n.type == "import_clause"), None)
        named = content(clause)[-1] if clause is not None else None
        if clause is None or named is None or named.type != "named_imports":
            continue
        left = [one for one in content(named) if source.text_of(content(one)[-1]) != local]
        if len(left) == len(content(named)):
            continue
        if any(node.type == "comment" for node in named.children):
            raise UnknownShapeError("a comment may belong to what goes", line_of(statement))
        return [_import_without(source, statement, clause, left, style)]
    raise UnknownShapeError(f"`{local}` is not imported by its name", 1)


def _import_without(
    source: Source, statement: Node, clause: Node, left: Sequence[Node], style: Style
) -> Replacement:
    origin = statement.child_by_field_name("source")
    if not left and len(content(clause)) == 1:
        end = source.line_end(statement.end_byte)
        if source.data[statement.end_byte : end].strip() or not source.starts_line(statement):
            raise UnknownShapeError("something follows the import", line_of(statement))
        start = source.line_start(statement.start_byte)
        return Replacement(start, end + _break(source, end), "")
    only_type = any(child.type == "type" for child in statement.children)
    if origin is None or len(content(clause)) > 1 or only_type:
        raise UnknownShapeError("the import brings more than names", line_of(statement))
    module = source.text_of(origin)[1:-1]
    text = import_line([source.text_of(one) for one in left], module, style)
    return Replacement(statement.start_byte, origin.end_byte, text)


def _break(source: Source, end: int) -> int:
    """Return how many bytes the line break at `end` has."""
    return 2 if source.data[end : end + 2] == b"\r\n" else int(end < len(source.data))
