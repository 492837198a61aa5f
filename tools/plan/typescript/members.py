"""The members of objects and arrays, through spreads, branches and constants of the same file."""

from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from tools.plan.typescript.source import Source, UnknownShapeError, content
from tools.plan.typescript.values import NAMES, chain, resolve, string_value
from tools.repo.parse import line_of

_JOINING = frozenset({"push", "unshift", "concat"})


class Member(NamedTuple):
    """One possible member of a collection; `whole` if it is itself a collection spread into it."""

    node: Node
    whole: bool = False


def key_of(source: Source, member: Node) -> str | None:
    """Return the name of an object's member, None for a spread or a name known only at run time."""
    if member.type == "shorthand_property_identifier":
        return source.text_of(member)
    key = member.child_by_field_name("key") or member.child_by_field_name("name")
    if key is None:
        return None
    if key.type == "computed_property_name":
        return string_value(source, content(key)[0])
    return string_value(source, key) if key.type == "string" else source.text_of(key)


def value_of(member: Node) -> Node | None:
    """Return the value expression of an object's member, None for a method or an accessor."""
    if member.type == "shorthand_property_identifier":
        return member
    return member.child_by_field_name("value")


def property_of(source: Source, record: Node, key: str) -> Node | None:
    """Return the value that object literal `record` surely has for `key`, None if it has none.

    Raises UnknownShapeError where another member may bring or override it: a spread, a computed
    name, a second one of the same name.
    """
    found: Node | None = None
    unclear: Node | None = None
    for member in content(record):
        if member.type == "spread_element":
            unclear = member if _may_bring(source, content(member)[0], key) else unclear
        elif (name := key_of(source, member)) is None:
            unclear = member
        elif name == key:
            if found is not None:
                raise UnknownShapeError(f"`{key}` is given twice", line_of(member))
            found, unclear = member, None
    if unclear is not None:
        raise UnknownShapeError(f"`{key}` may come from here", line_of(unclear))
    if found is None:
        return None
    value = value_of(found)
    if value is None:
        raise UnknownShapeError(f"`{key}` is a method", line_of(found))
    return value


def _may_bring(source: Source, spread: Node, key: str, seen: set[int] | None = None) -> bool:
    seen = set() if seen is None else seen
    values = [member.node for member in alternatives(source, spread, seen)]
    return any(
        value.type not in ("object", "false", "null", "undefined")
        or any(
            _may_bring(source, content(member)[0], key, seen)
            if member.type == "spread_element"
            else key_of(source, member) in (None, key)
            for member in content(value)
        )
        for value in values
    )


def alternatives(source: Source, node: Node, seen: set[int] | None = None) -> Iterator[Member]:
    """Yield the values an expression may have, through `?:`, `&&`, `||`, `??` and constants.

    The left side of `&&` is a condition and not a value.  What is in `seen` already, by the id
    of the node, is left out: the same constant may be reached on very many ways.
    """
    seen = set() if seen is None else seen
    value = resolve(source, node)
    if value.id in seen:
        return
    seen.add(value.id)
    if value.type == "ternary_expression":
        branches = [value.child_by_field_name(side) for side in ("consequence", "alternative")]
    elif value.type == "binary_expression" and value.children[1].type in ("&&", "||", "??"):
        right = value.child_by_field_name("right")
        branches = [right] if value.children[1].type == "&&" else [value.children[0], right]
    else:
        yield Member(value)
        return
    for branch in branches:
        if branch is not None:
            yield from alternatives(source, branch, seen)


def properties(
    source: Source, node: Node, key: str, seen: set[int] | None = None
) -> Iterator[Node]:
    """Yield every expression that an object may have for `key`, spreads and branches included."""
    seen = set() if seen is None else seen
    for option in alternatives(source, node, seen):
        if option.node.type != "object":
            continue
        for member in content(option.node):
            if member.type == "spread_element":
                yield from properties(source, content(member)[0], key, seen)
            elif key_of(source, member) == key and (value := value_of(member)) is not None:
                yield value


def members(source: Source, node: Node, seen: set[int] | None = None) -> Iterator[Member]:
    """Yield every member that an array, or every value that an object, may have.

    Looks into spreads, branches, `.filter(...)`, `.concat(...)` and what is pushed to a constant
    of the file; a part that this file does not show comes as one `whole` member.
    """
    seen = set() if seen is None else seen
    for name in chain(source, node):
        if name.type in NAMES:
            yield from _pushed(source, source.text_of(name), seen)
    for option in alternatives(source, node, seen):
        value = option.node
        if value.type == "array":
            for element in content(value):
                yield from _element(source, element, seen)
        elif value.type == "object":
            for member in content(value):
                yield from _record_member(source, member, seen)
        elif value.type == "call_expression":
            yield from _call(source, value, seen)
        else:
            yield Member(value, whole=True)


def _element(source: Source, element: Node, seen: set[int]) -> Iterator[Member]:
    if element.type == "spread_element":
        yield from members(source, content(element)[0], seen)
    else:
        yield from alternatives(source, element, seen)


def _record_member(source: Source, member: Node, seen: set[int]) -> Iterator[Member]:
    if member.type == "spread_element":
        yield from members(source, content(member)[0], seen)
    elif (value := value_of(member)) is not None:
        yield from alternatives(source, value, seen)


def _call(source: Source, call: Node, seen: set[int]) -> Iterator[Member]:
    function, arguments = _parts(call)
    called = function.child_by_field_name("object")
    if called is None:
        yield Member(call, whole=True)
        return
    yield from members(source, called, seen)
    if _method(source, function) in _JOINING:
        for argument in arguments:
            single = resolve(source, argument).type == "object"
            yield from (_element if single else members)(source, argument, seen)


def _pushed(source: Source, name: str, seen: set[int]) -> Iterator[Member]:
    for call in source.nodes:
        if call.type == "call_expression" and _is_push_to(source, call, name):
            if call.id in seen:
                continue
            seen.add(call.id)
            for argument in _parts(call)[1]:
                yield from _element(source, argument, seen)


def _is_push_to(source: Source, call: Node, name: str) -> bool:
    function, _ = _parts(call)
    called = function.child_by_field_name("object")
    return (
        called is not None
        and called.type in NAMES
        and source.text_of(called) == name
        and _method(source, function) in _JOINING
    )


def _parts(call: Node) -> tuple[Node, list[Node]]:
    function = call.child_by_field_name("function") or call
    arguments = call.child_by_field_name("arguments")
    return function, content(arguments) if arguments is not None else []


def _method(source: Source, function: Node) -> str:
    method = function.child_by_field_name("property")
    return source.text_of(method) if method is not None else ""
