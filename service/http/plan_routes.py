"""Plans over HTTP: make, show, approve, apply, take back."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from service.http.identity import UnseenError
from service.http.parts import Here, Lead, PlanDigest, WorkspaceName, may_write
from service.http.problems import answers
from service.pages.plan_page import plan_html
from tools.errors import NotApprovedError, UsageError
from tools.person import apply_as, check_ready, make_plan, preview_undo
from tools.plan.apply import Applied, apply_plan, needs_approval
from tools.plan.approval import Approval, approval_of, approve, withdraw
from tools.plan.listing import KeptPlans, kept_plans
from tools.plan.model import Plan
from tools.plan.state import load_plan
from tools.plan.undo import Undone, undo
from tools.plan.view import PlanView, view
from tools.repo.workspace import Workspace

router = APIRouter(
    prefix="/api/workspaces/{workspace}", tags=["plans"], dependencies=[Depends(may_write)]
)
CHANNEL = "http"
_ADVICE = (
    "Show summary and risks to a lead, who sends PUT …/plans/{0}/approval; "
    "POST …/plans/{0}/application then writes it."
)
_CONFLICT = answers(HTTPStatus.CONFLICT)
_LEADS = answers(HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN)
_SPEC = """version: 1
modules:
  brand:
    models:
      Brand:
        fields:
          name: text unique
"""


class NewPlan(BaseModel):
    """A spec to plan; `now` stamps its migrations, the clock by default."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"spec": _SPEC, "now": "20261120225703"}]}
    )

    spec: Annotated[str, Field(max_length=200_000, description="YAML or JSON text")]
    now: Annotated[str | None, Field(pattern=r"^\d{14}$")] = None


@router.post("/plans", status_code=HTTPStatus.CREATED, responses=_CONFLICT)
def make(
    workspace: WorkspaceName, here: Here, new: Annotated[NewPlan, Body()], response: Response
) -> PlanView:
    """Plan what a spec asks for, and keep the plan; no file of the project is touched."""
    plan = make_plan(here, new.spec, origin="spec", now=new.now)
    response.headers["location"] = f"/api/workspaces/{workspace}/plans/{plan.digest}"
    return _view(here, plan)


@router.get("/plans", responses=_CONFLICT)
def listed(
    here: Here,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> KeptPlans:
    """List the kept plans, the newest first."""
    return kept_plans(here, offset=offset, limit=limit)


@router.get("/plans/{digest}", responses=_CONFLICT)
def show(
    here: Here,
    digest: PlanDigest,
    diff: Annotated[
        str | None, Query(max_length=500, description="a file of the plan, or `*`: adds its diff")
    ] = None,
    offset: Annotated[
        int, Query(ge=0, le=100_000_000, description="`next` of the page before")
    ] = 0,
) -> PlanView:
    """Show a plan: files with reasons, risks, SQL, commands; and diffs, page by page."""
    return _view(here, _plan(here, digest), diff, offset)


@router.get(
    "/plans/{digest}/page",
    response_class=HTMLResponse,
    responses={200: {"content": {"text/html": {}}, "description": "the page"}, **_CONFLICT},
)
def page(here: Here, digest: PlanDigest) -> HTMLResponse:
    """Show a plan as one page for a person: risks, steps, every line, SQL."""
    plan = _plan(here, digest)
    return HTMLResponse(plan_html(plan, approval=approval_of(here, plan.digest)))


@router.put("/plans/{digest}/approval", responses=_LEADS)
def give_approval(here: Here, digest: PlanDigest, lead: Lead) -> Approval:
    """Approve exactly this plan, once; a lead's word."""
    plan = _plan(here, digest)
    check_ready(here, plan)
    return approve(here, plan, principal=lead.name, channel=CHANNEL)


@router.delete("/plans/{digest}/approval", status_code=HTTPStatus.NO_CONTENT, responses=_LEADS)
def take_approval(here: Here, digest: PlanDigest, lead: Lead) -> None:  # noqa: ARG001  # only a lead
    """Take an unused approval back."""
    withdraw(here, _plan(here, digest).digest)


@router.post("/plans/{digest}/application", responses=_CONFLICT)
def write(here: Here, digest: PlanDigest) -> Applied:
    """Write exactly an approved plan, or nothing."""
    plan = _plan(here, digest)
    try:
        return apply_plan(here, plan)
    except NotApprovedError as error:
        # Who calls may have no terminal where the server runs.
        fix = f"a lead sends PUT …/plans/{plan.digest[:12]}/approval"
        raise NotApprovedError(error.message, fix=fix) from error


@router.post("/plans/{digest}/approved-application", responses=_LEADS)
def approve_and_write(here: Here, digest: PlanDigest, lead: Lead) -> Applied:
    """Approve a plan and write it at once; a lead's word."""
    plan = _plan(here, digest)
    if needs_approval(here, plan):
        check_ready(here, plan)
    return apply_as(here, plan, principal=lead.name, channel=CHANNEL)


@router.get("/undo", responses=_CONFLICT)
def what_undo_does(here: Here) -> Undone:
    """Tell what taking back the last applied plan would do."""
    return preview_undo(here)


@router.post("/undo", responses=_LEADS)
def take_back(here: Here, lead: Lead) -> Undone:  # noqa: ARG001  # only a lead
    """Take exactly the last applied plan back; refuses to lose later edits."""
    return undo(here)


def _plan(here: Workspace, digest: str) -> Plan:
    try:
        return load_plan(here, digest)
    except UsageError as error:
        raise UnseenError(error.message, fix=error.fix) from error


def _view(here: Workspace, plan: Plan, diff: str | None = None, offset: int = 0) -> PlanView:
    approved = approval_of(here, plan.digest) is not None
    shown = view(plan, approved=approved, diff_of=diff, offset=offset)
    if plan.blocking or not plan.writing:
        return shown
    # What is advised elsewhere is a tool of MCP.
    return shown.model_copy(update={"advice": _ADVICE.format(plan.digest[:12])})
