"""A plan: every change to the workspace, with its reason, before anything is written."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, computed_field

SCHEMA_VERSION: Final = 1
# Where no migration is made: the same edits then give the same plan, whenever they are made.
UNSTAMPED: Final = "00000000000000"
# The origin of what no scaffold made; on top of a scaffold's text, that one's origin follows.
# What a model handed in, and what came by the command line, from whoever sat there.
MODEL: Final = "model"
EDITS: Final = "edits"
Writer = Literal["model", "edits"]


class Frozen(BaseModel):
    """A value that cannot be changed, and that refuses fields it does not know."""

    # Built when first used: a command uses few of all the models it loads.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Action(StrEnum):
    """What a plan does with one file."""

    CREATE = "create"
    UPDATE = "update"
    MERGE = "merge"
    DELETE = "delete"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    MANUAL = "manual"


WRITING = frozenset({Action.CREATE, Action.UPDATE, Action.MERGE, Action.DELETE})
BLOCKING = frozenset({Action.CONFLICT, Action.MANUAL})


class Ownership(StrEnum):
    """Whose a file is once it is written."""

    MANAGED = "managed"  # ours and yours: merged three-way on update
    ONCE = "once"  # written once, then yours
    EDITED = "edited"  # yours; only our syntax nodes in it are ours


class Change(Frozen):
    """One file, before and after, with its reason and origin.

    `before` and `after` are SHA-256 digests, None where there is no file; `content` is the whole
    text after, for actions that write.  `snippet` and `line` belong to `manual`: what to paste,
    and the line of the file it belongs to.
    """

    path: str
    action: Action
    ownership: Ownership
    reason: str
    origin: str
    before: str | None = None
    after: str | None = None
    content: str | None = None
    diff: str = ""
    snippet: str | None = None
    line: int | None = None

    @property
    def writes(self) -> bool:
        """Whether applying the plan touches this file."""
        return self.action in WRITING

    @property
    def free(self) -> bool:
        """Whether it, or some of it, was written freely rather than by a tested scaffold."""
        return self._writer in {MODEL, EDITS}

    @property
    def by_model(self) -> bool:
        """Whether a model is known to have written it, or some of it."""
        return self._writer == MODEL

    @property
    def _writer(self) -> str:
        return self.origin.partition(",")[0]


class Risk(Frozen):
    """Something a reviewer should weigh before approving."""

    level: Literal["high", "medium", "low"]
    message: str
    path: str | None = None


class Step(Frozen):
    """One part of the plan in a reader's words, and the files that belong to it."""

    title: str
    reason: str
    paths: list[str]


class Command(Frozen):
    """A command to run after applying, with what it does."""

    run: str
    why: str


class Target(Frozen):
    """The Medusa version a plan was made for, how it is known, and which proven one it follows."""

    version: str
    source: str
    follows: str
    proven: bool


class Plan(Frozen):
    """An ordered, immutable set of changes, bound to the bytes it was made from.

    `reads` maps every file the plan depends on to its digest then (None: it was absent).
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    title: str
    target: Target
    now: Annotated[str, Field(pattern=r"^\d{14}$", description="UTC stamp of new migrations")]
    steps: list[Step]
    changes: list[Change]
    reads: dict[str, str | None]
    risks: list[Risk] = []
    sql: list[str] = []
    commands: list[Command] = []
    configuration: list[str] = []
    checks: list[str] = []

    @computed_field  # type: ignore[prop-decorator]  # mypy cannot see through the stacked decorator
    @cached_property
    def digest(self) -> str:
        """The SHA-256 that names this plan; any difference in it gives another name."""
        body = self.model_dump(mode="json", exclude={"digest"})
        text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with its own digest."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("digest", None)
        return copied

    @property
    def writing(self) -> list[Change]:
        """The changes that touch the disk, in order."""
        return [change for change in self.changes if change.writes]

    @property
    def blocking(self) -> list[Change]:
        """The changes that only a person can settle."""
        return [change for change in self.changes if change.action in BLOCKING]

    @property
    def free(self) -> list[Change]:
        """The changes that no scaffold made, or not alone."""
        return [change for change in self.changes if change.free and change.writes]

    @property
    def proof(self) -> str:
        """Whether what the plan writes was run on its Medusa before, in a few words."""
        if self.target.proven:
            return "proven"
        if any(change.by_model for change in self.free):
            return "unproven: a model wrote it, or some of it"
        if self.free:
            return "unproven: not from a scaffold, or not all of it"
        return f"unproven, written like {self.target.follows}"

    @property
    def told_of_free(self) -> str:
        """What a person is told of the changes that no scaffold made."""
        by_model = sum(change.by_model for change in self.free)
        by = "by the model, " if by_model == len(self.free) else ""
        some = f" ({by_model} by the model)" if by_model and not by else ""
        are = "is" if len(self.free) == 1 else "are"
        return (
            f"{len(self.free)} of {len(self.writing)} {are} {by}not from a scaffold{some}: "
            "read every line"
        )

    @property
    def summary(self) -> str:
        """The plan in one line, in Terraform's words."""
        count = dict.fromkeys(Action, 0)
        for change in self.changes:
            count[change.action] += 1
        updates = count[Action.UPDATE] + count[Action.MERGE]
        parts = [
            f"{count[Action.CREATE]} to create",
            f"{updates} to update",
            f"{count[Action.DELETE]} to delete",
        ]
        if count[Action.CONFLICT]:
            parts.append(f"{count[Action.CONFLICT]} in conflict")
        if count[Action.MANUAL]:
            parts.append(f"{count[Action.MANUAL]} by hand")
        return ", ".join(parts)
