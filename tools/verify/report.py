"""What verifying says: one check a proof, each with its evidence, "not run" included."""

from enum import StrEnum
from typing import Protocol

from pydantic import Field, computed_field

from tools.errors import CheckFailedError, SthenoError
from tools.plan.model import Frozen


class Status(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"


class Check(Frozen):
    """One proof: `evidence` in a line for a person, `details` the findings or the log's end.

    A check that did not run says why in `evidence`.
    """

    name: str
    status: Status
    seconds: float
    evidence: str
    details: str = ""


class Report(Frozen):
    """Every check asked for, in the ladder's order.

    `medusa` is the version installed, `tree` the digest of the files that were verified: two
    reports with the same `tree` speak of the same code.  `plan` is the digest of the plan that was
    written into them, if one was.  `unasked` are the checks that there are besides.
    """

    medusa: str
    tree: str
    plan: str | None = None
    checks: list[Check]
    unasked: list[str] = Field(default_factory=list)
    seconds: float

    @computed_field  # type: ignore[prop-decorator]  # mypy cannot see through the stacked decorator
    @property
    def ok(self) -> bool:
        """Whether nothing failed and at least one check ran."""
        statuses = [check.status for check in self.checks]
        return Status.FAILED not in statuses and Status.PASSED in statuses

    @computed_field  # type: ignore[prop-decorator]  # as above
    @property
    def complete(self) -> bool:
        """Whether every check asked for ran."""
        return all(check.status is not Status.NOT_RUN for check in self.checks)

    @property
    def whole(self) -> bool:
        """Whether every check that there is ran, and nothing failed."""
        return self.ok and self.complete and not self.unasked

    @property
    def verdict(self) -> str:
        """What it comes to, in words."""
        if not self.ok:
            return "not proven"
        if not self.complete:
            return "proven as far as it ran"
        return "proven as far as it was asked" if self.unasked else "proven"

    @property
    def counted(self) -> str:
        """How many checks ended in which way, in words."""
        statuses = [check.status for check in self.checks]
        told = [f"{statuses.count(one)} {one.replace('_', ' ')}" for one in Status]
        return ", ".join(told + [f"{len(self.unasked)} not asked for"] * bool(self.unasked))


class Progress(Protocol):
    """Receives what happens while it happens; `fraction` of the whole goes from 0 to 1."""

    async def __call__(self, name: str, state: str, message: str, fraction: float) -> None:
        """Take one event: `state` is `running`, or a `Status` once `name` is done."""


async def silent(name: str, state: str, message: str, fraction: float) -> None:
    """Take an event and do nothing."""


class Passed(Frozen):
    """What a check returns when it holds."""

    evidence: str
    details: str = ""


class FailedError(CheckFailedError):
    """What a check raises when it does not hold."""

    def __init__(self, evidence: str, details: str = "") -> None:
        super().__init__(evidence)
        self.details = details


class NotRunError(SthenoError):
    """What a check raises when there is nothing to prove, or no means to prove it."""
