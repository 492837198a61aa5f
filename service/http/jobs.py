"""Verifications that run while others go on: each a job with its events."""

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import anyio
from pydantic import AwareDatetime

from service.http.metrics import Metrics
from tools.catalogue import verify
from tools.errors import ConflictError, SthenoError
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace
from tools.verify.report import Report

if TYPE_CHECKING:
    from anyio.abc import TaskGroup

_LOG = logging.getLogger("stheno.jobs")
_RUNNING = 2
_KEPT = 50
PER_CALLER = 10


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Event(Frozen):
    """One thing that happened: `number` counts from 1, `fraction` of the whole goes to 1."""

    number: int
    name: str
    state: str
    message: str
    fraction: float


class JobView(Frozen):
    """A job as its owner sees it; `report` once it is done, `error` where it could not be."""

    id: str
    workspace: str
    state: State
    only: list[str] | None
    created: AwareDatetime
    events: int
    report: Report | None = None
    error: str | None = None


@dataclass
class Job:
    """One verification."""

    workspace: str
    principal: str
    only: list[str] | None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    state: State = State.WAITING
    events: list[Event] = field(default_factory=list)
    report: Report | None = None
    error: str | None = None
    scope: anyio.CancelScope = field(default_factory=anyio.CancelScope)
    changed: anyio.Condition = field(default_factory=anyio.Condition)

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in {State.WAITING, State.RUNNING}

    def view(self) -> JobView:
        """Return the job as its owner sees it."""
        return JobView(
            id=self.id,
            workspace=self.workspace,
            state=self.state,
            only=self.only,
            created=self.created,
            events=len(self.events),
            report=self.report,
            error=self.error,
        )

    async def after(self, number: int) -> AsyncIterator[Event]:
        """Yield the events behind the one of this number, until the job has ended."""
        while True:
            async with self.changed:
                while len(self.events) <= number and not self.ended:
                    await self.changed.wait()
                fresh = self.events[number:]
            for event in fresh:
                yield event
            number += len(fresh)
            if self.ended and number >= len(self.events):
                return


class Jobs:
    """The jobs of one server: two run at a time, and the last fifty are remembered."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._jobs: dict[str, Job] = {}
        self._room = anyio.Semaphore(_RUNNING)
        self._tasks: TaskGroup | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let jobs run for as long as the block lasts; those that still do are then ended."""
        async with anyio.create_task_group() as tasks:
            self._tasks = tasks
            yield
            tasks.cancel_scope.cancel()

    def start(
        self, name: str, workspace: Workspace, only: list[str] | None, *, principal: str
    ) -> Job:
        """Begin a verification; raises ConflictError where all, or the caller, have too many."""
        if self._tasks is None:
            raise ConflictError("the server does not run jobs now")
        waiting = [job for job in self._jobs.values() if not job.ended]
        if len(waiting) >= _KEPT:
            raise ConflictError("too many verifications wait", fix="wait for one to end")
        if sum(job.principal == principal for job in waiting) >= PER_CALLER:
            raise ConflictError(
                f"{principal} has {PER_CALLER} verifications that are not ended",
                fix="wait for one to end, or cancel one",
            )
        for old in [key for key, job in self._jobs.items() if job.ended][: -_KEPT + 1]:
            del self._jobs[old]
        job = Job(name, principal, only)
        self._jobs[job.id] = job
        self._tasks.start_soon(self._run, job, workspace)
        return job

    def find(self, workspace: str, key: str) -> Job | None:
        """Return a job of a workspace, if it is remembered."""
        job = self._jobs.get(key)
        return job if job and job.workspace == workspace else None

    async def _run(self, job: Job, workspace: Workspace) -> None:
        async def progress(name: str, state: str, message: str, fraction: float) -> None:
            async with job.changed:
                # Checks run side by side, and no two of them may take one number.
                event = Event(
                    number=len(job.events) + 1,
                    name=name,
                    state=state,
                    message=message,
                    fraction=fraction,
                )
                job.events.append(event)
                job.changed.notify_all()

        state = State.CANCELLED
        try:
            with job.scope:
                async with self._room:
                    job.state = State.RUNNING
                    with self._metrics.jobs.track_inprogress():
                        job.report = await verify(workspace, job.only, progress)
                state = State.DONE
        except SthenoError as error:
            state, job.error = State.FAILED, str(error)
        except Exception:  # noqa: BLE001  # told, and logged with its traceback
            # A bug of one job must not end the others.
            _LOG.exception("job %s failed", job.id)
            state, job.error = State.FAILED, "this is a bug in Stheno; see the server's log"
        finally:
            with anyio.CancelScope(shield=True):
                async with job.changed:
                    job.state = state
                    job.changed.notify_all()
