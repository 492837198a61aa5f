"""What a file defines: its declarations, and the members of its classes and types."""

from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from tools.repo.parse import text_of

_KINDS = {
    "function_declaration": "function",
    "generator_function_declaration": "function",
    "function_signature": "function",
    "class_declaration": "class",
    "abstract_class_declaration": "class",
    "interface_declaration": "interface",
    "type_alias_declaration": "type",
    "enum_declaration": "enum",
    "internal_module": "namespace",
    "module": "namespace",
    "method_definition": "method",
    "method_signature": "method",
    "abstract_method_signature": "method",
    "public_field_definition": "field",
    "property_signature": "field",
    "enum_assignment": "field",
}
_VARIABLES = frozenset({"lexical_declaration", "variable_declaration"})
_WRAPPERS = frozenset({"export_statement", "ambient_declaration"})
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "generator_function"})
_CASTS = frozenset({"as_expression", "satisfies_expression", "parenthesized_expression"})
_LONGEST_NAME = 200
# Members nested deeper are not worth a line, and an attacker's nesting must not cost a stack.
_DEEPEST = 4


class Symbol(NamedTuple):
    """A definition: lines count from 1; `value` is the string that a constant stands for."""

    name: str
    kind: str
    line: int
    end: int
    container: str
    exported: bool
    value: str | None


def outline_of(root: Node) -> list[Symbol]:
    """Return what a file defines, in its order; what is local to a function is left out."""
    return list(_statements(root, "", exported=False, depth=0))


def _statements(parent: Node, container: str, *, exported: bool, depth: int) -> Iterator[Symbol]:
    for statement in parent.named_children:
        yield from _statement(statement, container, exported=exported, depth=depth)


def _statement(node: Node, container: str, *, exported: bool, depth: int) -> Iterator[Symbol]:
    kind = node.type
    while kind in _WRAPPERS:
        exported = exported or kind == "export_statement"
        inner = node.child_by_field_name("declaration") or _first_declaration(node)
        if inner is None:
            yield from _default(node, container)
            return
        node, kind = inner, inner.type
    if kind in _VARIABLES:
        for declarator in node.named_children:
            if declarator.type == "variable_declarator":
                yield from _variable(declarator, container, exported=exported)
    elif kind in _KINDS:
        yield from _declaration(node, container, exported=exported, depth=depth)
    elif kind == "expression_statement":
        yield from _expression(node, container, exported=exported, depth=depth)


def _first_declaration(node: Node) -> Node | None:
    kinds = _KINDS.keys() | _VARIABLES | _WRAPPERS | {"statement_block"}
    return next((child for child in node.named_children if child.type in kinds), None)


def _default(node: Node, container: str) -> Iterator[Symbol]:
    value = node.child_by_field_name("value")
    if value is not None and value.type not in {"identifier", "member_expression"}:
        yield _symbol(node, "default", _value_kind(value), container, exported=True)


def _declaration(node: Node, container: str, *, exported: bool, depth: int) -> Iterator[Symbol]:
    named = node.child_by_field_name("name")
    name = "default" if named is None else _name(named)
    if name is None:
        return
    yield _symbol(node, name, _KINDS[node.type], container, exported=exported)
    body = node.child_by_field_name("body")
    if body is None or depth >= _DEEPEST:
        return
    inside = f"{container}.{name}" if container else name
    if node.type in {"internal_module", "module"}:
        yield from _statements(body, inside, exported=exported, depth=depth + 1)
    elif body.type in {"class_body", "interface_body", "object_type", "enum_body"}:
        yield from _members(body, inside)


def _members(body: Node, container: str) -> Iterator[Symbol]:
    for member in body.named_children:
        kind = _KINDS.get(member.type)
        named = member.child_by_field_name("name") if kind else None
        name = None if named is None else _name(named)
        if kind and name:
            value = _string(member.child_by_field_name("value"))
            yield _symbol(member, name, kind, container, exported=False, value=value)


def _variable(node: Node, container: str, *, exported: bool) -> Iterator[Symbol]:
    named, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if named is None or named.type != "identifier" or (name := _name(named)) is None:
        return
    kind = "variable" if value is None else _value_kind(value)
    plain = _string(value)
    yield _symbol(node, name, kind, container, exported=exported, value=plain)
    if value is not None:
        yield from _strings_in(_uncast(value), name)


def _strings_in(value: Node, container: str) -> Iterator[Symbol]:
    """Yield the members of a constant object that stand for strings: events, say."""
    if value.type != "object":
        return
    for pair in value.named_children:
        key = pair.child_by_field_name("key") if pair.type == "pair" else None
        text = _string(pair.child_by_field_name("value")) if key is not None else None
        if key is not None and text is not None and (name := _name(key)):
            yield _symbol(pair, name, "field", container, exported=False, value=text)


def _expression(node: Node, container: str, *, exported: bool, depth: int) -> Iterator[Symbol]:
    """Yield what an expression defines: a namespace's block, or a member of CommonJS's exports."""
    inner = _first(node)
    if inner is None:
        return
    if inner.type == "internal_module":
        yield from _declaration(inner, container, exported=exported, depth=depth)
        return
    left = inner.child_by_field_name("left") if inner.type == "assignment_expression" else None
    if left is None or left.type != "member_expression":
        return
    owner, name = left.child_by_field_name("object"), left.child_by_field_name("property")
    value = inner.child_by_field_name("right")
    if owner is None or name is None or value is None or text_of(owner) != "exports":
        return
    # `exports.a = exports.b = void 0` is a compiler's promise, `exports.a = a` a repetition.
    if value.type not in {"identifier", "assignment_expression", "unary_expression"}:
        text = _name(name)
        if text:
            kind, plain = _value_kind(value), _string(value)
            yield _symbol(node, text, kind, container, exported=True, value=plain)


def _value_kind(value: Node) -> str:
    value = _uncast(value)
    if value.type in _FUNCTIONS:
        return "function"
    return "class" if value.type == "class" else "constant"


def _uncast(value: Node) -> Node:
    for _ in range(_DEEPEST):
        inner = _first(value)
        if value.type not in _CASTS or inner is None:
            break
        value = inner
    return value


def _first(node: Node) -> Node | None:
    return node.named_children[0] if node.named_child_count else None


def _string(value: Node | None) -> str | None:
    if value is None or value.type not in {"string", "as_expression", "satisfies_expression"}:
        return None
    node = _uncast(value)
    if node.type != "string":
        return None
    text = text_of(node)[1:-1]
    return text if len(text) <= _LONGEST_NAME and "\\" not in text else None


def _name(node: Node) -> str | None:
    text = text_of(node)
    plain = text[1:-1] if node.type == "string" else text
    return plain if 0 < len(plain) <= _LONGEST_NAME else None


def _symbol(  # noqa: PLR0913  # the parts of a symbol
    node: Node,
    name: str,
    kind: str,
    container: str,
    *,
    exported: bool,
    value: str | None = None,
) -> Symbol:
    first, last = node.start_point.row + 1, node.end_point.row + 1
    return Symbol(name, kind, first, last, container[:_LONGEST_NAME], exported, value)
