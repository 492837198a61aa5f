"""Whether the Medusa of a project has what a spec asks for."""

from collections.abc import Iterator

from tools.medusa.reserved import SQL_RESERVED
from tools.medusa.versions import ANY_SEARCHABLE, OWN_KEY, QUOTED_INDEX_COLUMNS, TRANSLATABLE, Since
from tools.scaffold.spec.model import FieldSpec, FieldType, ModelSpec, Spec
from tools.scaffold.spec.parse import Location, Problem


def check_version(spec: Spec, medusa: str) -> Iterator[Problem]:
    """Yield a problem for everything that this version, such as `2.11.1`, does not have."""
    for module_name, module in spec.modules.items():
        for model_name, model in module.models.items():
            for name, field in model.fields.items():
                at = ("modules", module_name, "models", model_name, "fields", name)
                yield from _check_field(at, name, field, medusa)
            here = ("modules", module_name, "models", model_name)
            if not QUOTED_INDEX_COLUMNS.within(medusa):
                yield from _check_indexed(here, model, medusa)


def _check_field(at: Location, name: str, field: FieldSpec, medusa: str) -> Iterator[Problem]:
    if field.translatable and not TRANSLATABLE.within(medusa):
        yield Problem(at, f"{_needed('translatable', TRANSLATABLE, medusa)}; leave it out")
    if field.searchable and field.type is not FieldType.TEXT and not ANY_SEARCHABLE.within(medusa):
        told = _needed(f"searchable` on a `{field.type.value}", ANY_SEARCHABLE, medusa)
        yield Problem(at, f"{told}; leave it out")
    if field.primary_key and name != "id" and not OWN_KEY.within(medusa):
        told = _needed("primaryKey", OWN_KEY, medusa)
        yield Problem(at, f"{told}: {OWN_KEY.fact}; make it `unique` instead")


def _check_indexed(at: Location, model: ModelSpec, medusa: str) -> Iterator[Problem]:
    """Yield a problem for each index on a column whose name SQL reserves: medusa.md, M4."""
    told = f"Medusa {medusa} writes it into the index without quotes; rename it"
    for name, field in model.fields.items():
        if name in SQL_RESERVED and (field.unique or field.index):
            yield Problem((*at, "fields", name), f"`{name}` is a reserved word in SQL, and {told}")
    for number, index in enumerate(model.indexes):
        for name in sorted(SQL_RESERVED.intersection(index.on)):
            here = (*at, "indexes", number)
            yield Problem(here, f"`{name}` is a reserved word in SQL, and {told}")


def _needed(word: str, since: Since, medusa: str) -> str:
    first = ".".join(map(str, since.first))
    return f"`{word}` needs Medusa {first} or later, and here is {medusa}"
