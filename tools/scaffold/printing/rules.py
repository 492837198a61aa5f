"""One printing rule for each kind of syntax node that templates write."""

from collections.abc import Callable
from typing import TypeAlias

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.doc import SOFT, SPACE, Doc, Group, IfBroken, Indent, join

# A name that prints as nothing: a link of a chain that stands alone is parsed behind it.
ABSENT = "\u02d0"
# What stands for the mark of `layout` in parsed code: white space.
MARK = "\u2060"

Rule: TypeAlias = Callable[[Node], Doc]
_RULES: dict[str, Rule] = {}


class UnknownSyntaxError(Exception):
    """No rule tells how this code breaks; never leaves this package."""


def rule(*kinds: str) -> Callable[[Rule], Rule]:
    """Register a function as the rule of these kinds of nodes."""

    def register(function: Rule) -> Rule:
        _RULES.update(dict.fromkeys(kinds, function))
        return function

    return register


def printed(node: Node | None) -> Doc:
    """Return a node as a document; raises UnknownSyntaxError."""
    if node is None or (found := _RULES.get(node.type)) is None:
        raise UnknownSyntaxError(node.type if node else "nothing")
    return found(node)


def part(node: Node, name: str) -> Node:
    """Return a node's field of this name; raises UnknownSyntaxError if it is absent."""
    found = node.child_by_field_name(name)
    if found is None:
        raise UnknownSyntaxError(f"{node.type}.{name}")
    return found


def content(node: Node) -> list[Node]:
    """Return what stands between a node's brackets; raises UnknownSyntaxError for comments."""
    if any(child.type == "comment" for child in node.children):
        raise UnknownSyntaxError("comment")
    return node.named_children


def bare(node: Node) -> Node:
    """Return what parentheses hold, which are printed where they are needed only."""
    while node.type in {"parenthesized_expression", "parenthesized_type"}:
        node = content(node)[0]
    return node


def is_kept_open(node: Node, first: Node) -> bool:
    """Tell whether braces stay open because their first member was written on a new line.

    A marked opening line takes that back.
    """
    if first.start_point.row == node.start_point.row:
        return False
    opening = (node.text or b"")[: first.start_byte - node.start_byte].decode()
    return MARK not in opening


def bracketed(brackets: str, items: list[Doc], *, broken: bool = False, comma: str = ",") -> Group:
    """Return a list in brackets, one item a line where it must break; braces have spaces."""
    pad = SPACE if brackets == "{}" else SOFT
    inner = Indent([pad, *join([",", SPACE], items)])
    return Group([brackets[0], inner, IfBroken(comma), pad, brackets[1]], broken=broken)


@rule(
    "identifier",
    "property_identifier",
    "shorthand_property_identifier",
    "shorthand_property_identifier_pattern",
    "type_identifier",
    "nested_type_identifier",
    "predefined_type",
    "literal_type",
    "string",
    "template_string",
    "number",
    "true",
    "false",
    "null",
    "undefined",
    "regex",
    "rest_pattern",
    "const",
)
def _as_it_is(node: Node) -> Doc:
    return text_of(node).removeprefix(ABSENT)
