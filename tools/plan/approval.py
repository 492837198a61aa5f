"""Approvals: the record that a person agreed to exactly one plan in one workspace.

They stand in the user's state folder (see `user_state`), and each serves once: what was applied,
or taken back, has to be approved anew.  A program that runs as the user and outside Stheno, such
as a model with a shell of its own, could still write one.
"""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field, ValidationError

from tools.plan.model import Frozen, Plan
from tools.plan.state import reporting
from tools.plan.user_state import check_forgettable, forget, keep, kept
from tools.repo.workspace import Workspace

_Named = Annotated[str, Field(min_length=1)]


class Approval(Frozen):
    """Who agreed to the plan of this digest in the workspace `root`, when (UTC), and how."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    root: _Named
    principal: _Named
    time: AwareDatetime
    channel: _Named


def approve(workspace: Workspace, plan: Plan, *, principal: str, channel: str) -> Approval:
    """Record a person's approval of `plan`; approving again replaces the record."""
    approval = Approval(
        digest=plan.digest,
        root=str(workspace.root),
        principal=principal,
        time=datetime.now(UTC),
        channel=channel,
    )
    with reporting("the approval is not recorded"):
        keep(workspace, "approvals", plan.digest, approval.model_dump_json(indent=1).encode())
    return approval


def approval_of(workspace: Workspace, digest: str) -> Approval | None:
    """Return the unused approval of the plan with this whole digest, or None.

    A record that is damaged, or speaks of another plan or workspace, approves nothing.
    """
    with reporting("the approval is not read"):
        content = kept(workspace, "approvals", digest)
    if content is None:
        return None
    try:
        approval = Approval.model_validate_json(content)
    except ValidationError:
        return None
    meant = approval.digest == digest and approval.root == str(workspace.root)
    return approval if meant else None


def require_usable(workspace: Workspace, digest: str) -> None:
    """Raise SthenoError where an approval could not be used up: it would serve a second time."""
    with reporting("nothing is written, for the approval could not be used up"):
        check_forgettable(workspace, "approvals", digest)


def withdraw(workspace: Workspace, digest: str) -> None:
    """Use an approval up, or take it back; fine where there is none."""
    with reporting("the approval is not withdrawn"):
        forget(workspace, "approvals", digest)
