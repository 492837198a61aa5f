"""Data models as rules read them: their fields, what these relate to, and their table."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from tools.medusa.doctor.defined import defined
from tools.medusa.doctor.functions import callee
from tools.medusa.doctor.model import Project
from tools.medusa.expressions import arguments, literal, members
from tools.medusa.map_modules import FOLDER
from tools.medusa.names import camel_to_snake_case, class_name
from tools.medusa.sources import Source
from tools.repo.parse import text_of

_DEFINE = "model.define"


@dataclass(frozen=True)
class Relation:
    """A field that relates: `kind` is the property's method, `other` the name it is mapped by.

    `target` is None where the related model is not in the project, or not given by a function.
    """

    kind: str
    given: Node | None
    target: "ModelCode | None"
    other: str | None
    options: frozenset[str]


@dataclass(frozen=True)
class ModelCode:
    """A `model.define(...)`; `whole` tells that its fields are all written out."""

    source: Source
    call: Node
    name: str
    table: str
    fields: dict[str, Node]
    whole: bool

    @property
    def snake(self) -> str:
        """The name that the other side of a relation has for it, unless told otherwise."""
        return camel_to_snake_case(class_name(self.name))

    def relation(self, name: str) -> Relation | None:
        """Return what a field relates to, None if it is no relation."""
        kind, call = property_of(self.fields[name])
        if call is None or kind not in {"hasOne", "hasMany", "belongsTo", "manyToMany"}:
            return None
        given = arguments(call)
        options = members(self.source.value(given[1])) if len(given) > 1 else {}
        mapped = options.get("mappedBy")
        other = self.snake if mapped is None else literal(self.source.value(mapped))
        target = _target(self.source, given[0]) if given else None
        return Relation(kind, given[0] if given else None, target, other, frozenset(options))


def models(project: Project, folder: str = FOLDER) -> Iterator[ModelCode]:
    """Yield the data models below a folder whose name is told."""
    for source in project.sources.under(folder):
        for call, _ in source.calls(_DEFINE):
            found = _model(source, call) if "/migrations/" not in source.path else None
            if found is not None:
                yield found


def property_of(value: Node) -> tuple[str, Node | None]:
    """Return the method of `model` that made a property, and its call: `text` of `model.text()`."""
    node: Node | None = value
    while node is not None:
        called = callee(node)
        if called.startswith("model.") and called.count(".") == 1:
            return called.removeprefix("model."), node
        inner = node.child_by_field_name("function")
        node = None if inner is None else inner.child_by_field_name("object")
    return "", None


def chained(call: Node) -> Iterator[tuple[str, Node]]:
    """Yield the methods called on what a call gives, `.cascades` of `define(...).cascades(...)`."""
    node = call
    while node.parent is not None and node.parent.type == "member_expression":
        outer = node.parent.parent
        name = node.parent.child_by_field_name("property")
        if outer is None or name is None or outer.type != "call_expression":
            return
        yield text_of(name), outer
        node = outer


def _target(source: Source, given: Node) -> "ModelCode | None":
    body = given.child_by_field_name("body") if given.type == "arrow_function" else None
    found = defined(source, text_of(body)) if body is not None else None
    if found is None:
        return None
    kind, call = property_of(found[1])
    return _model(found[0], call) if kind == "define" and call is not None else None


def _model(source: Source, call: Node) -> ModelCode | None:
    given = arguments(call)
    if not given or callee(call) != _DEFINE:
        return None
    table = source.string(source.member(given[0], "tableName") or given[0])
    name = source.string(source.member(given[0], "name") or given[0]) or table
    fields = source.value(given[1]) if len(given) > 1 else call
    if name is None or table is None or "." in name:
        return None
    plain = fields.type == "object"
    whole = plain and all(one.type in {"pair", "comment"} for one in fields.named_children)
    return ModelCode(source, call, name, table, members(fields), whole)
