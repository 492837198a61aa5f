"""Every error that Stheno expects, in one family.

An expected error tells what was wrong, where, and what to do.  It reaches a terminal without a
traceback and a model as text it can act on; anything outside this family is a bug.
"""

from collections.abc import Sequence

# No more is read at once, by a person or a model.
_MANY = 40


class SthenoError(Exception):
    """An expected failure: `message` says what, `where` the place, `fix` what to do."""

    exit_code = 1

    def __init__(self, message: str, *, where: str | None = None, fix: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"\n  {self.fix}" if self.fix else ""
        return f"{place}{self.message}{advice}"


class UsageError(SthenoError, ValueError):
    """The call itself cannot be served: a bad argument, a bad path, a missing tool."""

    exit_code = 2


class TooLargeError(UsageError):
    """A file is larger than what is read at once."""


class NotAMedusaProjectError(UsageError):
    """No Medusa v2 back end was found at or above the given folder."""


class SpecError(UsageError):
    """A spec is invalid; holds every problem found, each with its place."""

    def __init__(self, problems: Sequence[str]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"the spec has {count}\n" + "\n".join(problems))
        self.problems = list(problems)


class ProposalError(UsageError):
    """Proposed files cannot become a plan; holds every problem found, each with its place."""

    def __init__(self, problems: Sequence[str]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        more = [f"and {len(problems) - _MANY} more"] if len(problems) > _MANY else []
        super().__init__(
            f"the proposal has {count}\n" + "\n".join([*problems[:_MANY], *more]),
            fix="correct them all, and propose again",
        )
        self.problems = list(problems)


class OutsideWorkspaceError(SthenoError, PermissionError):
    """A path leads out of the workspace, directly or through a link."""

    exit_code = 2


class SecretError(SthenoError, PermissionError):
    """A file may hold secrets and is neither read nor shown."""

    exit_code = 2


class ConflictError(SthenoError):
    """What is on disk does not allow the step; a person has to look."""

    exit_code = 4


class StalePlanError(ConflictError):
    """The workspace changed after the plan was made."""


class NotApprovedError(ConflictError):
    """The plan has no approval by a person."""


class LockedError(ConflictError):
    """Another process is writing to this workspace."""


class OpenJournalError(ConflictError):
    """An earlier apply or undo was cut off; the tree awaits `stheno recover`."""


class CheckFailedError(SthenoError):
    """A check of `verify` or `doctor` failed."""

    exit_code = 5


class ToolMissingError(SthenoError):
    """A program that this step needs is not installed."""

    exit_code = 1
