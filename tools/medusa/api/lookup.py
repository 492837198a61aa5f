"""Looking things up in the installed Medusa: by name, by meaning, by error message."""

import sqlite3
from contextlib import closing
from difflib import get_close_matches

from tools.errors import UsageError
from tools.medusa.api.answer import Answer, full, short
from tools.medusa.api.cache import reference
from tools.medusa.api.entry import Kind
from tools.medusa.api.installed_packages import installed_packages
from tools.medusa.api.question import unheard
from tools.medusa.api.ranking import ranked
from tools.medusa.api.reading_all import Told
from tools.medusa.api.store import Store, plain
from tools.repo.workspace import Workspace

_NEAREST = 5
_ALIKE = 0.5
_IN_FULL = 3


def lookup(  # noqa: PLR0913  # what may be asked, and how
    workspace: Workspace,
    query: str | None = None,
    *,
    kind: Kind | None = None,
    name: str | None = None,
    limit: int = 5,
    tell: Told | None = None,
) -> Answer:
    """Answer a question from the installed packages, or show what a name stands for in full.

    Builds the reference on first use, about which `tell` hears.  Raises UsageError without a
    question and a name, or where nothing is installed.
    """
    if not (query or "").strip() and not (name or "").strip():
        raise UsageError("give a query, or an exact name")
    packages = installed_packages(workspace)
    medusa = packages["@medusajs/medusa"].version

    def answer() -> Answer:
        with closing(Store(reference(packages, tell or _silent))) as store:
            if name and name.strip():
                return _by_name(store, medusa, name, kind, limit)
            return _by_question(store, medusa, query or "", kind, limit)

    try:
        return answer()
    except sqlite3.DatabaseError:
        # What looks whole from outside was damaged within: it is ours, and made again.
        reference(packages, _silent).unlink(missing_ok=True)
        return answer()


def _silent(_what: str, _share: float) -> None:
    pass


def _by_name(store: Store, medusa: str, name: str, kind: Kind | None, limit: int) -> Answer:
    entries = [store.entry(number) for number in store.named(name)]
    entries = [one for one in entries if kind is None or one.kind == kind]
    if not entries:
        return _nothing(store, medusa, name, kind)
    # Whose own name it is comes before those that only go by it.
    entries.sort(key=lambda one: plain(one.name) != plain(name))
    shown = entries[:limit]
    more = f"{len(entries) - limit} more go by this name" if len(entries) > limit else None
    return Answer(
        medusa=medusa,
        entries=[*map(full, shown[:_IN_FULL]), *map(short, shown[_IN_FULL:])],
        note=more,
    )


def _by_question(store: Store, medusa: str, query: str, kind: Kind | None, limit: int) -> Answer:
    numbers = ranked(store, query, kind, limit)
    if not numbers:
        return _nothing(store, medusa, query, kind)
    entries = [store.entry(number) for number in numbers]
    # A message from a run holds values that no source knows.
    strange = [] if entries[0].kind == "error" else unheard(store, query)
    unknown = ", ".join(repr(word) for word in strange)
    return Answer(
        medusa=medusa,
        entries=[*map(short, entries)],
        note=f"Medusa {medusa} has nothing that speaks of {unknown}" if unknown else None,
    )


def _nothing(store: Store, medusa: str, asked: str, kind: Kind | None) -> Answer:
    names = {plain(one): one for one in store.names(kind)}
    near = get_close_matches(plain(asked)[:100], names, n=_NEAREST, cutoff=_ALIKE)
    of_kind = f" of kind {kind}" if kind else ""
    return Answer(
        medusa=medusa,
        entries=[],
        nearest=[names[one] for one in near] or None,
        note=f"Medusa {medusa} has nothing{of_kind} called or described so",
    )
