"""Whether the fields, indexes and checks of one model fit each other and Medusa."""

from collections.abc import Iterator

from tools.medusa.reserved import IMPLICIT_FIELDS, SQL_RESERVED
from tools.scaffold.spec.examples import shapes_of
from tools.scaffold.spec.expressions import parse_expression
from tools.scaffold.spec.model import FieldType, IndexSpec, ModelSpec, RelationType
from tools.scaffold.spec.parse import Location, Problem

_NUMBERS = {FieldType.NUMBER, FieldType.FLOAT, FieldType.BIG_NUMBER, FieldType.AUTOINCREMENT}
_COMPOUND = {FieldType.JSON, FieldType.ARRAY}
# Every row is an object of a class: these would hide what JavaScript keeps there.
_OBJECT_MEMBERS = {"constructor", "prototype"}


def check_members(at: Location, model: ModelSpec) -> Iterator[Problem]:
    """Yield every problem with the fields, indexes and checks of the model at `at`."""
    yield from _check_fields(at, model)
    yield from _check_keys(at, model)
    yield from _check_relation_names(at, model)
    yield from _check_indexes(at, model)
    yield from _check_checks(at, model)


def _check_fields(at: Location, model: ModelSpec) -> Iterator[Problem]:
    for name, field in model.fields.items():
        here = (*at, "fields", name)
        is_id = field.type is FieldType.ID
        if is_id and name != "id":
            yield Problem(here, "Medusa takes one id a model, and calls it `id`")
        elif name in IMPLICIT_FIELDS and not is_id:
            yield Problem(here, "Medusa adds this field itself; remove it")
        if name == "length" and field.type in _NUMBERS:
            message = "with this field Medusa's types take an array of rows for one row; rename it"
            yield Problem(here, message)
        if name in _OBJECT_MEMBERS:
            yield Problem(here, "every object in JavaScript has this member; rename it")
        if name.startswith("raw_") and name[4:] in model.fields:
            yield Problem(here, "a bigNumber keeps its exact value in this column")


def _check_keys(at: Location, model: ModelSpec) -> Iterator[Problem]:
    # medusa.md, M2: Medusa gives a model without a key no table, and does not say so.
    keys = [name for name, field in model.fields.items() if field.primary_key]
    for name in keys[1:]:
        yield Problem((*at, "fields", name), f"`{keys[0]}` is the primary key already")
    if keys and "id" in model.fields:
        yield Problem((*at, "fields", "id"), f"`{keys[0]}` is the primary key: drop the id")
    if keys and model.prefix:
        yield Problem((*at, "prefix"), f"`{keys[0]}` is the primary key, and no id to prefix")


def _check_relation_names(at: Location, model: ModelSpec) -> Iterator[Problem]:
    for name, relation in model.relations.items():
        here = (*at, "relations", name)
        if name in model.fields or name in IMPLICIT_FIELDS:
            yield Problem(here, "a field has this name already")
        if name in _OBJECT_MEMBERS:
            yield Problem(here, "every object in JavaScript has this member; rename it")
        if relation.holds_key and name[-1].isdigit():
            yield Problem(here, f"Medusa would call its column `{name}id`; end it with a letter")
        if relation.holds_key and f"{name}_id" in model.fields:
            yield Problem(here, f"its column `{name}_id` is declared as a field too; remove that")


def _foreign(model: ModelSpec) -> dict[str, bool]:
    """Return the foreign keys of a model, and whether each has an index of its own."""
    return {
        f"{name}_id": relation.type is RelationType.BELONGS_TO
        for name, relation in model.relations.items()
        if relation.holds_key
    }


def _check_indexes(at: Location, model: ModelSpec) -> Iterator[Problem]:
    taken = set(_index_names(model))
    for number, index in enumerate(model.indexes):
        here = (*at, "indexes", number)
        yield from _check_index(here, model, index)
        name = index.name or f"{'_'.join(index.on)}{'_unique' if index.unique else ''}"
        if name in taken and not _is_declared(model, index):
            fix = "give it a `name`" if index.where or index.using else "drop it"
            yield Problem(here, f"these columns have an index already: {fix}")
        taken.add(name)


def _index_names(model: ModelSpec) -> Iterator[str]:
    """Yield the ends of the names of the indexes that fields and relations bring."""
    for name, field in model.fields.items():
        if field.unique or field.index:
            yield f"{name}_unique" if field.unique else name
    yield from (name for name, indexed in _foreign(model).items() if indexed)


def _is_declared(model: ModelSpec, index: IndexSpec) -> bool:
    """Tell whether an index only repeats what its one column declares."""
    field = model.fields.get(index.on[0])
    indexed = _foreign(model).get(index.on[0]) or (field and (field.unique or field.index))
    return bool(indexed) and len(index.on) == 1 and not index.where


def _check_index(at: Location, model: ModelSpec, index: IndexSpec) -> Iterator[Problem]:
    foreign = _foreign(model)
    for name in index.on:
        field = model.fields.get(name)
        if field is None and name not in foreign:
            known = ", ".join([*_stored(model), *sorted(foreign)])
            yield Problem(at, f"there is no column `{name}`; there are {known}")
        elif field and field.computed:
            yield Problem(at, f"`{name}` is computed, so there is no column to index")
        elif field and field.type in _COMPOUND and not index.using:
            message = f"`{name}` is {field.type.value}, which a plain index cannot serve"
            yield Problem(at, f"{message}; add `using gin`")
        elif index.using and not (field and field.type in _COMPOUND):
            yield Problem(at, f"`{name}` is neither json nor array, which is what gin serves")
    if len(set(index.on)) != len(index.on):
        yield Problem(at, "a column is listed twice")
    if _is_declared(model, index):
        yield Problem(at, f"`{index.on[0]}` has an index of its own already")
    if index.on == [model.key] and not index.where:
        yield Problem(at, f"`{model.key}` is the primary key, which has an index")
    if index.where:
        yield from _check_columns(at, model, index.where)


def _check_checks(at: Location, model: ModelSpec) -> Iterator[Problem]:
    for name, text in model.checks.items():
        yield from _check_columns((*at, "checks", name), model, text)
        if name in SQL_RESERVED:
            # Medusa writes the name of a constraint without quotes.
            yield Problem((*at, "checks", name), "is a reserved word in SQL; choose another name")
    try:
        shapes_of(model)
    except ValueError as error:
        yield Problem((*at, "checks"), str(error))


def _check_columns(at: Location, model: ModelSpec, text: str) -> Iterator[Problem]:
    known = {*_stored(model), *_foreign(model), "created_at", "updated_at", "deleted_at"}
    expression = parse_expression(text)
    for name in sorted(expression.columns - known):
        yield Problem(at, f"there is no column `{name}`; there are {', '.join(sorted(known))}")
    for name in sorted(expression.unquoted & SQL_RESERVED & known):
        yield Problem(at, f"`{name}` is a reserved word in SQL: write it in double quotes")


def _stored(model: ModelSpec) -> list[str]:
    stored = [name for name, field in model.fields.items() if not field.computed]
    return stored if model.key in stored else ["id", *stored]
