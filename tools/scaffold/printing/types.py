"""Types, and what declares them."""

from itertools import pairwise

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.assignment import assigned
from tools.scaffold.printing.doc import SOFT, SPACE, Doc, Group, IfBroken, Indent, join
from tools.scaffold.printing.rules import bare, content, is_kept_open, part, printed, rule

_SIMPLE = {"type_identifier", "predefined_type", "object_type", "nested_type_identifier"}


@rule("type_annotation")
def _annotation(node: Node) -> Doc:
    return [": ", printed(content(node)[0])]


@rule("generic_type")
def _generic(node: Node) -> Doc:
    return [printed(part(node, "name")), printed(part(node, "type_arguments"))]


@rule("type_arguments")
def _type_arguments(node: Node) -> Doc:
    items = content(node)
    docs = [printed(item) for item in items]
    if len(items) == 1 and items[0].type in _SIMPLE:
        return ["<", docs[0], ">"]
    return Group(["<", Indent([SOFT, *join([",", SPACE], docs)]), SOFT, ">"])


@rule("type_query")
def _query(node: Node) -> Doc:
    return text_of(node)


@rule("array_type")
def _array(node: Node) -> Doc:
    return [printed(content(node)[0]), "[]"]


@rule("parenthesized_type")
def _parenthesized(node: Node) -> Doc:
    return ["(", printed(bare(node)), ")"]


def _flattened(node: Node, kind: str) -> list[Node]:
    if node.type != kind:
        return [node]
    return [inner for child in content(node) for inner in _flattened(child, kind)]


@rule("union_type")
def _union(node: Node) -> Doc:
    docs = [printed(item) for item in _flattened(node, "union_type")]
    inside = node.parent is not None and node.parent.type == "type_arguments"
    rows: list[Doc] = [IfBroken(["" if inside else SPACE, "| "]), *join([SPACE, "| "], docs)]
    return Group(rows if inside else Indent(rows))


@rule("intersection_type")
def _intersection(node: Node) -> Doc:
    items = _flattened(node, "intersection_type")
    doc: list[Doc] = [printed(items[0])]
    for before, item in pairwise(items):
        if "object_type" in {before.type, item.type}:
            doc += [" & ", printed(item)]
        else:
            doc.append(Indent([" &", SPACE, printed(item)]))
    return Group(doc)


@rule("object_type")
def _object(node: Node) -> Doc:
    items = content(node)
    if not items:
        return "{}"
    kept = is_kept_open(node, items[0])
    rows = join([IfBroken("", ";"), SPACE], [Group(printed(item)) for item in items])
    return Group(["{", Indent([SPACE, *rows]), SPACE, "}"], broken=kept)


@rule("property_signature")
def _property(node: Node) -> Doc:
    optional = "?" if any(child.type == "?" for child in node.children) else ""
    return [printed(part(node, "name")), optional, printed(part(node, "type"))]


@rule("type_alias_declaration")
def _alias(node: Node) -> Doc:
    left = f"type {text_of(part(node, 'name'))}"
    return assigned(node, left, " =", part(node, "value"))
