"""Functions as rules read them: their own code, what they return, what their names stand for."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.sources import Source
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants, text_of

FUNCTIONS = frozenset({
    "arrow_function", "function_expression", "function_declaration", "method_definition",
    "generator_function",
})  # fmt: skip
_WRAPPERS = frozenset({
    "parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression",
    "await_expression",
})  # fmt: skip
_LONG = 200
# A chain of names longer than this is a cycle.
_MAX_STEPS = 20


def own_code(function: Node) -> Iterator[Node]:
    """Yield the nodes of a function's body, without what stands in functions inside it.

    What `when(...).then(...)` is given runs at once, so it belongs to the code around it.
    """
    body = function.child_by_field_name("body")
    stack = [] if body is None else [body]
    while stack:
        node = stack.pop()
        if node.type in FUNCTIONS:
            inner = node.child_by_field_name("body") if _runs_at_once(node) else None
            stack.extend([] if inner is None else [inner])
            continue
        yield node
        stack.extend(reversed(node.children))


def callee(call: Node | None) -> str:
    """Return the text of what a call calls, on one line; empty if the node is no call.

    Of the long text of a chain only the start and the last name are told.
    """
    function = None if call is None else call.child_by_field_name("function")
    if function is None:
        return ""
    if function.end_byte - function.start_byte < _LONG:
        return "".join(text_of(function).split())
    start = (function.text or b"")[:_LONG].decode("utf-8", "replace")
    last = function.child_by_field_name("property")
    return f"{''.join(start.split())}….{'' if last is None else text_of(last)}"


def _runs_at_once(function: Node) -> bool:
    call = None if function.parent is None else function.parent.parent
    then = None if call is None else call.child_by_field_name("function")
    if then is None or callee(call).rpartition(".")[2] != "then":
        return False
    return callee(then.child_by_field_name("object")) == "when"


def wrapped(source: Source, function: Node, node: Node, made: str) -> tuple[Replacement, ...]:
    """Return the edits that make `new made(...)` of a value which a function returns.

    None without an import of it, or where the function declares to return something else.
    """
    if made not in source.imports or function.child_by_field_name("return_type") is not None:
        return ()
    if node.type == "parenthesized_expression":
        return (Replacement(node.start_byte, node.start_byte, f"new {made}"),)
    opened = Replacement(node.start_byte, node.start_byte, f"new {made}(")
    return opened, Replacement(node.end_byte, node.end_byte, ")")


def enclosing(node: Node) -> Node | None:
    """Return the nearest function around a node."""
    parent = node.parent
    while parent is not None and parent.type not in FUNCTIONS:
        parent = parent.parent
    return parent


def function_of(source: Source, node: Node) -> Node | None:
    """Return the function an expression stands for in its file, None if that is not told."""
    value = source.value(node)
    if value.type in FUNCTIONS:
        return value
    for statement in source.root.named_children:
        declared = statement.child_by_field_name("declaration") or statement
        name = declared.child_by_field_name("name")
        if declared.type in FUNCTIONS and name is not None and text_of(name) == text_of(value):
            return declared
    return None


def parameter(function: Node) -> Node | None:
    """Return a function's first parameter: its name or pattern, None also where it has a default.

    What has a default is there even if nothing was given.
    """
    single = function.child_by_field_name("parameter")
    given = function.child_by_field_name("parameters")
    if single is not None or given is None or not given.named_children:
        return single
    first = next((one for one in given.named_children if one.type != "comment"), given)
    return None if first.child_by_field_name("value") else first.child_by_field_name("pattern")


def returned(function: Node) -> Iterator[Node]:
    """Yield the expressions that a function itself returns."""
    body = function.child_by_field_name("body")
    if body is not None and body.type != "statement_block":
        yield body
        return
    for node in own_code(function):
        if node.type == "return_statement" and enclosing(node) == function and node.named_children:
            yield node.named_children[0]


def constants(function: Node) -> dict[str, Node]:
    """Return the values of the constants that a function's own code declares once."""
    found: dict[str, list[Node]] = {}
    for node in own_code(function):
        name, value = (node.child_by_field_name(part) for part in ("name", "value"))
        if node.type != "variable_declarator" or name is None or value is None:
            continue
        fixed = node.parent is not None and node.parent.children[0].type == "const"
        if fixed and name.type == "identifier":
            found.setdefault(text_of(name), []).append(value)
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def meant(node: Node, known: dict[str, Node]) -> Node:
    """Return the expression behind casts, `await`, and the constants in `known`."""
    for _ in range(_MAX_STEPS):
        if node.type in _WRAPPERS and node.named_children:
            node = node.named_children[0]
        elif node.type in {"identifier", "shorthand_property_identifier"}:
            if text_of(node) not in known:
                break
            node = known[text_of(node)]
        else:
            break
    return node


def names_in(pattern: Node) -> Iterator[str]:
    """Yield the names that a pattern binds."""
    for one in descendants(pattern, "identifier", "shorthand_property_identifier_pattern"):
        yield text_of(one)
