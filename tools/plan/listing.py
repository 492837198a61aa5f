"""The plans that are kept of a workspace, for those who look for one."""

from datetime import UTC, datetime

from pydantic import AwareDatetime

from tools.errors import SthenoError
from tools.plan.approval import approval_of
from tools.plan.model import Frozen
from tools.plan.state import load_plan, reporting
from tools.plan.user_state import kept_since
from tools.repo.workspace import Workspace

PAGE = 50


class KeptPlan(Frozen):
    """One plan in a line: when it was kept (UTC), and whether an approval of it is unused."""

    digest: str
    title: str
    summary: str
    kept: AwareDatetime
    approved: bool


class KeptPlans(Frozen):
    """One page of the kept plans, the newest first; `next` is the offset of the following page."""

    plans: list[KeptPlan]
    total: int
    next: int | None = None


def kept_plans(workspace: Workspace, *, offset: int = 0, limit: int = PAGE) -> KeptPlans:
    """Return the plans kept of a workspace; damaged ones are left out."""
    with reporting("the plans are not listed"):
        known = kept_since(workspace, "plans")
    names = sorted(known, key=lambda name: (-known[name], name))
    page = names[offset : offset + limit]
    found = (_listed(workspace, name, known[name]) for name in page)
    more = offset + limit < len(names)
    return KeptPlans(
        plans=[plan for plan in found if plan],
        total=len(names),
        next=offset + limit if more else None,
    )


def _listed(workspace: Workspace, digest: str, kept: float) -> KeptPlan | None:
    try:
        plan = load_plan(workspace, digest)
    except SthenoError:
        return None
    return KeptPlan(
        digest=plan.digest,
        title=plan.title,
        summary=plan.summary,
        kept=datetime.fromtimestamp(kept, UTC),
        approved=approval_of(workspace, digest) is not None,
    )
