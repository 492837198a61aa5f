"""What is known of one thing that Medusa offers, as read from the installed packages."""

from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal[
    "workflow",
    "step",
    "hook",
    "method",
    "event",
    "key",
    "export",
    "type",
    "http",
    "dml",
    "zone",
    "config",
    "error",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Place:
    """Where a package declares it: `file` is relative to the package, `line` counts from 1."""

    package: str
    version: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.package}@{self.version} {self.file}:{self.line}"


@dataclass(frozen=True)
class Entry:
    """One thing that code may use.

    `also` are other names it goes by (a workflow's id, an event's constant), `use` is how code
    gets at it, `doc` what the package's own comment says of it, `facts` what else was read: steps,
    hooks, input, who emits it.  `hint` are words to find it by that stand nowhere in the sources.
    """

    kind: Kind
    name: str
    signature: str
    place: Place
    use: str = ""
    also: tuple[str, ...] = ()
    summary: str = ""
    doc: str = ""
    deprecated: str = ""
    facts: dict[str, list[str]] = field(default_factory=dict)
    hint: str = ""
