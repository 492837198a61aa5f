"""From a module's spec to the first migration of its tables."""

from collections.abc import Iterable
from typing import Literal, cast

from tools.scaffold.context import Model
from tools.scaffold.migration.schema import (
    BelongsTo,
    Check,
    Field,
    HasOneForeignKey,
    IndexOn,
    Json,
    ManyToMany,
    ModelSchema,
    Property,
)
from tools.scaffold.migration.writer import Migration, write_migration
from tools.scaffold.naming import ModelNames, ModuleNames
from tools.scaffold.spec.model import ModuleSpec, RelationSpec, RelationType


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
    cascading = {(other.names.name, name) for other in models for name in other.related.cascades}
    own_key = model.key != "id"
    fields: list[Field] = [] if own_key else [Property("id", "id", primary_key=True)]
    fields += [
        Property(
            name,
            spec.type.value,
            nullable=spec.nullable,
            default=cast("Json", spec.default),
            values=tuple(spec.values or ()),
            unique=spec.unique,
            index=spec.index,
            primary_key=spec.primary_key,
        )
        for name, spec in model.spec.stored.items()
        if not spec.computed
    ]
    for name, relation in model.spec.relations.items():
        table = ModelNames(relation.model).table
        if relation.foreign_key:
            fields.append(HasOneForeignKey(name, table, nullable=relation.nullable))
        elif relation.type is RelationType.BELONGS_TO:
            fields.append(
                BelongsTo(
                    name,
                    table,
                    nullable=relation.nullable,
                    inverse=_inverse(model, relation),
                    on_delete_cascade=(relation.model, relation.inverse) in cascading,
                )
            )
        elif name in model.related.links:
            fields.append(_many_to_many(model, name, table))
    return ModelSchema.define(
        model.names.table,
        *fields,
        indexes=[
            IndexOn(
                tuple(index.on),
                unique=index.unique,
                where=index.condition,
                name=index.name,
                using=index.using.upper() if index.using else None,
            )
            for index in model.spec.indexes
        ],
        checks=[Check(name, expression) for name, expression in model.spec.checks.items()],
    )


def _inverse(model: Model, relation: RelationSpec) -> Literal["hasOne", "hasMany", "manyToMany"]:
    other = model.related.target(relation).relations[relation.inverse or ""].type
    if other is RelationType.HAS_ONE:
        return "hasOne"
    return "manyToMany" if other is RelationType.MANY_TO_MANY else "hasMany"


def _many_to_many(model: Model, name: str, table: str) -> ManyToMany:
    related, columns = model.related, model.related.join_columns(name)
    declared = related.spec.relations[name].through or columns
    pivot = related.pivot_table(name) if declared else None
    return ManyToMany(name, table, pivot=pivot, columns=columns)
