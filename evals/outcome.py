"""Playing a task to its end: the work, the checks, and what came of them."""

import time
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from pathlib import Path

from pydantic import computed_field

from evals.application import booted, make_app, opened
from evals.model import ClaimResult, Task
from evals.players.played import Played
from evals.shop import Shop
from evals.solution import load_check, load_task
from evals.steps import play
from tools.errors import SthenoError, ToolMissingError, UsageError
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace
from tools.verify.context import Context
from tools.verify.ladder import CHECKS
from tools.verify.report import FailedError

Work = Callable[[Workspace, Task], Awaitable[Played]]
Tell = Callable[[str], None]


class Kind(StrEnum):
    """What a play is evidence of: only a model's or a client's is a score."""

    UNTOUCHED = "untouched"
    WRONG = "wrong"
    SOLUTION = "solution"
    MODEL = "model"
    CLIENT = "client"

    @classmethod
    def scripted(cls) -> list[str]:
        """Name the three plays that prove a check."""
        return [cls.UNTOUCHED.value, cls.WRONG.value, cls.SOLUTION.value]


class Outcome(Frozen):
    """What became of one play of a task; `broke` tells why no check could be played."""

    task: str
    kind: Kind
    claims: list[ClaimResult]
    played: Played | None = None
    broke: str | None = None
    seconds: float

    @computed_field  # type: ignore[prop-decorator]  # mypy cannot see through the stacked decorator
    @property
    def passed(self) -> bool:
        """Whether every claim holds."""
        return self.broke is None and bool(self.claims) and all(c.held for c in self.claims)

    @property
    def first_failure(self) -> ClaimResult | None:
        """The first claim that does not hold."""
        return next((claim for claim in self.claims if not claim.held), None)


async def outcome_of(name: str, kind: Kind, work: Work, folder: Path, tell: Tell) -> Outcome:
    """Make the application of a task in `folder`, let it be worked on, and check the result.

    What goes wrong in the work or in the shop is part of the outcome; UsageError and
    ToolMissingError are raised, for they are whoever runs this one's to settle.
    """
    task = load_task(name)
    started = time.monotonic()
    tell(f"{name} ({kind}): making the application")
    workspace = await make_app(folder / "app", task)
    played = None
    try:
        tell(f"{name} ({kind}): at work")
        played = await work(workspace, task)
        claims = await _claims(name, task, workspace, folder, tell)
    except (UsageError, ToolMissingError):
        raise
    except SthenoError as error:
        return _outcome(name, kind, [], played, _told(error), started)
    return _outcome(name, kind, claims, played, None, started)


async def outcome_at(name: str, workspace: Workspace, folder: Path, tell: Tell) -> Outcome:
    """Check an application that was worked on elsewhere; `folder` is for scratch."""
    task = load_task(name)
    started = time.monotonic()
    try:
        claims = await _claims(name, task, workspace, folder, tell)
    except SthenoError as error:
        return _outcome(name, Kind.CLIENT, [], None, _told(error), started)
    return _outcome(name, Kind.CLIENT, claims, None, None, started)


async def _claims(
    name: str, task: Task, workspace: Workspace, folder: Path, tell: Tell
) -> list[ClaimResult]:
    check = load_check(name)
    base = await make_app(folder / "base", task) if task.rows else None
    tell(f"{name}: migrating, booting, checking")
    async with opened(workspace, task.medusa) as context:
        async with booted(context, task, base) as shop:
            claims = await play(check, shop)
        if all(claim.held for claim in claims):
            claims += await _verified(check.verify, context)
        return claims


async def untouched(names: Sequence[str], folder: Path, tell: Tell) -> list[Outcome]:
    """Check applications nobody has worked on; tasks that start from the same one share a boot."""
    outcomes: list[Outcome] = []
    tasks = {name: load_task(name) for name in names}
    for number, start in enumerate(sorted({(t.medusa, t.base or "") for t in tasks.values()})):
        here = [name for name in names if (tasks[name].medusa, tasks[name].base or "") == start]
        together = tasks[here[0]].model_copy(
            update={
                "rows": [row for name in here for row in tasks[name].rows],
                "environment": {
                    key: value for name in here for key, value in tasks[name].environment.items()
                },
            }
        )
        tell(f"untouched ({start[1] or 'bare'}): booting for {len(here)} tasks")
        workspace = await make_app(folder / f"untouched-{number}", together)
        async with (
            opened(workspace, together.medusa) as context,
            booted(context, together, workspace) as shop,
        ):
            outcomes += [await _untouched(name, shop) for name in here]
    return outcomes


async def _untouched(name: str, shop: Shop) -> Outcome:
    started = time.monotonic()
    return _outcome(name, Kind.UNTOUCHED, await play(load_check(name), shop), None, None, started)


async def _verified(names: Sequence[str], context: Context) -> list[ClaimResult]:
    results: list[ClaimResult] = []
    for name in names:
        try:
            await CHECKS[name](context)
        except SthenoError as error:
            results.append(ClaimResult(claim=f"verify: {name}", held=False, seen=_told(error)))
        else:
            results.append(ClaimResult(claim=f"verify: {name}", held=True))
    return results


def _told(error: SthenoError) -> str:
    details = error.details if isinstance(error, FailedError) else ""
    return f"{error.message}\n{details[-1500:]}".strip()


def _outcome(  # noqa: PLR0913, PLR0917  # what an outcome is made of
    name: str,
    kind: Kind,
    claims: list[ClaimResult],
    played: Played | None,
    broke: str | None,
    started: float,
) -> Outcome:
    return Outcome(
        task=name,
        kind=kind,
        claims=claims,
        played=played,
        broke=broke,
        seconds=round(time.monotonic() - started, 1),
    )
