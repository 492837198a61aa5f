"""The SQL statements of a migration, in the groups that its file shows."""

import re
from collections.abc import Sequence

from tools.scaffold.migration.columns import definition
from tools.scaffold.migration.tables import ForeignKey, Table

Groups = list[list[str]]

# Medusa patches the finished statements as text, so a default that reads like SQL changes too.
_GUARDS = (
    ("create table ", "if not exists "),
    ("alter table ", "if exists "),
    ("create index ", "if not exists "),
    ("alter index ", "if exists "),
    ("drop index ", "if exists "),
    ("create unique index ", "if not exists "),
    ("drop unique index ", "if exists "),
    ("add column ", "if not exists "),
    ("drop column ", "if exists "),
    ("drop constraint ", "if exists "),
)


def up_groups(tables: Sequence[Table]) -> Groups:
    """Return the statements that create ordered tables: each with its indexes, then all keys."""
    groups = [_create(table) for table in tables]
    groups += [_add_keys(table) for table in tables if table.foreign_keys]
    groups[0] = _drop_unique_constraints(groups) + groups[0]
    return [[_guarded(statement) for statement in group] for group in groups]


def down_groups(tables: Sequence[Table]) -> Groups:
    """Return the statements that take the tables away: keys by the table they point at."""
    keys = [key for table in tables for key in table.foreign_keys]
    drops = [
        f'alter table "{key.table}" drop constraint "{key.name}";'
        for table in tables
        for key in keys
        if key.referenced_table == table.name
    ]
    drops += [f'drop table if exists "{table.name}" cascade;' for table in tables]
    return [[_guarded(statement)] for statement in drops]


def _create(table: Table) -> list[str]:
    parts = [definition(column) for column in table.columns]
    parts.append(f'constraint "{table.name}_pkey" primary key ({_quoted(table.primary_key)})')
    parts += [f"constraint {check.name} check ({check.expression})" for check in table.checks]
    statement = f'create table "{table.name}" ({", ".join(parts)});'
    # knex reads \? as an escaped question mark.
    created = statement.replace("\\?", "?")
    return [created, *(f"{index.statement};" for index in table.indexes)]


def _add_keys(table: Table) -> list[str]:
    return [_add_key(key) for key in table.foreign_keys]


def _add_key(key: ForeignKey) -> str:
    on_delete = f" on delete {key.on_delete}" if key.on_delete else ""
    return (
        f'alter table "{key.table}" add constraint "{key.name}" foreign key ("{key.column}")'
        f' references "{key.referenced_table}" ("{key.referenced_column}")'
        f" on update cascade{on_delete};"
    )


def _drop_unique_constraints(groups: Groups) -> list[str]:
    """Drop the constraint that an older Medusa made for each unique index, last index first.

    Medusa finds the indexes by their quoted name alone, so a plain index on a column called
    `is_unique` counts as well.
    """
    drops = []
    for statement in (statement for group in groups for statement in group):
        index = re.search(r'"IDX_(.+?)_unique"', statement)
        table = re.search(r'ON "(.+?)"', statement)
        if index and table:
            drops.append(f'alter table "{table[1]}" drop constraint "{index[1]}_unique";')
    return drops[::-1]


def _guarded(statement: str) -> str:
    for words, guard in _GUARDS:
        statement = re.sub(f"{words}(?!{guard.rstrip()})", words + guard, statement)
    return statement


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
