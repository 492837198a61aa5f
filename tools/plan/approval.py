"""Approvals: the record that a person agreed to exactly one plan."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field, ValidationError

from tools.plan.model import Frozen, Plan
from tools.plan.state import STATE, put, reporting
from tools.plan.tree import open_tree
from tools.repo.workspace import Workspace

_Named = Annotated[str, Field(min_length=1)]


class Approval(Frozen):
    """Who agreed to the plan of this digest, when (UTC), and by which channel."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    principal: _Named
    time: AwareDatetime
    channel: _Named


def approve(workspace: Workspace, plan: Plan, *, principal: str, channel: str) -> Approval:
    """Record a person's approval of `plan`; approving again replaces the record."""
    approval = Approval(
        digest=plan.digest, principal=principal, time=datetime.now(UTC), channel=channel
    )
    with reporting("the approval is not recorded"), open_tree(workspace) as tree:
        put(tree, _path(plan.digest), approval.model_dump_json(indent=1).encode())
    return approval


def approval_of(workspace: Workspace, digest: str) -> Approval | None:
    """Return the approval of the plan with this whole digest, or None.

    A record that is damaged, or speaks of another plan, approves nothing.
    """
    with reporting("the approval is not read"), open_tree(workspace) as tree:
        file = tree.read(_path(digest))
    if file is None:
        return None
    try:
        approval = Approval.model_validate_json(file.content)
    except ValidationError:
        return None
    return approval if approval.digest == digest else None


def _path(digest: str) -> str:
    return f"{STATE}/approvals/{digest}.json"
