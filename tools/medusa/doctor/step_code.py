"""Steps as rules read them: what they do, what they hand on, and what they change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tree_sitter import Node

from tools.medusa.doctor.defined import SDK, imports_from
from tools.medusa.doctor.functions import (
    callee,
    constants,
    enclosing,
    function_of,
    meant,
    own_code,
)
from tools.medusa.doctor.model import Project
from tools.medusa.expressions import arguments
from tools.medusa.map_flows import SOURCE_FOLDER
from tools.medusa.names import singularize
from tools.medusa.sources import Source
from tools.repo.parse import descendants, text_of

RESPONSE = "StepResponse"
_COMPENSATION = 2
_MUTATION = re.compile(r"(create|update|upsert|delete|softDelete|restore)([A-Z]\w*)")
_LINKING = frozenset({"create", "dismiss"})
_LINKS = frozenset({"LINK", "REMOTE_LINK", "link", "remoteLink"})


@dataclass(frozen=True)
class StepCode:
    """A `createStep(id, invoke, compensate)`; a function is None where its file does not tell it.

    `compensates` tells whether a third argument is there at all.
    """

    source: Source
    call: Node
    invoke: Node
    compensate: Node | None
    compensates: bool

    def responses(self) -> Iterator[tuple[Node, list[Node]]]:
        """Yield every `new StepResponse(...)` of the step itself, with its arguments."""
        for node in own_code(self.invoke):
            made = node.child_by_field_name("constructor")
            if node.type == "new_expression" and made is not None and text_of(made) == RESPONSE:
                yield node, arguments(node)


@dataclass(frozen=True)
class Mutation:
    """A call that changes rows: `createBrands` has the verb `create` and the noun `brand`.

    `service` is the text of what the container was asked for.
    """

    call: Node
    service: str
    verb: str
    noun: str


def steps(project: Project) -> Iterator[StepCode]:
    """Yield the steps made by Medusa's own `createStep` whose function can be read."""
    for source in project.sources.under(SOURCE_FOLDER):
        if not imports_from(source, "createStep", *SDK):
            continue
        for call, given in source.calls("createStep"):
            invoke = function_of(source, given[1]) if len(given) > 1 else None
            if invoke is None:
                continue
            third = given[_COMPENSATION] if len(given) > _COMPENSATION else None
            undo = None if third is None else function_of(source, third)
            yield StepCode(source, call, invoke, undo, third is not None)


# Each call in a function asks for the same.
@lru_cache(maxsize=256)
def services(function: Node) -> dict[str, Node]:
    """Return the names that hold what a container gave, and what it was asked for."""
    return {
        name: asked for name, value in constants(function).items() if (asked := resolved(value))
    }


def resolved(value: Node) -> Node | None:
    """Return what a call asks a container for, None if the expression is no such call."""
    call = meant(value, {})
    given = arguments(call) if callee(call).rpartition(".")[2] == "resolve" else []
    return given[0] if given and "." in callee(call) else None


def method_of(call: Node) -> tuple[Node, str] | None:
    """Return whose method a call calls, and its name; None if it calls none."""
    member = call.child_by_field_name("function")
    parts = ("object", "property")
    owner, method = (None if member is None else member.child_by_field_name(p) for p in parts)
    return None if owner is None or method is None else (owner, text_of(method))


def asked_for(owner: Node) -> Node | None:
    """Return what a container was asked for to have an object, None if it came otherwise."""
    asked = resolved(owner)
    name, function = text_of(meant(owner, {})), enclosing(owner)
    while asked is None and function is not None:
        asked = services(function).get(name)
        function = enclosing(function)
    return asked


def mutations(function: Node) -> Iterator[Mutation]:
    """Yield the calls of services, and of Link, that change rows; inner functions count too."""
    for call in descendants(function, "call_expression"):
        owner, method = method_of(call) or (call, "")
        match = _MUTATION.fullmatch(method)
        asked = asked_for(owner) if match or method in _LINKING else None
        if asked is None:
            continue
        if match:
            yield Mutation(call, text_of(asked), match[1], singularize(match[2]).lower())
        elif text_of(asked).strip("'\"").rpartition(".")[2] in _LINKS:
            yield Mutation(call, text_of(asked), method, "link")
