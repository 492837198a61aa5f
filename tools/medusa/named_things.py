"""Medusa's things by the names Medusa knows them by, as the index keeps them of each file.

A workflow and a step by their id, a module by its key, a model by its name, a link by what it
links, an event by its name, a job by its name, a hook's handler by workflow and hook.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from tree_sitter import Node

from tools.medusa.expressions import arguments, literal, members
from tools.repo.index.extract import Fact, Facts
from tools.repo.parse import descendants, line_of, text_of

FACTS = Facts("tools.medusa.named_things", "things_of", version=1)
_KINDS = {
    "createWorkflow": "workflow",
    "createStep": "step",
    "createHook": "hook",
    "defineLink": "link",
    "Module": "module",
    "ModuleProvider": "provider",
    "define": "model",
    "emitEventStep": "event",
    "emit": "event",
}
_CALL = re.compile(rb"(?<![\w$])(" + b"|".join(kind.encode() for kind in _KINDS) + rb")(?![\w$])")
_HANDLER = re.compile(rb"\.hooks\s*\.\s*(\w+)\s*\(")
_CONFIG = re.compile(rb"(?<![\w$])config(?![\w$])")
_LONGEST = 200
_STEPS = 6
_CASTS = frozenset({"as_expression", "satisfies_expression", "parenthesized_expression"})
EMITS, LISTENS = "emits", "listens"


def things_of(root: Node, content: bytes) -> Iterator[Fact]:
    """Yield the things of Medusa's that a file defines or names."""
    file = _File(root)
    for match in _CALL.finditer(content):
        node = root.descendant_for_byte_range(match.start(), match.end())
        call = None if node is None else _call_of(node)
        if call is not None:
            yield from file.called(match[1].decode(), call)
    for match in _HANDLER.finditer(content):
        node = root.descendant_for_byte_range(match.start(1), match.end(1))
        call = None if node is None else _call_of(node)
        function = None if call is None else call.child_by_field_name("function")
        if call is not None and function is not None:
            yield Fact("hook", _plain(function), line_of(call), "", None)
    if b"event" in content or b"schedule" in content:
        for match in _CONFIG.finditer(content):
            node = root.descendant_for_byte_range(match.start(), match.end())
            yield from () if node is None else file.configured(node)


class _File:
    """One file, and what its names stand for."""

    def __init__(self, root: Node) -> None:
        self._root = root

    def called(self, callee: str, call: Node) -> Iterator[Fact]:
        """Yield what a call defines or names."""
        given = arguments(call)
        if not given or not _is_medusas(callee, call):
            return
        kind, symbol = _KINDS[callee], _assigned(call)
        if kind == "link":
            sides = [members(_uncast(side)).get("linkable") or side for side in given[:2]]
            name = " + ".join(_plain(side) for side in sides)
            yield Fact(kind, name, line_of(call), symbol, None)
        elif kind == "event":
            yield from self._emitted(given[0], call)
        else:
            named = members(_uncast(given[0])).get("name") or given[0]
            yield self._fact(kind, named, call, symbol)

    def configured(self, name: Node) -> Iterator[Fact]:
        """Yield what an exported `config` says: what a subscriber listens to, a job's name."""
        holder = name.parent
        if holder is not None and holder.type == "member_expression":
            holder = holder.parent
        value = None
        if holder is not None and holder.type in {"variable_declarator", "assignment_expression"}:
            value = holder.child_by_field_name("value") or holder.child_by_field_name("right")
        found = {} if value is None else members(_uncast(value))
        if "schedule" in found and "name" in found:
            yield self._fact("job", found["name"], name, "")
        elif "event" in found:
            events = _uncast(found["event"])
            several = events.named_children if events.type == "array" else [events]
            for event in several:
                if event.type != "comment":
                    yield self._fact("event", event, event, LISTENS)

    def _emitted(self, given: Node, call: Node) -> Iterator[Fact]:
        value = _uncast(given)
        for one in value.named_children if value.type == "array" else [value]:
            found = members(one)
            named = found.get("eventName") or found.get("name")
            if named is None and literal(one) is not None:
                named = one
            if named is not None:
                yield self._fact("event", named, call, EMITS)

    def _fact(self, kind: str, named: Node, place: Node, symbol: str) -> Fact:
        name, origin = self._name(_uncast(named))
        return Fact(kind, name[:_LONGEST], line_of(place), symbol, origin)

    def _name(self, node: Node) -> tuple[str, tuple[str, str] | None]:
        text = literal(node)
        if text is not None:
            return text, None
        first, _, rest = _plain(node).partition(".")
        value = self._constants.get(first)
        if value is not None:
            inner = members(_uncast(value)).get(rest) if rest else value
            text = None if inner is None else literal(_uncast(inner))
            return (_plain(node) if text is None else text), None
        if first in self._imports:
            specifier, name = self._imports[first]
            return _plain(node), (specifier, f"{name}.{rest}" if rest else name)
        return _plain(node), None

    @cached_property
    def _constants(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for statement in self._root.named_children:
            inner = statement.child_by_field_name("declaration") or statement
            if inner.type in {"lexical_declaration", "variable_declaration"}:
                for one in inner.named_children:
                    name, value = (one.child_by_field_name(part) for part in ("name", "value"))
                    if name is not None and value is not None:
                        found[text_of(name)] = value
            else:
                found |= _common_export(statement)
        return found

    @cached_property
    def _imports(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for statement in self._root.named_children:
            source = statement.child_by_field_name("source")
            if statement.type != "import_statement" or source is None:
                continue
            for one in descendants(statement, "import_specifier"):
                name = one.child_by_field_name("name")
                alias = one.child_by_field_name("alias") or name
                if name is not None and alias is not None:
                    found[text_of(alias)] = (literal(source) or "", text_of(name))
        return found


def _common_export(statement: Node) -> dict[str, Node]:
    """Return what `exports.a = value` defines: its uses say `exports.a`, or just `a`."""
    inner = statement.named_children[0] if statement.named_child_count else None
    if inner is None or inner.type != "assignment_expression":
        return {}
    left, right = (inner.child_by_field_name(part) for part in ("left", "right"))
    name = None if left is None else left.child_by_field_name("property")
    return {} if name is None or right is None else {text_of(name): right}


def _call_of(node: Node) -> Node | None:
    """Return the call whose function a name is; compilers write `(0, sdk.createStep)("id")`."""
    current = node
    for _ in range(_STEPS):
        parent = current.parent
        if parent is None:
            return None
        if parent.type == "call_expression":
            function = parent.child_by_field_name("function")
            return parent if function is not None and function.id == current.id else None
        if parent.type not in {
            "member_expression", "sequence_expression", "parenthesized_expression",
        }:  # fmt: skip
            return None
        current = parent
    return None


def _is_medusas(callee: str, call: Node) -> bool:
    """Tell calls apart that share their name with others: `model.define`, an event bus's `emit`."""
    if callee not in {"define", "emit"}:
        return True
    function = call.child_by_field_name("function")
    owner = "" if function is None else _plain(function).rpartition(".")[0]
    if callee == "define":
        return owner.rpartition(".")[2] == "model"
    return "event" in owner.casefold() or "bus" in owner.casefold()


def _assigned(node: Node) -> str:
    """Return the name of the constant that a value is given to, or nothing."""
    current: Node | None = node
    for _ in range(_STEPS):
        current = None if current is None else current.parent
        if current is None:
            break
        if current.type == "variable_declarator":
            name = current.child_by_field_name("name")
            return "" if name is None else text_of(name)[:_LONGEST]
        if current.type == "assignment_expression":
            left = current.child_by_field_name("left")
            name = None if left is None else left.child_by_field_name("property")
            return "" if name is None else text_of(name)[:_LONGEST]
    return ""


def _uncast(node: Node) -> Node:
    for _ in range(_STEPS):
        if node.type not in _CASTS or not node.named_child_count:
            break
        node = node.named_children[0]
    return node


def _plain(node: Node) -> str:
    text = "".join(text_of(node)[: 2 * _LONGEST].split())
    return text.removeprefix("exports.")[:_LONGEST]
