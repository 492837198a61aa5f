"""What the writer refuses: models that Medusa would not load, or would lose silently."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tools.errors import UsageError
from tools.scaffold.migration.build import pivot_name
from tools.scaffold.migration.columns import columns_of
from tools.scaffold.migration.dialect import Dialect
from tools.scaffold.migration.indexes import indexes_of
from tools.scaffold.migration.schema import ManyToMany, ModelSchema, Property
from tools.scaffold.migration.tables import LONGEST_NAME

_KEYS = frozenset({"id", "text"})


def check_models(models: Sequence[ModelSchema], dialect: Dialect) -> None:
    """Raise UsageError, naming model and field, for the first thing that cannot be written."""
    if not models:
        raise UsageError("a migration needs at least one model")
    named = {model.name: model for model in models}
    _once((model.name for model in models), "two models are called")
    _once((model.class_name for model in models), "two models have the class")
    tables = _table_names(models, named)
    _once(tables, "two models have the table")
    for table in tables:
        _check_table_name(table)
    for model in models:
        _check_fields(model, named)
        _check_primary_key(model)
        _check_columns(model, dialect)


def _table_names(models: Iterable[ModelSchema], named: Mapping[str, ModelSchema]) -> list[str]:
    pivots = [
        pivot_name(model, field, named[field.model])
        for model in models
        for field in model.fields
        if isinstance(field, ManyToMany) and field.model in named
    ]
    return [model.table for model in models] + pivots


def _check_table_name(table: str) -> None:
    # Cut off by PostgreSQL, the primary key's name would be the table's own.
    if len(table) >= LONGEST_NAME:
        raise UsageError(
            f"the table {table!r} has {len(table)} letters; PostgreSQL takes {LONGEST_NAME - 1}",
            fix="shorten the name, or name the pivot table of the relation",
        )


def _check_fields(model: ModelSchema, named: Mapping[str, ModelSchema]) -> None:
    for field in model.fields:
        where = f"{model.name}.{field.name}"
        if isinstance(field, Property):
            _check_property(field, where)
            continue
        if field.model not in named:
            raise UsageError(f"there is no model called {field.model!r}", where=where)
        if isinstance(field, ManyToMany):
            _check_owner(model, field, named[field.model], where)


def _check_property(field: Property, where: str) -> None:
    if (field.kind == "enum") != bool(field.values):
        raise UsageError("an enum, and nothing else, has values", where=where)
    if field.kind == "enum" and field.default not in (None, *field.values):
        raise UsageError(f"the default {field.default!r} is not one of the values", where=where)
    if (field.kind == "id" or field.primary_key) and field.nullable:
        raise UsageError("a key cannot be null", where=where)


def _check_owner(model: ModelSchema, field: ManyToMany, other: ModelSchema, where: str) -> None:
    if model is other and not (field.pivot and field.columns):
        raise UsageError(
            "a many-to-many relation of a model with itself",
            where=where,
            fix="name the pivot table and its two columns",
        )
    if field.pivot is None and model.table > other.table:
        raise UsageError(
            f"the relation is owned by {other.name!r}, whose table comes first",
            where=where,
            fix="describe it there, or name the pivot table here",
        )


def _check_primary_key(model: ModelSchema) -> None:
    properties = [field for field in model.fields if isinstance(field, Property)]
    keys = [field for field in properties if field.primary_key]
    if len(keys) != 1:
        raise UsageError(f"needs one primary key, has {len(keys)}", where=model.name)
    if keys[0].kind not in _KEYS or keys[0].default is not None:
        raise UsageError(
            "a primary key is an id or a text, without a default",
            where=f"{model.name}.{keys[0].name}",
        )
    if sum(field.kind == "id" for field in properties) > 1:
        raise UsageError("Medusa takes one id a model", where=model.name)


def _check_columns(model: ModelSchema, dialect: Dialect) -> None:
    columns = [column.name for column in columns_of(model, dialect)]
    _once(columns, "two columns are called", where=model.name)
    for index in model.indexes:
        missing = [column for column in index.on if column not in columns]
        if missing or not index.on:
            listed = ", ".join(missing) or "nothing"
            raise UsageError(f"an index is on {listed}, which is no column", where=model.name)
    names = (index.name[:LONGEST_NAME] for index in indexes_of(model, dialect))
    _once(names, "two different indexes are called", where=model.name)


def _once(names: Iterable[str], complaint: str, *, where: str | None = None) -> None:
    name, count = Counter(names).most_common(1)[0]
    if count > 1:
        raise UsageError(f"{complaint} {name!r}", where=where)
