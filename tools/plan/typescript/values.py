"""What expressions stand for: wrappers removed, constants of the same file followed."""

import sys

from tree_sitter import Node

from tools.plan.typescript.source import Source, UnknownShapeError, content
from tools.repo.parse import line_of

_WRAPPERS = frozenset(
    {
        "parenthesized_expression",
        "as_expression",
        "satisfies_expression",
        "non_null_expression",
        "type_assertion",
    }
)
NAMES = frozenset({"identifier", "shorthand_property_identifier"})
_MUTATORS = frozenset(
    {"push", "unshift", "splice", "pop", "shift", "reverse", "sort", "fill", "copyWithin"}
)
# Each level may double the work: a constant that is twice another one.
_MAX_DEPTH = 8
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


def unwrap(node: Node) -> Node:
    """Return the expression inside parentheses, `as`, `satisfies`, `!` and `<T>`."""
    while node.type in _WRAPPERS:
        inner = content(node)
        node = inner[-1] if node.type == "type_assertion" else inner[0]
    return node


def resolve(source: Source, node: Node) -> Node:
    """Return what `node` stands for: unwrapped, constants of this file followed to their value."""
    return chain(source, node)[-1]


def chain(source: Source, node: Node) -> list[Node]:
    """Return the unwrapped expressions from `node` to its value: the names on the way, then it."""
    passed = [unwrap(node)]
    while passed[-1].type in NAMES and (value := constant(source, passed[-1])) is not None:
        passed.append(unwrap(value))
    return passed


def literal(source: Source, node: Node, kinds: frozenset[str], what: str) -> Node:
    """Return the one literal, of a type in `kinds`, that `node` surely stands for.

    Raises UnknownShapeError for anything else, and for a constant that is changed on the way.
    """
    *names, value = chain(source, node)
    for use in names:
        if (line := _changed_at(source, use)) is not None:
            problem = f"`{source.text_of(use)}` is used in code that may change it"
            raise UnknownShapeError(problem, line)
    if value.type in NAMES:
        problem = f"`{source.text_of(value)}` is not a constant of this file"
        raise UnknownShapeError(problem, line_of(value))
    if value.type not in kinds:
        problem = f"{what} is not written as a literal but as {value.type.replace('_', ' ')}"
        raise UnknownShapeError(problem, line_of(value))
    return value


def constant(source: Source, use: Node) -> Node | None:
    """Return the value of the top-level `const` that `use` names.

    None if the name is bound otherwise or twice, or only after its use; the latter also makes
    every walk through constants end, whatever they refer to.
    """
    bound = source.bindings.get(source.text_of(use), [])
    if len(bound) != 1:
        return None
    declarator = bound[0].parent
    if declarator is None or declarator.type != "variable_declarator":
        return None
    declaration = declarator.parent
    if declaration is None or declaration.children[0].type != "const":
        return None
    above = declaration.parent
    if above is None or above.type not in ("program", "export_statement"):
        return None
    if declarator.end_byte > use.start_byte:
        return None
    return declarator.child_by_field_name("value")


def _changed_at(source: Source, use: Node) -> int | None:
    """Return the line of code that may change the constant that `use` names, itself left out."""
    for node in source.mentions[source.text_of(use)]:
        if node != use and _may_change(source, node):
            return line_of(node)
    return None


def _may_change(source: Source, node: Node) -> bool:
    member = node
    while (above := member.parent) is not None and (
        above.type in _WRAPPERS
        or (
            above.type in ("member_expression", "subscript_expression")
            and above.child_by_field_name("object") == member
        )
    ):
        member = above
    if above is None:
        return False
    if above.type == "call_expression":
        called = member.child_by_field_name("property")
        return called is not None and source.text_of(called) in _MUTATORS
    if above.type in ("assignment_expression", "augmented_assignment_expression"):
        return above.child_by_field_name("left") == member
    return above.type in ("arguments", "update_expression") or above.children[0].type == "delete"


def string_value(source: Source, node: Node, depth: int = 0) -> str | None:
    """Return the string an expression always has, None if that cannot be told from this file.

    Expressions and constants nested deeper than `_MAX_DEPTH` count as unknown.
    """
    value = resolve(source, node)
    if depth > _MAX_DEPTH:
        return None
    match value.type:
        case "string" | "template_string":
            text = _joined(source, value.named_children, depth)
        case "binary_expression" if value.children[1].type == "+":
            text = _joined(source, [value.children[0], value.children[-1]], depth)
        case "template_substitution":
            text = _joined(source, content(value), depth)
        case "string_fragment":
            text = source.text_of(value)
        case "escape_sequence":
            text = _unescaped(source.text_of(value))
        case _:
            text = None
    return text


def _joined(source: Source, nodes: list[Node], depth: int) -> str | None:
    known: list[str] = []
    for node in nodes:
        part = string_value(source, node, depth + 1)
        if part is None:
            return None
        known.append(part)
    return "".join(known)


def _unescaped(escape: str) -> str | None:
    code = escape[1:]
    if code[0] in "ux":
        digits = code[1:].strip("{}")
        return chr(int(digits, 16)) if int(digits, 16) <= sys.maxunicode else None
    if code in ("\n", "\r\n", "\r"):
        return ""
    return _ESCAPES.get(code, code)
