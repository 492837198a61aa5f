"""How migrations differ between the versions of Medusa."""

from typing import NamedTuple

from tools.errors import UsageError
from tools.medusa.versions import (
    LONG_SNAPSHOT,
    MIGRATION_FROM_FRAMEWORK,
    QUOTED_INDEX_COLUMNS,
    RAW_DEFAULT,
    SNAPSHOT_BY_MODULE,
    numbers_of,
)

_MAJOR = 2
_OLD_IMPORT = "import { Migration } from '@mikro-orm/migrations';"
_NEW_IMPORT = 'import { Migration } from "@medusajs/framework/mikro-orm/migrations";'


class Dialect(NamedTuple):
    """What one version of Medusa writes.

    `quoted_index_columns`: index columns stand in double quotes.  `raw_default`: the `raw_`
    column of a bigNumber repeats its default.  `long_snapshot`: columns in the snapshot carry
    every attribute, set or not.  `snapshot_by_module`: the snapshot is named after the module;
    before, after the database.
    """

    import_line: str
    quoted_index_columns: bool
    raw_default: bool
    long_snapshot: bool
    snapshot_by_module: bool


def dialect_of(medusa: str) -> Dialect:
    """Return how a version such as `2.11.1` writes; raises UsageError for anything but 2.x."""
    if numbers_of(medusa)[0] != _MAJOR:
        raise UsageError(f"{medusa!r} is not a version of Medusa 2", fix="give one like 2.21.2")
    return Dialect(
        import_line=_NEW_IMPORT if MIGRATION_FROM_FRAMEWORK.within(medusa) else _OLD_IMPORT,
        quoted_index_columns=QUOTED_INDEX_COLUMNS.within(medusa),
        raw_default=RAW_DEFAULT.within(medusa),
        long_snapshot=LONG_SNAPSHOT.within(medusa),
        snapshot_by_module=SNAPSHOT_BY_MODULE.within(medusa),
    )
