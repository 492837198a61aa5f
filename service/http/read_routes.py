"""What can be read over HTTP: workspaces, maps, what can be generated, the server's state."""

import os
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel

from service.http.identity import UnseenError
from service.http.metrics import CONTENT_TYPE, Metrics
from service.http.parts import Caller, Here
from service.http.problems import answers, problem_response
from tools.errors import UsageError
from tools.medusa.map_parts import Part
from tools.medusa.map_view import MapView, view_map
from tools.medusa.project_map import project_map
from tools.plan.user_state import can_keep
from tools.scaffold.catalogue import ScaffoldList, scaffolds
from tools.scaffold.preview import Preview, preview
from tools.scaffold.schema import spec_schema

if TYPE_CHECKING:
    from service.http.settings import Settings

router = APIRouter()


class Names(BaseModel):
    """The workspaces that exist for the one who asks, and what they may do."""

    principal: str
    role: str
    workspaces: list[str]


class State(BaseModel):
    """Whether the server is there."""

    status: str


@router.get("/api/workspaces", tags=["read"], responses=answers())
def names(caller: Caller) -> Names:
    """List the workspaces that exist for you."""
    principal = caller.principal
    return Names(
        principal=principal.name, role=principal.role, workspaces=sorted(caller.workspaces)
    )


@router.get(
    "/api/workspaces/{workspace}/map",  # noqa: FAST003  # `here` takes it
    tags=["read"],
    responses=answers(HTTPStatus.CONFLICT),
)
def what_is_there(
    here: Here,
    part: Annotated[list[Part] | None, Query(description="default: all that fit")] = None,
) -> MapView:
    """Show what is in the back end: version, modules, routes, workflows, with file and line."""
    return view_map(project_map(here), part)


@router.get("/api/scaffolds", tags=["read"], responses=answers())
def what_can_be_generated() -> ScaffoldList:
    """List what can be generated."""
    return scaffolds()


@router.get("/api/scaffolds/{name}", tags=["read"], responses=answers())
def what_it_writes(name: Annotated[str, Path(pattern=r"^[a-z-]{1,40}$")]) -> Preview:
    """Show what one scaffold writes, on its own example."""
    try:
        return preview(name)
    except UsageError as error:
        raise UnseenError(error.message, fix=error.fix) from error


@router.get("/api/spec-schema", tags=["read"], responses=answers())
def what_a_spec_says() -> dict[str, Any]:
    """Return the JSON Schema of a spec."""
    return spec_schema()


@router.get("/health", tags=["operation"])
async def is_alive() -> State:
    """Say that the server answers; open to everybody, for it says nothing else."""
    return State(status="ok")


@router.get(
    "/ready",
    tags=["operation"],
    response_model=State,
    responses={503: answers(HTTPStatus.SERVICE_UNAVAILABLE)[503]},
)
def is_ready(request: Request) -> Any:
    """Say whether every workspace can be read and plans can be kept; open to everybody."""
    settings: Settings = request.app.state.settings
    if not all(os.access(path, os.R_OK | os.X_OK) for path in settings.workspaces.values()):
        return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, "a workspace cannot be read")
    if not can_keep():
        return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, "nothing can be kept")
    return State(status="ok")


@router.get(
    "/metrics",
    tags=["operation"],
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "metrics"}, **answers()},
)
def numbers(request: Request) -> Response:
    """Return counts and times for Prometheus; a token of any role reads them."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.text(), media_type=CONTENT_TYPE)
