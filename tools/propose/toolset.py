"""The tools of the toolset `agents`, which the catalogue lists: free edits, their judge, tasks.

As in the catalogue, the docstrings are what a model reads, and imports are local.
"""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from tools.propose.edits import FileEdit
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from tools.propose.view import Proposal
    from tools.verify.report import Progress, Report
    from tools.verify.task import TaskResult

PlanDigest = Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$", description="a plan's digest")]
# Set by the operator of a server or an agent: no model and no repository can.
ALLOW_NETWORK = "STHENO_ALLOW_NETWORK"


def propose_changes(
    workspace: Workspace,
    files: Annotated[list[FileEdit], Field(min_length=1, max_length=100)],
    reason: Annotated[str, Field(min_length=1, max_length=500, description="one sentence")],
    scaffold_digest: Annotated[
        PlanDigest | None, Field(description="a plan, or your last proposal, to put these on")
    ] = None,
) -> "Proposal":
    """Make a plan of your own edits, where no scaffold fits.  Nothing is written.

    Each file gives one of content (all of it), replace (old text that occurs exactly once) and
    delete.  All problems are told at once.  The plan shows which parts are yours.
    """
    from tools.plan.approval import approval_of
    from tools.propose.propose import propose
    from tools.propose.view import view_proposal

    proposed = propose(workspace, files, reason, on=scaffold_digest)
    approved = approval_of(workspace, proposed.plan.digest) is not None
    return view_proposal(proposed, approved=approved)


async def check_plan(
    workspace: Workspace,
    digest: PlanDigest,
    checks: Annotated[
        list[str] | None, Field(description="default parse, doctor, types; also lint")
    ] = None,
    progress: "Progress | None" = None,
) -> "Report":
    """Judge a plan before a person does: the checks of verify on a copy with it written.

    Fails only for what the plan breaks.  Correct by propose_changes, and check again.
    """
    from tools.errors import UsageError
    from tools.plan.state import load_plan
    from tools.verify.ladder import CHECKS, OF_PLANS, READING
    from tools.verify.ladder import verify as prove

    if running := sorted(set(checks or ()) & (set(CHECKS) - set(READING))):
        raise UsageError(
            f"{', '.join(running)} would run code that no person has approved",
            fix=f"choose from {', '.join(READING)}; verify proves the rest once it is applied",
        )
    wanted = load_plan(workspace, digest)
    return await prove(workspace, only=checks or OF_PLANS, progress=progress, plan=wanted)


async def run_task(
    workspace: Workspace,
    task: Annotated[
        str, Field(min_length=1, max_length=100, description="a script, medusa, tsc, jest, vitest")
    ],
    arguments: Annotated[
        list[str] | None, Field(max_length=50, description="e.g. db:generate, brand")
    ] = None,
    seconds: Annotated[int, Field(ge=1, le=900, description="time limit")] = 300,
    progress: "Progress | None" = None,
) -> "TaskResult":
    """Run a script of package.json or a command of Medusa in a copy of the project.

    Without network and secrets.  What it would have changed comes back as diffs, unwritten.
    """
    import os

    from tools.verify.task import run_task as run

    return await run(
        workspace,
        task,
        arguments or [],
        allow_network=os.environ.get(ALLOW_NETWORK, "") not in {"", "0", "false", "no"},
        seconds=seconds,
        progress=progress,
    )
