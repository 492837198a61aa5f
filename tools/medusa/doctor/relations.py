"""Rules about what hangs on a row that is deleted."""

from collections.abc import Iterator

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.model_code import ModelCode, chained, models
from tools.medusa.expressions import arguments
from tools.medusa.names import pascal_case
from tools.medusa.plural import pluralize
from tools.repo.parse import descendants, text_of

_DELETING = ("delete", "softDelete")


def _orphaned(project: Project) -> Iterator[Found]:
    called = _called(project)
    for parent in models(project):
        calls, kept = _deletions(parent) & called, _cascades(parent)
        if not calls or kept is None:
            continue
        for name, value in parent.fields.items():
            child = _needing(parent, name)
            if child is None or name in kept or _deletions(child) & called:
                continue
            message = f"`{min(calls)}` leaves `{name}`, which cannot be without their parent"
            yield at(parent.source, value.parent or value, message)


def _deletions(model: ModelCode) -> set[str]:
    """Return the methods of a service that delete rows of a model."""
    plural = pascal_case(pluralize(model.snake))
    return {f"{verb}{plural}" for verb in _DELETING}


def _cascades(model: ModelCode) -> frozenset[str] | None:
    """Return what a model deletes with its rows, None if that is not written out."""
    found: frozenset[str] = frozenset()
    for method, call in chained(model.call):
        for given in arguments(call) if method == "cascades" else ():
            listed = model.source.member(given, "delete")
            if listed is None or model.source.value(listed).type != "array":
                return None
            found |= frozenset(model.source.labels(listed))
    return found


def _needing(parent: ModelCode, name: str) -> ModelCode | None:
    """Return the model of a `hasMany` whose rows need their parent."""
    relation = parent.relation(name)
    child = None if relation is None or relation.kind != "hasMany" else relation.target
    if relation is None or child is None or relation.other not in child.fields:
        return None
    back = child.relation(relation.other)
    belongs = back is not None and back.kind == "belongsTo"
    return child if belongs and ".nullable()" not in text_of(child.fields[relation.other]) else None


def _called(project: Project) -> set[str]:
    return {
        text_of(name)
        for source in project.sources.under("src")
        if source.says(*_DELETING)
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
