"""Objects, arrays, patterns, members and operators."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.assignment import assigned, opens_inline
from tools.scaffold.printing.doc import HARD, SOFT, SPACE, Doc, Group, Indent, will_break
from tools.scaffold.printing.rules import (
    UnknownSyntaxError,
    bare,
    bracketed,
    content,
    is_kept_open,
    part,
    printed,
    rule,
)

# Around these an operator's right side is not indented: what is around it does that.
_CALLEES = {"call_expression", "member_expression", "new_expression", "non_null_expression"}
_FLUSH = _CALLEES | {"variable_declarator", "pair", "return_statement", "unary_expression"}


@rule("object", "object_pattern")
def _object(node: Node) -> Doc:
    if any(child.type == "comment" for child in node.named_children):
        return _commented(node)
    items = content(node)
    if not items:
        return "{}"
    kept = is_kept_open(node, items[0]) and not _is_parameter(node)
    comma = "" if items[-1].type == "rest_pattern" else ","
    docs: list[Doc] = [Group(printed(item)) for item in items]
    return bracketed("{}", docs, broken=kept or _nests(node), comma=comma)


def _commented(node: Node) -> Doc:
    """Return an object with comments, each on a line of its own, as all members are then."""
    rows: list[Doc] = []
    line = node.start_point.row
    for child in node.named_children:
        if child.start_point.row == line:
            raise UnknownSyntaxError("members or comments that share a line")
        line = child.end_point.row
        note = child.type == "comment"
        rows.append([HARD, text_of(child) if note else [Group(printed(child)), ","]])
    return ["{", Indent(rows), HARD, "}"]


def _is_parameter(node: Node) -> bool:
    return node.parent is not None and node.parent.type.endswith("_parameter")


def _nests(node: Node) -> bool:
    """Tell whether a declaration takes an object apart inside an object."""
    if node.parent is None or node.parent.type != "variable_declarator":
        return False
    return node.type == "object_pattern" and any(
        item.type == "pair_pattern" and part(item, "value").type == "object_pattern"
        for item in content(node)
    )


@rule("array", "array_pattern")
def _array(node: Node) -> Doc:
    items = content(node)
    if not items:
        return "[]"
    several = len(items) > 1 and (
        all(item.type == "object" and len(content(item)) > 1 for item in items)
        or all(item.type == "array" and len(content(item)) > 1 for item in items)
    )
    return bracketed("[]", list(_elements(node)), broken=several)


def _elements(node: Node) -> Iterator[Doc]:
    """Yield the elements of an array, and nothing for each hole, as in `[, count]`."""
    in_hole = True
    for child in node.children[1:-1]:
        if child.type == ",":
            if in_hole:
                yield ""
            in_hole = True
        else:
            yield Group(printed(child))
            in_hole = False


@rule("pair", "pair_pattern")
def _pair(node: Node) -> Doc:
    return assigned(node, printed(part(node, "key")), ":", part(node, "value"))


@rule("computed_property_name")
def _computed(node: Node) -> Doc:
    return text_of(node)


@rule("spread_element")
def _spread(node: Node) -> Doc:
    return ["...", printed(content(node)[0])]


@rule("await_expression")
def _await(node: Node) -> Doc:
    return ["await ", printed(content(node)[0])]


@rule("non_null_expression")
def _non_null(node: Node) -> Doc:
    return [printed(content(node)[0]), "!"]


@rule("unary_expression")
def _unary(node: Node) -> Doc:
    operator = text_of(part(node, "operator"))
    space = " " if operator.isalpha() else ""
    return [operator, space, printed(part(node, "argument"))]


@rule("as_expression")
def _as(node: Node) -> Doc:
    value, kind = node.children[0], node.children[-1]
    return [printed(value), " as ", printed(kind)]


@rule("binary_expression")
def _binary(node: Node) -> Doc:
    left, right = printed(part(node, "left")), printed(part(node, "right"))
    operator = text_of(part(node, "operator"))
    if opens_inline(node):
        return Group([left, " ", Group([operator, " ", right])])
    rest: Doc = [" ", Group([operator, SPACE, right])]
    above = node.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    flush = above is None or above.type in _FLUSH
    return Group([left, rest if flush else Indent(rest)])


@rule("parenthesized_expression")
def _parenthesized(node: Node) -> Doc:
    inner = bare(node)
    if node.parent is not None and node.parent.type in _CALLEES:
        return ["(", Group([Indent([SOFT, printed(inner)]), SOFT]), ")"]
    return ["(", printed(inner), ")"]


@rule("subscript_expression")
def _subscript(node: Node) -> Doc:
    return [printed(part(node, "object")), "[", printed(part(node, "index")), "]"]


@rule("member_expression")
def _member(node: Node) -> Doc:
    owner, above = part(node, "object"), node.parent
    dot = "?." if any(child.type == "optional_chain" for child in node.children) else "."
    name = dot + text_of(part(node, "property"))
    inner_member = above is not None and above.type == "member_expression"
    declared = above is not None and above.type == "variable_declarator"
    called = bare(owner).type == "call_expression" and bool(content(part(bare(owner), "arguments")))
    first = owner.type == "identifier" and not inner_member
    stays = first or (declared and called) or _is_given_to_new(node)
    before = printed(owner)
    if stays or will_break(before):
        return [before, name]
    return [before, Group(Indent([SOFT, name]))]


def _is_given_to_new(node: Node) -> bool:
    above = node.parent
    while above is not None and above.type == "member_expression":
        above = above.parent
    maker = above.parent if above is not None and above.type == "arguments" else None
    return maker is not None and maker.type == "new_expression"
