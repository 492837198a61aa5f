"""Runs over HTTP: ask a specialist, follow it, go on with it, stop it.

Nothing here approves or writes a plan: that is what the routes of plans are for.
"""

from http import HTTPStatus
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Body, Header, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse

from agents.definitions import agent_named
from agents.lifecycle import at_rest, default_limits, wait_again
from agents.models import model_name
from agents.runs import Run, RunRequest
from agents.store import RunStore
from service.http.identity import HttpCaller
from service.http.parts import Caller
from service.http.problems import answers
from service.http.run_bounds import TeamRuns
from service.http.run_stores import RunStores, asked_by
from service.http.run_stream import RunStream
from service.http.settings import Name, RunSettings, Settings
from service.runs import Runs
from tools.errors import ConflictError

router = APIRouter(prefix="/api/runs", tags=["runs"])
_CONFLICT = answers(HTTPStatus.CONFLICT)
_PLAYING = answers(HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE)
_RUN = r"^[0-9a-f]{12}$"
RunId = Annotated[str, Path(pattern=_RUN, description="a run", examples=["3f9a1c2b4d5e"])]
_Text = Annotated[str, Field(min_length=1, max_length=200_000, pattern=r"\S")]
_Word = Annotated[str, Field(min_length=1, max_length=200)]
_LAST_EVENT = 1_000_000_000


class RunLimits(BaseModel):
    """What a run may take; what is left out is the agent's, and none is more than the operator's.

    `cost` is in US dollars; all count from the run's beginning, over all its sittings.
    """

    model_config = ConfigDict(extra="forbid")

    requests: Annotated[int | None, Field(ge=1)] = None
    tokens: Annotated[int | None, Field(ge=1)] = None
    cost: Annotated[float | None, Field(gt=0)] = None
    seconds: Annotated[float | None, Field(gt=0)] = None


class NewRun(BaseModel):
    """What to ask of whom; `model` is an alias, a name of Anthropic's, or `provider:model`."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "workspace": "shop",
                    "agent": "medusa-expert",
                    "question": "Which modules does this shop have?",
                    "limits": {"cost": 0.5},
                }
            ]
        },
    )

    workspace: Name
    agent: _Word
    question: _Text
    model: _Word | None = None
    limits: RunLimits | None = None


class GoOn(BaseModel):
    """How to go on: `say` is the next question, or why a plan was not applied."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"say": "Call it label.", "limits": {"requests": 80}}]},
    )

    say: _Text | None = None
    limits: RunLimits | None = None


class RunView(Run):
    """A run as it stands, in which workspace, and whether it is played now, here or elsewhere."""

    workspace: str
    activity: Literal["queued", "playing", "resting"]


class RunPage(BaseModel):
    """Runs, the newest first; `next` is `before` of the next page."""

    runs: list[RunView]
    next: str | None


@router.post("", status_code=HTTPStatus.ACCEPTED, responses=_PLAYING)
async def start(
    caller: Caller, new: Annotated[NewRun, Body()], request: Request, response: Response
) -> RunView:
    """Ask a specialist: it reads, plans and proves with the server's key, and writes nothing."""
    principal = caller.principal.name

    def checked() -> tuple[RunStore, RunRequest]:
        _check_on(request)
        store = _stores(request).of(caller.workspace(new.workspace))
        agent = agent_named(new.agent, store.workspace)
        usual = default_limits(agent.name, store.workspace)
        model = model_name(agent, new.model)
        limits = _team(request).allowed(model, agent.name, usual, wanted=_given(new.limits))
        return store, RunRequest(
            agent=new.agent,
            question=new.question,
            model=new.model,
            limits=limits,
            web=_settings(request).web,
            principal=principal,
        )

    # A few at a time: each thread that computes makes every other caller wait for its turn.
    store, asked = await to_thread.run_sync(checked, limiter=_runs(request).beginning)
    sitting = await _runs(request).start(store, asked)
    response.headers["location"] = f"/api/runs/{sitting.run}"
    return await to_thread.run_sync(_view, request, new.workspace, store, sitting.run)


@router.get("", responses=_CONFLICT)
def listed(
    caller: Caller,
    request: Request,
    workspace: Annotated[
        Name | None, Query(description="needed where several exist for you", examples=["shop"])
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    before: Annotated[
        str | None, Query(pattern=_RUN, description="`next` of the page before")
    ] = None,
) -> RunPage:
    """List the runs of a workspace, the newest first; a developer sees their own."""
    here = HttpCaller(caller, workspace).workspace()
    name = workspace or next(iter(caller.workspaces))
    store = _stores(request).of(here)
    own = asked_by(caller.principal)
    found = store.runs(limit=limit + 1, before=before, principal=own)
    page = found[:limit]
    return RunPage(
        runs=[_seen(request, name, store, run) for run in page],
        next=page[-1].id if len(found) > limit else None,
    )


@router.get("/{run}", responses=_CONFLICT)
def show(caller: Caller, run: RunId, request: Request) -> RunView:
    """Show a run: where it stands, its answer, its plans, what it cost, what it waits for."""
    name, store, found = _stores(request).find(caller, run)
    return _seen(request, name, store, found)


@router.get(
    "/{run}/events",
    responses={
        200: {"content": {"text/event-stream": {}}, "description": "the events, until it rests"},
        **_CONFLICT,
    },
    response_class=EventSourceResponse,
)
async def events(
    caller: Caller,
    run: RunId,
    request: Request,
    after: Annotated[int, Query(ge=0, le=_LAST_EVENT, description="the last one you have")] = 0,
    last_event_id: Annotated[int, Header(ge=0, le=_LAST_EVENT)] = 0,
) -> EventSourceResponse:
    """Stream what happened, from behind `Last-Event-ID` or `after`, then what happens.

    Pieces of text (`delta`) and progress are live only and have no id; the last event is `end`,
    with the run as it then stands.
    """
    name, store, found = await to_thread.run_sync(_stores(request).find, caller, run)
    stream = RunStream(_runs(request), store, found.id, max(after, last_event_id))
    sent = stream.sent(lambda: _view(request, name, store, found.id))
    return EventSourceResponse(sent, ping=15)


@router.post("/{run}/resume", status_code=HTTPStatus.ACCEPTED, responses=_PLAYING)
def resume(
    caller: Caller, run: RunId, request: Request, more: Annotated[GoOn | None, Body()] = None
) -> RunView:
    """Go on with a run: after its plan was applied, after an end of the server, with more to say.

    What was finished is neither paid again nor done again. One that was cancelled while a plan
    waited waits for it again.
    """
    more = more or GoOn()
    name, store, found = _stores(request).find(caller, run)
    _check_on(request)
    limits = _team(request).allowed(
        found.model, found.agent, found.limits, web=found.web, wanted=_given(more.limits)
    )
    if at_rest(store, found, more.say):
        if wait_again(store, found).state is not found.state:
            return _view(request, name, store, found.id)
        raise ConflictError(
            found.reason or "the run is answered",
            fix="apply its plan, or say why not" if found.waiting else "say something more",
        )
    _runs(request).resume(store, found, caller.principal.name, limits=limits, say=more.say)
    return _view(request, name, store, found.id)


@router.post("/{run}/cancel", responses=_CONFLICT)
def cancel(caller: Caller, run: RunId, request: Request) -> RunView:
    """Cancel a run at once; it can still be resumed. An answered one stays as it is."""
    name, store, found = _stores(request).find(caller, run)
    return _seen(request, name, store, _runs(request).cancel(store, found.id))


def _check_on(request: Request) -> None:
    settings: Settings = request.app.state.settings
    if not settings.agents:
        raise ConflictError(
            "this server plays no agents",
            fix="the operator starts it with --agents, or STHENO_SERVE_AGENTS=true, and a key",
        )


def _given(wanted: RunLimits | None) -> dict[str, float]:
    return wanted.model_dump(exclude_none=True) if wanted else {}


def _view(request: Request, workspace: str, store: RunStore, run: str) -> RunView:
    return _seen(request, workspace, store, store.run(run))


def _seen(request: Request, workspace: str, store: RunStore, run: Run) -> RunView:
    sitting = _runs(request).sitting(run.id)
    if sitting and not sitting.playing:
        activity = "queued"
    else:
        activity = "playing" if sitting or store.is_played(run.id) else "resting"
    return RunView.model_validate({**dict(run), "workspace": workspace, "activity": activity})


def _settings(request: Request) -> RunSettings:
    settings: Settings = request.app.state.settings
    return settings.runs


def _team(request: Request) -> TeamRuns:
    team: TeamRuns = request.app.state.team_runs
    return team


def _runs(request: Request) -> Runs:
    return _team(request).runs


def _stores(request: Request) -> RunStores:
    return _team(request).stores
