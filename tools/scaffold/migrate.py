"""Whether a module needs a migration, and which files that takes."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from tools.errors import UsageError
from tools.medusa.versions import SNAPSHOT_BY_MODULE
from tools.plan.model import Ownership
from tools.scaffold.database import DatabaseName, database_name
from tools.scaffold.lock import Lock, LockedFile
from tools.scaffold.migration.writer import Migration
from tools.scaffold.naming import ModuleNames
from tools.scaffold.pack import Rendered
from tools.scaffold.spec.model import ModuleSpec
from tools.scaffold.survey import Survey
from tools.scaffold.tables import first_migration

_ANY_STAMP = "20000101000000"


@dataclass(frozen=True)
class Migrating:
    """The migration of one module in a plan.

    `files` are new; `kept` are lock entries of what was written before.  `by_generator` tells
    that the tables of an existing module change, which Medusa's own generator has to write.
    `database` is the one that the new snapshot is named after, where Medusa wants that.
    """

    key: str
    files: list[Rendered] = field(default_factory=list)
    sql: list[str] = field(default_factory=list)
    kept: dict[str, LockedFile] = field(default_factory=dict)
    by_generator: bool = False
    database: DatabaseName | None = None


def plan_migration(  # noqa: PLR0913, PLR0917  # everything the decision hangs on
    name: str,
    module: ModuleSpec,
    survey: Survey,
    old: Lock | None,
    medusa: str,
    next_stamp: Callable[[], str],
) -> Migrating:
    """Decide on the migration of a module; existing migrations are never rewritten."""
    key, folder = ModuleNames(name).key, f"src/modules/{name}/migrations"
    database = None if SNAPSHOT_BY_MODULE.within(medusa) else database_name(survey)
    write = partial(first_migration, name, module, database=database.name if database else None)
    draft = write(medusa=medusa, stamp=_ANY_STAMP)
    # Its name may come from another version, or from a colleague's database.
    paths = [f"{folder}/{draft.snapshot_name}", *survey.snapshots(folder)]
    snapshots = [text for path in paths if (text := survey.text(path)) is not None]
    earlier = old.files if old else {}
    kept = {path: entry for path, entry in earlier.items() if path.startswith(f"{folder}/")}
    if not snapshots and not kept:
        migration = draft._replace(stamp=next_stamp())
        files = _files(folder, migration)
        return Migrating(key, files=files, sql=migration.up, database=database)
    drafts = [draft]
    if old and old.medusa != medusa:
        before = write(medusa=old.medusa, stamp=_ANY_STAMP)
        # What only the layout of the snapshot tells apart needs no migration.
        drafts += [before] if _columns(before) == _columns(draft) else []
    known = [_tables(written.snapshot_text) for written in drafts]
    in_sync = any(_tables(text) in known for text in snapshots)
    if old and old.medusa == medusa:
        _refuse_unseen(snapshots, draft)
    return Migrating(key, kept=kept, by_generator=not in_sync)


def _refuse_unseen(snapshots: list[str], draft: Migration) -> None:
    """Refuse another condition for an index of the same name: Medusa compares names (M6)."""
    now = _indexes(draft.snapshot_text)
    for snapshot in snapshots:
        changed = {name for name, text in _indexes(snapshot).items() if now.get(name, text) != text}
        if changed:
            raise UsageError(
                f"Medusa's generator would not see that the index {min(changed)} changes",
                fix="give the index a new `name` in the spec",
            )


def _indexes(snapshot: str) -> dict[str, str]:
    """Return the statements of a snapshot's indexes by their names."""
    read = _tables(snapshot)
    tables = read.get("tables") if isinstance(read, dict) else None
    return {
        index["keyName"]: index["expression"]
        for table in tables or []
        for index in table.get("indexes", [])
        if index.get("expression")
    }


def _columns(migration: Migration) -> list[str]:
    return [statement for statement in migration.up if statement.startswith("create table")]


def _tables(snapshot: str) -> object:
    """Return what a snapshot says, whatever its layout; None where it says nothing."""
    try:
        return json.loads(snapshot)
    except ValueError:
        return None


def _files(folder: str, migration: Migration) -> list[Rendered]:
    def rendered(name: str, text: str, reason: str) -> Rendered:
        return Rendered(
            path=f"{folder}/{name}",
            text=text,
            ownership=Ownership.ONCE,
            reason=reason,
            origin="migration",
            scaffold="migration",
        )

    return [
        rendered(migration.file_name, migration.text, "creates the tables"),
        rendered(
            migration.snapshot_name,
            migration.snapshot_text,
            "tells Medusa's generator what the migration did",
        ),
    ]
