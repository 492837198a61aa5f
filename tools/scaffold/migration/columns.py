"""The columns of a model, in Medusa's order."""

from collections.abc import Iterator

from tools.errors import UsageError
from tools.scaffold.migration.dialect import Dialect
from tools.scaffold.migration.literals import default_literal, json_text, plain_text
from tools.scaffold.migration.schema import (
    BelongsTo,
    HasOneForeignKey,
    Kind,
    ModelSchema,
    Property,
    foreign_key_column,
)
from tools.scaffold.migration.tables import Column

# Medusa's kind of property: PostgreSQL's type and MikroORM's name of it.
_TYPES: dict[Kind, tuple[str, str]] = {
    "id": ("text", "text"),
    "text": ("text", "text"),
    "number": ("integer", "integer"),
    "bigNumber": ("numeric", "decimal"),
    "float": ("real", "float"),
    "boolean": ("boolean", "boolean"),
    "dateTime": ("timestamptz", "datetime"),
    "json": ("jsonb", "json"),
    "array": ("text[]", "array"),
    "enum": ("text", "enum"),
    "autoincrement": ("serial", "integer"),
}
_TIMESTAMP_DIGITS = 6
_BIG_NUMBER_PRECISION = 20


def columns_of(model: ModelSchema, dialect: Dialect) -> tuple[Column, ...]:
    """Return a model's columns: the key, as declared, the raw big numbers, the timestamps."""
    declared = sorted(_declared(model), key=lambda column: not column.primary)
    return (*declared, *_raw(model, dialect), *_timestamps())


def text_column(name: str, *, nullable: bool = False, primary: bool = False) -> Column:
    """Return a column of text, the type of every key."""
    return Column(name, *_TYPES["text"], nullable=nullable, primary=primary)


def definition(column: Column) -> str:
    """Return a column as it stands in `create table`."""
    parts = [f'"{column.name}" {column.type}']
    if column.values:
        choices = ", ".join(f"'{value}'" for value in column.values)
        parts.append(f'check ("{column.name}" in ({choices}))')
    if not column.autoincrement:
        parts.append("null" if column.nullable else "not null")
    if column.default is not None:
        parts.append(f"default {column.default}")
    return " ".join(parts)


def _declared(model: ModelSchema) -> Iterator[Column]:
    for field in model.fields:
        if isinstance(field, Property):
            yield _column(model, field)
        elif isinstance(field, BelongsTo | HasOneForeignKey):
            yield text_column(foreign_key_column(field), nullable=field.nullable)


def _column(model: ModelSchema, field: Property) -> Column:
    where = f"{model.name}.{field.name}"
    try:
        return Column(
            field.name,
            *_TYPES[field.kind],
            nullable=field.nullable,
            default=default_literal(field),
            values=tuple(map(plain_text, field.values)),
            length=_TIMESTAMP_DIGITS if field.kind == "dateTime" else None,
            primary=field.primary_key,
        )
    except UsageError as error:
        raise UsageError(error.message, where=where, fix=error.fix) from error


def _raw(model: ModelSchema, dialect: Dialect) -> Iterator[Column]:
    """Medusa keeps a bigNumber's exact value beside its numeric column."""
    for field in model.fields:
        if isinstance(field, Property) and field.kind == "bigNumber":
            default = default_literal(field) if dialect.raw_default else None
            if default is not None:
                exact = json_text({"value": default, "precision": _BIG_NUMBER_PRECISION})
                default = f"'{exact}'"
            yield Column(
                f"raw_{field.name}", *_TYPES["json"], nullable=field.nullable, default=default
            )


def _timestamps() -> Iterator[Column]:
    kind = _TYPES["dateTime"]
    for name in ("created_at", "updated_at"):
        yield Column(name, *kind, default="now()", length=_TIMESTAMP_DIGITS)
    yield Column("deleted_at", *kind, nullable=True, length=_TIMESTAMP_DIGITS)
