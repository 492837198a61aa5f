"""Verifying a workspace: every check, cheapest first, independent ones side by side."""

import time
from collections.abc import Awaitable, Callable, Collection
from contextlib import AsyncExitStack

import anyio

from tools.errors import SthenoError, UsageError
from tools.medusa.installed import medusa_version
from tools.plan.model import Plan
from tools.repo.redact import redacted, without_keys
from tools.repo.workspace import Workspace
from tools.verify.checks.boot import check_boot
from tools.verify.checks.doctor import check_doctor
from tools.verify.checks.in_sync import check_in_sync
from tools.verify.checks.lint import check_lint
from tools.verify.checks.migrations import check_migrations
from tools.verify.checks.parse import check_parse
from tools.verify.checks.tests import check_tests
from tools.verify.checks.types import check_generated_types, check_types
from tools.verify.context import Context
from tools.verify.planned import check_writable, write_planned
from tools.verify.report import (
    Check,
    FailedError,
    NotRunError,
    Passed,
    Progress,
    Report,
    Status,
    silent,
)
from tools.verify.sandbox import sandbox
from tools.verify.tree import copy_workspace

CHECKS: dict[str, Callable[[Context], Awaitable[Passed]]] = {
    "parse": check_parse,
    "doctor": check_doctor,
    "types": check_types,
    "lint": check_lint,
    "migrations-in-sync": check_in_sync,
    "migrations": check_migrations,
    "boot": check_boot,
    "types-generated": check_generated_types,
    "tests": check_tests,
}
# These only read the code; the others run it, which for a plan is for a person to ask.
READING = ("parse", "doctor", "types", "lint")
# What a plan is judged by unless more is asked for: seconds, and no database.
OF_PLANS = ("parse", "doctor", "types")
# What a check needs to have ended before it starts.
_AFTER = {"types-generated": "boot"}


async def verify(
    workspace: Workspace,
    *,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
    plan: Plan | None = None,
) -> Report:
    """Prove a workspace in a copy of it, on a private PostgreSQL; the workspace never changes.

    `only` names the checks to run (what they need runs too, unreported).  With `plan`, that plan
    is written into the copy, and `doctor` and `types` fail only for what it breaks.  A check
    whose means are missing says so as `not_run`.  Raises UsageError for an unknown name,
    ConflictError for a plan that cannot be written, StalePlanError, ToolMissingError without
    Node.  Cancelled, it ends every process and removes every file it has made.
    """
    wanted = _wanted(only)
    if plan is not None:
        check_writable(workspace, plan)
    version = medusa_version(workspace)
    started = time.monotonic()
    async with sandbox() as box, AsyncExitStack() as stack:
        # All checks look at this copy: an edit made meanwhile would mix two states of the tree.
        tree = await anyio.to_thread.run_sync(copy_workspace, workspace, box.root / "tree")
        before = None
        if plan is not None:
            root = await anyio.to_thread.run_sync(tree.copy, box.root / "before")
            before = Workspace(root)
            await anyio.to_thread.run_sync(write_planned, Workspace(tree.root), plan)
        digest = await anyio.to_thread.run_sync(tree.digest)
        ladder = _Ladder(wanted, progress or silent)
        context = Context(tree, box, version.version, stack, ladder.busy, before)
        async with anyio.create_task_group() as tasks:
            for name in ladder.names:
                tasks.start_soon(ladder.climb, name, context)
    return Report(
        medusa=version.version,
        tree=digest,
        plan=None if plan is None else plan.digest,
        checks=[ladder.done[name] for name in CHECKS if name in wanted],
        unasked=[name for name in CHECKS if name not in wanted],
        seconds=round(time.monotonic() - started, 2),
    )


def _wanted(only: Collection[str] | None) -> frozenset[str]:
    unknown = sorted(set(only or ()) - set(CHECKS))
    if unknown:
        raise UsageError(
            f"there is no check {', '.join(unknown)}", fix=f"choose from {', '.join(CHECKS)}"
        )
    return frozenset(CHECKS if only is None else only)


class _Ladder:
    """Runs the checks, and keeps what became of each."""

    def __init__(self, wanted: Collection[str], progress: Progress) -> None:
        needed = {_AFTER[name] for name in wanted if name in _AFTER}
        self.names = [name for name in CHECKS if name in wanted or name in needed]
        self.done: dict[str, Check] = {}
        self._progress = progress
        self._ended = {name: anyio.Event() for name in self.names}

    async def busy(self, name: str, message: str) -> None:
        """Tell what a running check is busy with."""
        await self._tell(name, "running", message)

    async def climb(self, name: str, context: Context) -> None:
        """Run one check, when what it builds on has ended."""
        if before := self._ended.get(_AFTER.get(name, "")):
            await before.wait()
        await self._tell(name, "running", "")
        started = time.monotonic()
        status, evidence, details = await _outcome(name, context)
        self.done[name] = Check(
            name=name,
            status=status,
            seconds=round(time.monotonic() - started, 2),
            evidence=evidence,
            details=_without_secrets(details),
        )
        self._ended[name].set()
        await self._tell(name, status.value, evidence)

    async def _tell(self, name: str, state: str, message: str) -> None:
        await self._progress(name, state, message, len(self.done) / len(self.names))


def _without_secrets(details: str) -> str:
    """Hide what a program printed, or an excerpt of code holds: a report is kept and passed on."""
    return "\n".join(redacted(line) for line in without_keys(details).split("\n"))


async def _outcome(name: str, context: Context) -> tuple[Status, str, str]:
    try:
        passed = await CHECKS[name](context)
    except FailedError as error:
        return Status.FAILED, error.message, error.details
    except NotRunError as error:
        return Status.NOT_RUN, error.message, error.fix or ""
    except SthenoError as error:
        # A missing tool, no network: nothing was shown, neither way.
        return Status.NOT_RUN, str(error), ""
    return Status.PASSED, passed.evidence, passed.details
