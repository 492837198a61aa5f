"""What was generated once and is asked for no longer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from tools.plan.decide import decide_removal
from tools.plan.model import Action, Change, Ownership, Risk
from tools.scaffold.lock import Lock, LockedFile, lock_path, read_lock
from tools.scaffold.spec.model import Spec
from tools.scaffold.survey import Survey

_ROUTES = re.compile(r"src/api/(.+)/middlewares\.ts$")
# The paths that other locks hold, read when first asked for: they may be many.
Held: TypeAlias = Callable[[], set[str]]
_REASON = "the spec no longer asks for it"


@dataclass(frozen=True)
class Removing:
    """What goes of one module, and the lock entries of what stays all the same."""

    changes: list[Change] = field(default_factory=list)
    kept: dict[str, LockedFile] = field(default_factory=dict)


def plan_removal(old: Lock | None, wanted: set[str], elsewhere: Held, survey: Survey) -> Removing:
    """Decide on every file of the old lock that is not among the `wanted` paths of this spec.

    What was edited is in conflict, so that no route loses its guard; a file that was written
    once stays as it is.
    """
    removing = Removing()
    for path, entry in old.files.items() if old else ():
        if path in wanted or path in elsewhere() or (on_disk := survey.text(path)) is None:
            continue
        base = old.base(path) if old else None
        change = decide_removal(
            path=path, on_disk=on_disk, base=base, reason=_REASON, origin="lock"
        )
        if change.action is Action.CONFLICT:
            removing.kept[path] = entry
            if entry.ownership is Ownership.ONCE:
                change = _left(change)
        removing.changes.append(change)
    return removing


def _left(change: Change) -> Change:
    return change.model_copy(
        update={
            "action": Action.UNCHANGED,
            "ownership": Ownership.ONCE,
            "reason": f"{_REASON} (you edited it, so it stays)",
            "diff": "",
        }
    )


def gone_routes(spec: Spec, locks: dict[str, Lock | None], elsewhere: Held) -> list[str]:
    """Return the API paths that earlier specs of these modules asked for, and this one not."""
    found = {
        match[1]: path
        for lock in locks.values()
        for path in (lock.files if lock else ())
        if (match := _ROUTES.match(path))
    }
    return sorted(url for url in found.keys() - spec.api.keys() if found[url] not in elsewhere())


def paths_elsewhere(spec: Spec, survey: Survey) -> set[str]:
    """Return what the locks of modules outside this spec hold: it is not for it to remove."""
    own = {lock_path(name) for name in spec.modules}
    others = (path for path in survey.locks() if path not in own)
    return {held for path in others for held in read_lock(survey.text(path) or "", path).files}


def risks_of_removal(gone: list[str], changes: list[Change]) -> Iterator[Risk]:
    """Yield what a reviewer should know of routes that go, and of what stays behind."""
    for url in gone:
        yield Risk(
            level="medium",
            message=f"/{url} is no longer served: the spec no longer asks for it",
            path=f"src/api/{url}/route.ts",
        )
    for change in changes:
        if change.action is Action.CONFLICT:
            yield Risk(
                level="high",
                message="the spec no longer asks for this file, and you edited it: delete it, "
                "or ask for it again",
                path=change.path,
            )
        elif change.action is Action.UNCHANGED:
            yield Risk(
                level="low",
                message="the spec no longer asks for what this file is about; you edited it, so "
                "it stays",
                path=change.path,
            )
