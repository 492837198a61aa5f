"""From models to tables, pivot tables included."""

from collections.abc import Iterator, Mapping, Sequence

from tools.medusa.names import camel_to_snake_case, pluralize
from tools.scaffold.migration.columns import columns_of, text_column
from tools.scaffold.migration.dialect import Dialect
from tools.scaffold.migration.indexes import indexes_of
from tools.scaffold.migration.schema import (
    BelongsTo,
    HasOneForeignKey,
    ManyToMany,
    ModelSchema,
    foreign_key_column,
)
from tools.scaffold.migration.tables import ForeignKey, Table


def tables_of(models: Sequence[ModelSchema], dialect: Dialect) -> list[Table]:
    """Return the tables of valid models, in no order that matters."""
    named = {model.name: model for model in models}
    tables = [_table(model, named, dialect) for model in models]
    pivots = [
        _pivot(model, field, named[field.model])
        for model in models
        for field in model.fields
        if isinstance(field, ManyToMany)
    ]
    return tables + pivots


def pivot_name(owner: ModelSchema, field: ManyToMany, other: ModelSchema) -> str:
    """Return the name of a relation's pivot table: `product_size_guides`."""
    return field.pivot or f"{owner.table}_{pluralize(other.table)}"


def _table(model: ModelSchema, named: Mapping[str, ModelSchema], dialect: Dialect) -> Table:
    return Table(
        name=model.table,
        class_name=model.class_name,
        columns=columns_of(model, dialect),
        foreign_keys=tuple(_foreign_keys(model, named)),
        primary_key=(model.primary_key,),
        indexes=indexes_of(model, dialect),
        checks=model.checks,
    )


def _foreign_keys(model: ModelSchema, named: Mapping[str, ModelSchema]) -> Iterator[ForeignKey]:
    for field in model.fields:
        if not isinstance(field, BelongsTo | HasOneForeignKey):
            continue
        if isinstance(field, BelongsTo) and field.inverse == "manyToMany":
            continue
        parent = named[field.model]
        cascade = isinstance(field, BelongsTo) and field.on_delete_cascade
        behind_many = isinstance(field, BelongsTo) and field.inverse == "hasMany"
        yield ForeignKey(
            table=model.table,
            column=foreign_key_column(field),
            referenced_table=parent.table,
            referenced_column=parent.primary_key,
            on_delete="cascade" if cascade else "set null" if field.nullable else None,
            binding=not (field.nullable or behind_many),
        )


def _pivot(owner: ModelSchema, field: ManyToMany, other: ModelSchema) -> Table:
    name = pivot_name(owner, field, other)
    columns = field.columns or tuple(
        f"{camel_to_snake_case(side.class_name)}_{side.primary_key}" for side in (owner, other)
    )
    keys = tuple(
        _pivot_key(name, column, side) for column, side in zip(columns, (owner, other), strict=True)
    )
    return Table(
        name=name,
        class_name=name,
        columns=tuple(text_column(key.column, primary=True) for key in keys),
        foreign_keys=keys,
        primary_key=tuple(key.column for key in keys),
    )


def _pivot_key(pivot: str, column: str, side: ModelSchema) -> ForeignKey:
    return ForeignKey(
        table=pivot,
        column=column,
        referenced_table=side.table,
        referenced_column=side.primary_key,
        on_delete="cascade",
        binding=True,
    )
