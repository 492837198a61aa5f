"""Verifying over HTTP: a job with its events, and the reports that are kept."""

from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Header, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from service.http.identity import UnseenError
from service.http.jobs import Job, Jobs, JobView
from service.http.parts import Here, WorkspaceName, identity_of, may_write
from service.http.problems import answers
from tools.verify.kept import KeptReports, kept_reports, load_report
from tools.verify.ladder import CHECKS
from tools.verify.report import Report

router = APIRouter(
    prefix="/api/workspaces/{workspace}", tags=["verify"], dependencies=[Depends(may_write)]
)
_CONFLICT = answers(HTTPStatus.CONFLICT)
JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


class NewVerification(BaseModel):
    """What to prove; all checks by default."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"only": ["parse", "types"]}]}
    )

    only: Annotated[
        list[str] | None, Field(max_length=20, description=f"of: {', '.join(CHECKS)}")
    ] = None


@router.post("/verifications", status_code=HTTPStatus.ACCEPTED, responses=_CONFLICT)
async def start(
    workspace: WorkspaceName,
    here: Here,
    new: Annotated[NewVerification, Body()],
    request: Request,
    response: Response,
) -> JobView:
    """Begin to verify, in a copy, with a database of its own; minutes."""
    principal = identity_of(request).principal.name
    job = _jobs(request).start(workspace, here, new.only, principal=principal)
    response.headers["location"] = f"/api/workspaces/{workspace}/verifications/{job.id}"
    return job.view()


@router.get("/verifications/{job}", responses=_CONFLICT)
async def show(workspace: WorkspaceName, here: Here, job: JobId, request: Request) -> JobView:  # noqa: ARG001  # whose it is
    """Show a verification, and its report once it is done."""
    return _job(request, workspace, job).view()


@router.delete("/verifications/{job}", responses=_CONFLICT)
async def cancel(workspace: WorkspaceName, here: Here, job: JobId, request: Request) -> JobView:  # noqa: ARG001  # as above
    """End a verification; what ran beneath it is killed."""
    found = _job(request, workspace, job)
    found.scope.cancel()
    async for _ in found.after(len(found.events)):
        pass
    return found.view()


@router.get(
    "/verifications/{job}/events",
    responses={
        200: {"content": {"text/event-stream": {}}, "description": "the events, until the end"},
        **_CONFLICT,
    },
    response_class=EventSourceResponse,
)
async def events(
    workspace: WorkspaceName,
    here: Here,  # noqa: ARG001  # as above
    job: JobId,
    request: Request,
    last_event_id: Annotated[int, Header(ge=0, le=1_000_000)] = 0,
) -> EventSourceResponse:
    """Stream what happens as server-sent events, from behind `Last-Event-ID`; `end` is the last."""
    return EventSourceResponse(_stream(_job(request, workspace, job), last_event_id), ping=15)


@router.get("/reports", responses=_CONFLICT)
def reports(here: Here) -> KeptReports:
    """List the kept reports, the newest first."""
    return kept_reports(here)


@router.get("/reports/{name}", responses=_CONFLICT)
def report(
    here: Here, name: Annotated[str, Path(pattern=r"^[0-9TZ-]{20,40}$", max_length=40)]
) -> Report:
    """Show one kept report."""
    if name not in {one.name for one in kept_reports(here).reports}:
        raise UnseenError(f"no report {name} is kept here")
    return load_report(here, name)


async def _stream(job: Job, number: int) -> AsyncIterator[ServerSentEvent]:
    async for event in job.after(number):
        yield ServerSentEvent(event.model_dump_json(), event="progress", id=str(event.number))
    yield ServerSentEvent(job.view().model_dump_json(), event="end")


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _job(request: Request, workspace: str, key: str) -> Job:
    job = _jobs(request).find(workspace, key)
    if job is None:
        raise UnseenError(f"there is no verification {key}", fix="POST one to …/verifications")
    return job
