"""Generated files that a person deleted, and what still leads to them."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from tools.plan.model import Action, Change, Risk

# What another file loads by its path.
_LOADED = {
    re.compile(r"src/modules/[^/]+/index\.ts"): "the configuration",
    re.compile(r"src/api/.+/middlewares\.ts"): "src/api/middlewares",
}
_IS_TEST = re.compile(r"integration-tests/|.*/__tests__/")


def risks_of_deleted(changes: Iterable[Change]) -> Iterator[Risk]:
    """Yield what a reviewer should know of each generated file that is not there any more."""
    for change in changes:
        if change.action is not Action.UNCHANGED or change.before is not None:
            continue
        loaders = (by for pattern, by in _LOADED.items() if pattern.fullmatch(change.path))
        if loader := next(loaders, None):
            message = f"you deleted it, and {loader} loads it, so Medusa does not boot: restore "
            yield _risk("high", f"{message}it, or take its part out of the spec", change)
        elif _IS_TEST.match(change.path):
            yield _risk("low", "you deleted it and it stays deleted", change)
        else:
            message = "you deleted it and it stays deleted; what else is generated may still import"
            yield _risk("medium", f"{message} it: `stheno verify` tells", change)


def _risk(level: Literal["high", "medium", "low"], message: str, change: Change) -> Risk:
    return Risk(level=level, message=message, path=change.path)
