"""Which data models a module's migrations have not seen, and which of their columns.

Told from the snapshot beside the migrations; without one, from the tables that their SQL makes.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.errors import SthenoError
from tools.medusa.map_columns import columns_not_in
from tools.medusa.map_model import DataModel
from tools.medusa.names import camel_to_snake_case
from tools.medusa.sources import Sources
from tools.repo.walk import walk_files

_MADE = re.compile(
    r'create\s+table\s+(?:if\s+not\s+exists\s+)?(?:"?\w+"?\.)?"?(\w+)', re.IGNORECASE
)

# The columns of each table; None where only the table itself is known.
Tables = Mapping[str, set[str] | None]


@dataclass(frozen=True)
class Lacking:
    """The models that no migration makes, and `model.column` for what a model has beyond it."""

    models: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)


def not_migrated(
    sources: Sources, folder: str, models: Sequence[DataModel], migrations: Sequence[str]
) -> Lacking:
    """Return what the models have that the module's migrations do not make.

    Nothing is claimed where a snapshot cannot be read.
    """
    if not migrations:
        return Lacking([model.name for model in models])
    tables = _tables(sources, folder, migrations)
    if tables is None:
        return Lacking()
    lacking = Lacking()
    for model in models:
        known = next((name for name in _names(model) if name in tables), None)
        columns = None if known is None else tables[known]
        if known is None:
            lacking.models.append(model.name)
        elif columns is not None:
            behind = columns_not_in(model, columns)
            lacking.columns.extend(f"{model.name}.{column}" for column in behind)
    return lacking


def _names(model: DataModel) -> list[str]:
    return [model.table] if model.table else [model.name, camel_to_snake_case(model.name)]


def _tables(sources: Sources, folder: str, migrations: Sequence[str]) -> Tables | None:
    start = f"{folder}/migrations/.snapshot-"
    paths = walk_files(sources.workspace, f"{folder}/migrations")
    read = [
        _of_snapshot(sources, path)
        for path in paths
        if path.startswith(start) and path.endswith(".json")
    ]
    if not read:
        return _made_by_hand(sources, [f"{folder}/migrations/{name}" for name in migrations])
    known = [tables for tables in read if tables is not None]
    # One that cannot be read may list what the others do not.
    if len(known) != len(read):
        return None
    return {name: columns for tables in known for name, columns in tables.items()}


def _made_by_hand(sources: Sources, paths: Sequence[str]) -> Tables | None:
    made: dict[str, set[str] | None] = {}
    for path in paths:
        try:
            text = sources.workspace.read_text(path) or ""
        except SthenoError as error:
            sources.problem(path, None, error.message)
            return None
        made |= dict.fromkeys(_MADE.findall(text))
    # None at all: the tables are made in a way that is not read.
    return made or None


def _of_snapshot(sources: Sources, path: str) -> Tables | None:
    try:
        read = json.loads(sources.workspace.read_text(path) or "")
        return {table["name"]: _columns(table.get("columns")) for table in read["tables"]}
    except SthenoError as error:
        sources.problem(path, None, error.message)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sources.problem(path, None, "not a snapshot that db:generate writes")
    return None


def _columns(columns: object) -> set[str] | None:
    return set(columns) if isinstance(columns, dict) else None
