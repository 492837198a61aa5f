"""What the tree-sitter grammar lets pass and TypeScript refuses."""

import re
from collections.abc import Callable
from itertools import pairwise

from tree_sitter import Node

_OPERATIONS = frozenset({"unary_expression", "await_expression", "binary_expression"})
_ESCAPE = re.compile(rb"\\(\r\n|.)", re.DOTALL)


def is_refused(node: Node) -> bool:
    """Whether a node that the grammar accepts, its children aside, is a syntax error."""
    rule = _RULES.get(node.type)
    return rule is not None and rule(node)


def _is_open_comment(node: Node) -> bool:
    text = node.text or b""
    return text.startswith(b"/*") and not (len(text) > len("/*/") and text.endswith(b"*/"))


def _is_comment_start(node: Node) -> bool:
    return (node.text or b"").startswith(b"/*")


def _spans_lines(node: Node) -> bool:
    return b"\n" in _ESCAPE.sub(b"", node.text or b"")


def _has_type(node: Node) -> bool:
    return any(child.type == "type_annotation" for child in node.children)


def _binds_expression(node: Node) -> bool:
    pattern = node.child_by_field_name("pattern")
    return pattern is not None and pattern.type.endswith("_expression")


def _is_operand(node: Node) -> bool:
    return node.parent is not None and node.parent.type in _OPERATIONS


def _has_late_mark(node: Node) -> bool:
    return node.children[0].end_point.row < node.children[-1].start_point.row


def _has_hole(node: Node) -> bool:
    kinds = [child.type for child in node.children if child.type != "comment"]
    return any(before in ",{(" and after == "," for before, after in pairwise(kinds))


_RULES: dict[str, Callable[[Node], bool]] = {
    "comment": _is_open_comment,
    "regex": _is_comment_start,
    "string": _spans_lines,
    "parenthesized_expression": _has_type,
    "required_parameter": _binds_expression,
    "optional_parameter": _binds_expression,
    "assignment_expression": _is_operand,
    "arrow_function": _is_operand,
    "non_null_expression": _has_late_mark,
    "object": _has_hole,
    "object_pattern": _has_hole,
    "named_imports": _has_hole,
    "export_clause": _has_hole,
    "arguments": _has_hole,
    "formal_parameters": _has_hole,
}
