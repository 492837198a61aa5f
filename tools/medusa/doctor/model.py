"""What doctor says: rules declared as data, and findings with the fact found and its place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from pydantic import Field
from tree_sitter import Node

from tools.medusa.doctor.wiring import Handler, Wiring, handlers_of, wiring_of
from tools.medusa.map_model import ProjectMap
from tools.medusa.sources import Source, Sources
from tools.medusa.versions import Since
from tools.plan.model import Frozen
from tools.plan.typescript.source import Replacement

OURS = "doctor"


class Severity(StrEnum):
    """How bad it is: `error` breaks at run time or opens a hole, and ends `doctor` with 5."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Rewrite:
    """A fix in the whole text of a file, which may be another one; None where it cannot be made."""

    path: str
    apply: Callable[[str], str | None]


@dataclass(frozen=True)
class Found:
    """A place where a rule is broken.

    `edits` replace bytes of that file and set it right, or `rewrite` does.
    """

    path: str
    line: int
    message: str
    column: int = 1
    edits: tuple[Replacement, ...] = ()
    rewrite: Rewrite | None = None


@dataclass(frozen=True)
class Project:
    """What rules look at: the map of the workspace, and its sources as trees."""

    map: ProjectMap
    sources: Sources

    @cached_property
    def wiring(self) -> Wiring:
        """What `src/api/middlewares` takes in."""
        return wiring_of(self.sources)

    @cached_property
    def handlers(self) -> list[Handler]:
        """The functions that routes export for methods, as far as they are plain ones."""
        return list(handlers_of(self.sources, self.map.routes))

    def lacks(self, since: Since) -> bool:
        """Tell whether the project's Medusa surely lacks something; a range may be newer."""
        version = self.map.medusa
        return version is not None and version.exact and not since.within(version.version)


@dataclass(frozen=True)
class Rule:
    """A rule: what it is about, why it matters, the right form, and how that is known.

    `until` names what makes the rule needless: it is applied only where that is surely absent.
    """

    id: str
    severity: Severity
    title: str
    why: str
    right: str
    source: str
    check: Callable[[Project], Iterator[Found]] = field(repr=False)
    until: Since | None = None
    fixes: bool = False


class Finding(Frozen):
    """A rule broken: where (`line` and `column` count from 1), and the fact found there.

    `source` tells whose rule it is, where it is not doctor's; Medusa's lint gives no right form.
    """

    rule: str
    source: str = Field(default=OURS, exclude_if=lambda source: source == OURS)
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    right: str
    fixable: bool = False


def at(source: Source, node: Node, message: str, edits: tuple[Replacement, ...] = ()) -> Found:
    """Return what was found at a node of a file."""
    line = node.start_point.row + 1
    start = source.root.text or b""
    before = start[node.start_byte - node.start_point.column : node.start_byte]
    column = len(before.decode("utf-8", "replace")) + 1
    return Found(source.path, line, message, column, edits)
