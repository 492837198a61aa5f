"""The snapshot beside the migrations: what Medusa's generator compares the models with."""

from collections.abc import Sequence

from pydantic_core import to_json

from tools.scaffold.migration.dialect import Dialect
from tools.scaffold.migration.tables import Column, ForeignKey, Index, Table

_Object = dict[str, object]


def snapshot_text(tables: Sequence[Table], dialect: Dialect) -> str:
    """Return the snapshot of ordered tables, as MikroORM writes it."""
    snapshot = {
        "namespaces": ["public"],
        "name": "public",
        "tables": [_table(table, dialect) for table in tables],
        "nativeEnums": {},
    }
    # The same bytes as json.dumps, which is not in C where it indents.
    return to_json(snapshot, indent=2).decode() + "\n"


def _table(table: Table, dialect: Dialect) -> _Object:
    column = _long_column if dialect.long_snapshot else _short_column
    return {
        "columns": {each.name: column(each) for each in table.columns},
        "name": table.name,
        "schema": "public",
        "indexes": [*map(_index, table.indexes), _primary_key(table)],
        "checks": [
            {
                "name": check.name,
                "expression": check.expression,
                "definition": f"check (({check.expression}))",
            }
            for check in table.checks
        ],
        "foreignKeys": {key.name: _foreign_key(key) for key in table.foreign_keys},
        "nativeEnums": {},
    }


def _short_column(column: Column) -> _Object:
    entry = _common(column, primary=False)
    if column.length is not None:
        entry["length"] = column.length
    if column.default is not None:
        entry["default"] = column.default
    if column.values:
        entry["enumItems"] = list(column.values)
    return {**entry, "mappedType": column.mapped_type}


def _long_column(column: Column) -> _Object:
    return {
        **_common(column, primary=column.primary),
        "unique": False,
        "length": column.length,
        "precision": None,
        "scale": None,
        "default": column.default,
        "comment": None,
        "enumItems": list(column.values),
        "mappedType": column.mapped_type,
    }


def _common(column: Column, *, primary: bool) -> _Object:
    return {
        "name": column.name,
        "type": column.type,
        "unsigned": column.autoincrement,
        "autoincrement": column.autoincrement,
        "primary": primary,
        "nullable": column.nullable,
    }


def _index(index: Index) -> _Object:
    return {
        "keyName": index.name,
        "columnNames": [],
        "composite": False,
        "constraint": False,
        "primary": False,
        "unique": False,
        "expression": index.statement,
    }


def _primary_key(table: Table) -> _Object:
    return {
        "keyName": table.primary_key_name,
        "columnNames": list(table.primary_key),
        "composite": len(table.primary_key) > 1,
        "constraint": True,
        "primary": True,
        "unique": True,
    }


def _foreign_key(key: ForeignKey) -> _Object:
    entry: _Object = {
        "constraintName": key.name,
        "columnNames": [key.column],
        "localTableName": f"public.{key.table}",
        "referencedColumnNames": [key.referenced_column],
        "referencedTableName": f"public.{key.referenced_table}",
    }
    if key.on_delete:
        entry["deleteRule"] = key.on_delete
    return {**entry, "updateRule": "cascade"}
