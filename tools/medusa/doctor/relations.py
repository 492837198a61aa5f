"""Rules about what hangs on a row that is deleted."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.wiring import resolved
from tools.medusa.expressions import arguments, members
from tools.medusa.map_modules import FOLDER
from tools.medusa.names import pascal_case
from tools.medusa.plural import pluralize
from tools.medusa.sources import Source
from tools.repo.parse import descendants, text_of

_DELETING = ("delete", "softDelete")


@dataclass(frozen=True)
class _Model:
    """A data model: its fields, and what it deletes with itself (None if that is computed)."""

    name: str
    source: Source
    fields: dict[str, Node]
    cascades: frozenset[str] | None


def _models(project: Project) -> Iterator[_Model]:
    for source in project.sources.under(FOLDER):
        for call, given in source.calls("model.define"):
            name = source.string(source.member(given[0], "name") or given[0]) if given else None
            if name is not None and len(given) > 1:
                fields = members(source.value(given[1]))
                yield _Model(name, source, fields, _cascades(source, call))


def _cascades(source: Source, call: Node) -> frozenset[str] | None:
    node, found = call, frozenset[str]()
    while (parent := node.parent) is not None and parent.type in {
        "member_expression",
        "call_expression",
    }:
        function = parent.child_by_field_name("function")
        if function is not None and text_of(function).endswith(".cascades"):
            listed = [source.member(given, "delete") for given in arguments(parent)]
            if any(one is None or source.value(one).type != "array" for one in listed):
                return None
            found |= {name for one in listed for name in source.labels(one)}
        node = parent
    return found


def _orphaned(project: Project) -> Iterator[Found]:
    models = list(_models(project))
    deleted = _called(project)
    for parent in models:
        plural = pascal_case(pluralize(parent.name))
        calls = {f"{verb}{plural}" for verb in _DELETING} & deleted
        if not calls or parent.cascades is None:
            continue
        for name, value in parent.fields.items():
            child = _child(parent, value, models)
            if child is None or name in parent.cascades or _deletes(child, deleted):
                continue
            message = f"`{min(calls)}` leaves `{name}`, which cannot be without their parent"
            yield at(parent.source, value.parent or value, message)


def _child(parent: _Model, value: Node, models: list[_Model]) -> _Model | None:
    """Return the model of a `hasMany` whose rows need their parent."""
    text = "".join(text_of(value).split())
    if not text.startswith("model.hasMany(()=>"):
        return None
    given = arguments(next(descendants(value, "call_expression")))
    target = given[0].child_by_field_name("body") if given else None
    mapped = parent.source.member(given[1], "mappedBy") if len(given) > 1 else None
    back = None if mapped is None else parent.source.string(mapped)
    if target is None or back is None:
        return None
    source, made = resolved(parent.source, target)
    for model in models:
        within = model.source is source and model.name in text_of(made)
        field = model.fields.get(back) if within else None
        if field is not None:
            needs = "belongsTo(" in text_of(field) and ".nullable()" not in text_of(field)
            return model if needs else None
    return None


def _deletes(child: _Model, deleted: set[str]) -> bool:
    """Tell whether the code deletes the children by itself somewhere."""
    plural = pascal_case(pluralize(child.name))
    return any(f"{verb}{plural}" in deleted for verb in _DELETING)


def _called(project: Project) -> set[str]:
    return {
        text_of(name)
        for source in project.sources.under("src")
        for node in descendants(source.root, "member_expression")
        if (name := node.child_by_field_name("property")) is not None
        and text_of(name).startswith(_DELETING)
    }


RULES = (
    Rule(
        "X60", Severity.WARNING, "what cannot be without its parent is deleted with it",
        "Soft-deleted parents leave rows that belong to nothing; deleting them for good fails.",
        '`.cascades({ delete: ["items"] })` on the parent\'s model.',
        "migrations of the golden modules on 2.4.0, 2.11.1 and 2.21.2", _orphaned,
    ),
)  # fmt: skip
