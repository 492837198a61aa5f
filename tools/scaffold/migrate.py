"""Whether a module needs a migration, and which files that takes."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.plan.model import Ownership
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
    """

    key: str
    files: list[Rendered] = field(default_factory=list)
    sql: list[str] = field(default_factory=list)
    kept: dict[str, LockedFile] = field(default_factory=dict)
    by_generator: bool = False


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
    draft = first_migration(name, module, medusa=medusa, stamp=_ANY_STAMP)
    snapshot = survey.text(f"{folder}/{draft.snapshot_name}")
    earlier = old.files if old else {}
    kept = {path: entry for path, entry in earlier.items() if path.startswith(f"{folder}/")}
    if snapshot is None and not kept:
        migration = first_migration(name, module, medusa=medusa, stamp=next_stamp())
        return Migrating(key, files=_files(folder, migration), sql=migration.up)
    return Migrating(key, kept=kept, by_generator=_tables(snapshot) != _tables(draft.snapshot_text))


def _tables(snapshot: str | None) -> object:
    """Return what a snapshot says, whatever its layout; None where it says nothing."""
    try:
        return json.loads(snapshot or "null")
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
