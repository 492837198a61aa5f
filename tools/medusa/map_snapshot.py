"""Which data models a module's migrations have not seen, told from the snapshot beside them."""

import json
from collections.abc import Sequence

from tools.errors import SthenoError
from tools.medusa.map_model import DataModel
from tools.medusa.sources import Sources
from tools.repo.walk import walk_files


def without_migration(
    sources: Sources, folder: str, models: Sequence[DataModel], migrations: Sequence[str]
) -> list[str]:
    """Return the names of the models that no migration makes.

    The snapshot that `db:generate` writes lists every table it knows.  With migrations but
    without a readable snapshot nothing is claimed.
    """
    if not migrations:
        return [model.name for model in models]
    tables = snapshot_tables(sources, folder)
    if tables is None:
        return []
    return [model.name for model in models if model.name not in tables]


def snapshot_tables(sources: Sources, folder: str) -> dict[str, set[str]] | None:
    """Return the columns of each table that a module's snapshots list, None if that is not told."""
    start = f"{folder}/migrations/.snapshot-"
    paths = walk_files(sources.workspace, f"{folder}/migrations")
    read = [
        _of_snapshot(sources, path)
        for path in paths
        if path.startswith(start) and path.endswith(".json")
    ]
    known = [tables for tables in read if tables is not None]
    # One that cannot be read may list what the others do not.
    if not known or len(known) != len(read):
        return None
    found: dict[str, set[str]] = {}
    for tables in known:
        for name, columns in tables.items():
            found.setdefault(name, set()).update(columns)
    return found


def _of_snapshot(sources: Sources, path: str) -> dict[str, set[str]] | None:
    try:
        read = json.loads(sources.workspace.read_text(path) or "")
        return {table["name"]: set(table.get("columns", ())) for table in read["tables"]}
    except SthenoError as error:
        sources.problem(path, None, error.message)
    except (AttributeError, ValueError, KeyError, TypeError, RecursionError):
        sources.problem(path, None, "not a snapshot that db:generate writes")
    return None
