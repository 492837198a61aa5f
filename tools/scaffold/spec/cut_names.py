"""Names that PostgreSQL cuts off: two indexes that differ behind the cut are one to it.

Medusa creates each `if not exists`, so the second, a unique one too, is skipped in silence.
"""

from collections.abc import Iterator

from tools.medusa.names import camel_to_snake_case
from tools.scaffold.spec.model import ModelSpec, RelationType
from tools.scaffold.spec.parse import Location, Problem

LONGEST_NAME = 63


def check_cut_names(at: Location, name: str, model: ModelSpec) -> Iterator[Problem]:
    """Yield a problem for each index of the model at `at` that another would stand in for."""
    seen: dict[str, str] = {}
    for here, index in _index_names(at, camel_to_snake_case(name), model):
        first = seen.setdefault(index[:LONGEST_NAME], index)
        if first != index:
            fix = "give it a `name`" if here[-2] == "indexes" else "shorten its name"
            yield Problem(
                here,
                f"PostgreSQL reads {LONGEST_NAME} letters of `{index}` and so takes it for "
                f"`{first}`: {fix}",
            )


def _index_names(at: Location, table: str, model: ModelSpec) -> Iterator[tuple[Location, str]]:
    for name, field in model.fields.items():
        if field.unique or field.index:
            yield (*at, "fields", name), f"IDX_{table}_{name}{'_unique' if field.unique else ''}"
    for name, relation in model.relations.items():
        if relation.type is RelationType.BELONGS_TO:
            yield (*at, "relations", name), f"IDX_{table}_{name}_id"
    yield at, f"IDX_{table}_deleted_at"
    for number, index in enumerate(model.indexes):
        end = f"{'_'.join(index.on)}{'_unique' if index.unique else ''}"
        yield (*at, "indexes", number), index.name or f"IDX_{table}_{end}"
