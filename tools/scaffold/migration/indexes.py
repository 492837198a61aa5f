"""The indexes of a model, in Medusa's order; all of them leave out deleted rows."""

from collections.abc import Iterator

from tools.scaffold.migration.dialect import Dialect
from tools.scaffold.migration.schema import (
    BelongsTo,
    IndexOn,
    ModelSchema,
    Property,
    foreign_key_column,
)
from tools.scaffold.migration.tables import Index

_NOT_DELETED = "deleted_at IS NULL"


def indexes_of(model: ModelSchema, dialect: Dialect) -> tuple[Index, ...]:
    """Return a model's indexes: the properties', `deleted_at`, then `.indexes([...])`.

    An index declared twice in the same words exists once.
    """
    declared = [*_of_fields(model), IndexOn(("deleted_at",)), *model.indexes]
    indexes = (_index(model.table, index, dialect) for index in declared)
    return tuple(dict.fromkeys(indexes))


def _of_fields(model: ModelSchema) -> Iterator[IndexOn]:
    for field in model.fields:
        if isinstance(field, BelongsTo):
            yield IndexOn((foreign_key_column(field),), unique=field.inverse == "hasOne")
        elif isinstance(field, Property):
            if field.unique:
                yield IndexOn((field.name,), unique=True, name=_given(field.unique))
            if field.index:
                yield IndexOn((field.name,), name=_given(field.index))


def _given(name: bool | str) -> str | None:
    return name if isinstance(name, str) else None


def _index(table: str, index: IndexOn, dialect: Dialect) -> Index:
    name = index.name or f"IDX_{table}_{'_'.join(index.on)}{'_unique' if index.unique else ''}"
    columns = (f'"{column}"' if dialect.quoted_index_columns else column for column in index.on)
    create = "CREATE UNIQUE INDEX" if index.unique else "CREATE INDEX"
    method = f" USING {index.using}" if index.using else ""
    return Index(
        name,
        f'{create} IF NOT EXISTS "{name}" ON "{table}"{method} ({", ".join(columns)})'
        f" WHERE {_condition(index.where)}",
    )


def _condition(where: str | None) -> str:
    if not where:
        return _NOT_DELETED
    speaks_of_deletion = any(
        phrase in where.lower() for phrase in ("deleted_at is null", "deleted_at is not null")
    )
    return where if speaks_of_deletion else f"{where} AND {_NOT_DELETED}"
