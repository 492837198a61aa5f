"""A module's first migration and its snapshot, byte for byte as Medusa's generator writes them.

No Node and no database is needed.  Later migrations, from one snapshot to the next, are not
written here.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tools.errors import UsageError
from tools.medusa.names import kebab_case
from tools.scaffold.migration.build import tables_of
from tools.scaffold.migration.dialect import Dialect, dialect_of
from tools.scaffold.migration.order import in_creation_order
from tools.scaffold.migration.schema import ModelSchema
from tools.scaffold.migration.snapshot import snapshot_text
from tools.scaffold.migration.statements import Groups, down_groups, up_groups
from tools.scaffold.migration.validation import check_models


class Migration(NamedTuple):
    """The two files of a migration, both for the module's `migrations` folder.

    `stamp` is 14 digits of UTC, which must be unique over the whole project, since Medusa skips a
    migration whose name it has seen, in whatever module.  `up` and `down` are the SQL statements,
    as they run, in order.
    """

    stamp: str
    head: str
    body: str
    snapshot_name: str
    snapshot_text: str
    up: list[str]
    down: list[str]

    @property
    def file_name(self) -> str:
        """The name of the file with the statements."""
        return f"Migration{self.stamp}.ts"

    @property
    def text(self) -> str:
        """The TypeScript of that file."""
        return f"{self.head}export class Migration{self.stamp} extends Migration {{{self.body}"


def write_migration(
    models: Sequence[ModelSchema],
    *,
    module: str,
    medusa: str,
    stamp: str,
    database: str | None = None,
) -> Migration:
    """Write the migration that creates all tables of a module.

    `module` is the name given to `Module(...)`; `medusa` a version such as `2.21.2`.  `database`
    is the database's name, after which Medusa before 2.7 calls the snapshot.  Raises UsageError
    for models that Medusa would not load, and for values that its migrations do not survive.
    """
    if not re.fullmatch(r"[0-9]{14}", stamp):
        raise UsageError(f"{stamp!r} is no stamp for a migration", fix="give YYYYMMDDHHMMSS")
    dialect = dialect_of(medusa)
    check_models(models, dialect)
    tables = in_creation_order(tables_of(models, dialect))
    up, down = up_groups(tables), down_groups(tables)
    return Migration(
        stamp=stamp,
        head=f"{dialect.import_line}\n\n",
        body=_body_of_class(up, down),
        snapshot_name=_snapshot_name(module, database, dialect),
        snapshot_text=snapshot_text(tables, dialect),
        up=[statement for group in up for statement in group],
        down=[statement for group in down for statement in group],
    )


def _snapshot_name(module: str, database: str | None, dialect: Dialect) -> str:
    by_database = None if dialect.snapshot_by_module else database
    return f".snapshot-{by_database or kebab_case(module.replace('Service', '', 1))}.json"


def _body_of_class(up: Groups, down: Groups) -> str:
    return (
        f"\n\n  override async up(): Promise<void> {{\n{_body(up)}  }}\n\n"
        f"  override async down(): Promise<void> {{\n{_body(down)}  }}\n\n"
        "}\n"
    )


def _body(groups: Groups) -> str:
    return "\n".join("".join(map(_add_sql, group)) for group in groups)


def _add_sql(statement: str) -> str:
    escaped = re.sub(r"[`$\\]", r"\\\g<0>", statement)
    return f"    this.addSql(`{escaped}`);\n"
