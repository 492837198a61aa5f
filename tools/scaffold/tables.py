"""From a module's spec to the first migration of its tables."""

from collections.abc import Iterable
from typing import cast

from tools.scaffold.context import Model, belongs_to
from tools.scaffold.migration.schema import (
    BelongsTo,
    Field,
    IndexOn,
    Json,
    ModelSchema,
    Property,
)
from tools.scaffold.migration.writer import Migration, write_migration
from tools.scaffold.naming import ModelNames, ModuleNames
from tools.scaffold.spec.model import ModuleSpec


def first_migration(
    name: str, module: ModuleSpec, *, medusa: str, stamp: str, database: str | None = None
) -> Migration:
    """Return the migration and snapshot that create all tables of a module.

    `database` names the snapshot on versions that call it after the database.
    """
    models = [Model.of(model, module, [], name) for model in module.models]
    return write_migration(
        [_schema(model, models) for model in models],
        module=ModuleNames(name).key,
        medusa=medusa,
        stamp=stamp,
        database=database,
    )


def _schema(model: Model, models: Iterable[Model]) -> ModelSchema:
    cascading = {(other.names.name, relation) for other in models for relation in other.cascades}
    fields: list[Field] = [Property("id", "id", primary_key=True)]
    fields += [
        Property(
            name,
            spec.type.value,
            nullable=spec.nullable,
            default=cast("Json", spec.default),
            values=tuple(spec.values or ()),
            unique=spec.unique,
            index=spec.index,
        )
        for name, spec in model.spec.stored.items()
    ]
    fields += [
        BelongsTo(
            name,
            ModelNames(relation.model).table,
            nullable=relation.nullable,
            on_delete_cascade=(relation.model, relation.inverse) in cascading,
        )
        for name, relation in belongs_to(model.spec).items()
    ]
    indexes = [IndexOn(tuple(index.on), unique=index.unique) for index in model.spec.indexes]
    return ModelSchema.define(model.names.table, *fields, indexes=indexes)
