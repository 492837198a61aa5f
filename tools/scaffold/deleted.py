"""Generated files that a person deleted, and what still leads to them."""

import re
from collections.abc import Iterable, Iterator

from tools.plan.model import Action, Change, Risk

# What another file loads by its path.
_LOADED = {
    re.compile(r"src/modules/[^/]+/index\.ts"): "the configuration",
    re.compile(r"src/api/.+/middlewares\.ts"): "src/api/middlewares",
}
_IS_TEST = re.compile(r"integration-tests/|.*/__tests__/")


def risks_of_deleted(changes: Iterable[Change]) -> Iterator[Risk]:
    """Yield what a reviewer should know of the generated files that are not there any more."""
    gone = [
        change.path
        for change in changes
        if change.action is Action.UNCHANGED and change.before is None
    ]
    if not gone:
        return
    for path in gone:
        for pattern, loader in _LOADED.items():
            if pattern.fullmatch(path):
                yield Risk(
                    level="high",
                    message=f"you deleted this file, and {loader} loads it, so Medusa does not "
                    "boot: restore it, or take its part out of the spec",
                    path=path,
                )
    harmless = all(_IS_TEST.match(path) for path in gone)
    yield Risk(
        level="low" if harmless else "medium",
        message=f"deleted by you, and not made again: {', '.join(gone)}",
    )
