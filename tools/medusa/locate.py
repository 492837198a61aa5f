"""Finding the Medusa back end that a folder belongs to, also in a monorepo."""

from collections.abc import Iterator
from pathlib import Path

from tools.errors import NotAMedusaProjectError, UsageError
from tools.medusa.installed import PACKAGES
from tools.medusa.monorepo import (
    declares,
    enclosing_folders,
    manifest_or_empty,
    workspace_patterns,
)
from tools.repo.jsonc import as_object
from tools.repo.workspace import Workspace

CONFIG_FILES = ("medusa-config.ts", "medusa-config.js", "medusa-config.mjs")

# A declared package may lie deep (`apps/shop/*`); without a declaration only the usual places
# (`backend`, `apps/backend`) are looked at, so that examples far below do not count.
_DECLARED_DEPTH = 4
_USUAL_DEPTH = 2
_SKIPPED = frozenset({"node_modules", "dist", "build", "out", "coverage"})


def locate(folder: Path) -> Workspace:
    """Return the workspace of the nearest Medusa back end at, above or below `folder`.

    Above wins over below, and a `medusa-config` over a mere dependency.  Raises UsageError if
    several lie below, NotAMedusaProjectError if there is none.
    """
    here = Workspace.at(folder)
    start = here.root
    # The usual case, and asked at every call of a server.
    if has_config(start):
        return here
    above = _up(start)
    for current in above:
        if has_config(current):
            return Workspace.at(current)
    dependent = next((current for current in above if _depends(current)), None)
    for current in dict.fromkeys([start, dependent or enclosing_folders(start)[-1]]):
        below = list(_back_ends_below(current))
        if len(below) == 1:
            return Workspace.at(below[0])
        if below and dependent is None:
            raise _several(current, below)
    if dependent is None:
        raise NotAMedusaProjectError(
            "no Medusa back end at, above or below this folder",
            where=str(folder),
            fix="go to the folder with medusa-config.ts, or name it with --root",
        )
    return Workspace.at(dependent)


def has_config(folder: Path) -> bool:
    """Tell whether a folder holds a Medusa configuration."""
    try:
        return any((folder / name).is_file() for name in CONFIG_FILES)
    except OSError:
        return False  # it may not be looked into


def _up(start: Path) -> list[Path]:
    """Return the folder and those above it; a repository's root is the last."""
    chain = [start, *start.parents]
    roots = (index for index, folder in enumerate(chain) if (folder / ".git").exists())
    return chain[: next(roots, len(chain)) + 1]


def _depends(folder: Path) -> bool:
    # A development dependency is what shops and plugins have: they are no back ends.
    dependencies = as_object(manifest_or_empty(folder).get("dependencies"))
    return any(package in dependencies for package in PACKAGES)


def _back_ends_below(root: Path) -> Iterator[Path]:
    patterns = workspace_patterns(root)
    for folder in _folders_below(root, _DECLARED_DEPTH if patterns else _USUAL_DEPTH):
        named = not patterns or declares(patterns, folder.relative_to(root).as_posix())
        if named and (has_config(folder) or _depends(folder)):
            yield folder


def _folders_below(folder: Path, depth: int) -> Iterator[Path]:
    if depth == 0:
        return
    try:
        entries = [entry for entry in sorted(folder.iterdir()) if _may_hold_one(entry)]
    except OSError:
        return
    for entry in entries:
        yield entry
        if not has_config(entry):
            yield from _folders_below(entry, depth - 1)


def _may_hold_one(entry: Path) -> bool:
    hidden = entry.name.startswith(".") or entry.name in _SKIPPED
    return not hidden and not entry.is_symlink() and entry.is_dir()


def _several(root: Path, found: list[Path]) -> UsageError:
    names = ", ".join(folder.relative_to(root).as_posix() for folder in found)
    return UsageError(
        f"several Medusa back ends lie below: {names}",
        where=str(root),
        fix="name one of them with --root",
    )
