"""The columns and relations of a data model, and which of them a migration has not seen."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import arguments, called, literal, members
from tools.medusa.map_model import DataModel, Relation
from tools.medusa.names import camel_to_snake_case
from tools.medusa.sources import Source
from tools.repo.parse import descendants, line_of, text_of

_RELATIONS = frozenset({"hasOne", "hasOneWithFK", "hasMany", "belongsTo", "manyToMany"})
# With the name of the relation and `_id`.
_KEYED = frozenset({"belongsTo", "hasOneWithFK"})
_LONGEST = 60


def columns_and_relations(
    source: Source, fields: Node | None
) -> tuple[dict[str, str], list[Relation]]:
    """Return the columns, each with its type and modifiers, and the relations of a model."""
    properties: dict[str, str] = {}
    relations: list[Relation] = []
    for name, node in members(source.value(fields)).items() if fields is not None else ():
        chain = list(_chain(source.value(node)))
        kind, given = chain[0] if chain else ("", [])
        if kind in _RELATIONS:
            to = _target(source, given[0]) if given else ""
            relations.append(
                Relation(file=source.path, line=line_of(node), name=name, kind=kind, to=to)
            )
        elif kind:
            properties[name] = " ".join(name for name, _ in chain)
    return properties, relations


def columns_not_in(model: DataModel, known: set[str]) -> Iterator[str]:
    """Yield the columns of a model that its table lacks, spelt as in the model."""
    names = [name for name, told in model.properties.items() if "computed" not in told.split()]
    for name in names:
        if known.isdisjoint({name, camel_to_snake_case(name)}):
            yield name
    for relation in model.relations:
        key = f"{relation.name}_id"
        if relation.kind in _KEYED and known.isdisjoint({key, camel_to_snake_case(key)}):
            yield key


def _chain(node: Node) -> Iterator[tuple[str, list[Node]]]:
    """Yield the calls of `model.text().unique()` from the first to the last."""
    calls: list[tuple[str, list[Node]]] = []
    while node.type == "call_expression":
        function = node.child_by_field_name("function")
        owner = None if function is None else function.child_by_field_name("object")
        name = None if function is None else function.child_by_field_name("property")
        if owner is None or name is None:
            break
        calls.append((text_of(name)[:_LONGEST], arguments(node)))
        node = owner
    yield from reversed(calls)


def _target(source: Source, node: Node) -> str:
    """Return the name of the model that a relation's function returns, or its constant."""
    named = [text_of(one) for one in descendants(node, "identifier")]
    if literal(node) is not None or not named:
        return source.label(node)
    found = source.definition(named[-1])
    for call in [] if found is None else descendants(found[1], "call_expression"):
        defines = called(call).endswith(".define")
        if found is not None and defines and (given := arguments(call)):
            return found[0].label(found[0].member(given[0], "name") or given[0])
    return source.label(node.child_by_field_name("body") or node)
