"""How migrations differ between the versions of Medusa."""

import re
from dataclasses import dataclass

from tools.errors import UsageError

_OLD_IMPORT = "import { Migration } from '@mikro-orm/migrations';"
_NEW_IMPORT = 'import { Migration } from "@medusajs/framework/mikro-orm/migrations";'

# The first version that does it so, seen in real runs and in the published packages.
_SNAPSHOT_BY_MODULE = (2, 7)  # not in 2.6.0
_FRAMEWORK_IMPORT = (2, 12)
_QUOTED_INDEX_COLUMNS = (2, 12)
_RAW_DEFAULT = (2, 12)
_LONG_SNAPSHOT = (2, 13)  # not in 2.12.0


@dataclass(frozen=True)
class Dialect:
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
    match = re.match(r"(2)\.(\d+)\b", medusa)
    if not match:
        raise UsageError(f"{medusa!r} is not a version of Medusa 2", fix="give one like 2.21.2")
    version = (int(match[1]), int(match[2]))
    return Dialect(
        import_line=_NEW_IMPORT if version >= _FRAMEWORK_IMPORT else _OLD_IMPORT,
        quoted_index_columns=version >= _QUOTED_INDEX_COLUMNS,
        raw_default=version >= _RAW_DEFAULT,
        long_snapshot=version >= _LONG_SNAPSHOT,
        snapshot_by_module=version >= _SNAPSHOT_BY_MODULE,
    )
