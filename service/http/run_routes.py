"""Runs over HTTP: ask a specialist, follow it, go on with it, stop it.

Nothing here approves or writes a plan: that is what the routes of plans are for.
"""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Body, Header, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse

from agents.definitions import agent_named
from agents.lifecycle import at_rest, default_limits
from agents.models import check_key, model_name
from agents.runs import Limits, Run, RunRequest
from agents.store import RunStore
from service.http.identity import HttpCaller
from service.http.parts import Caller
from service.http.problems import TooManyError, answers
from service.http.run_stores import RunStores, asked_by
from service.http.run_stream import RunStream
from service.http.runs import Runs
from service.http.settings import Name, Settings
from tools.errors import ConflictError, NotAMedusaProjectError, UsageError
from tools.person import locate_workspace

router = APIRouter(prefix="/api/runs", tags=["runs"])
_CONFLICT = answers(HTTPStatus.CONFLICT)
_PLAYING = answers(HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE)
_RUN = r"^[0-9a-f]{12}$"
RunId = Annotated[str, Path(pattern=_RUN, description="a run", examples=["3f9a1c2b4d5e"])]
_Text = Annotated[str, Field(min_length=1, max_length=200_000, pattern=r"\S")]
_Word = Annotated[str, Field(min_length=1, max_length=200)]
_DAY = timedelta(days=1)
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
    runs, principal = _runs(request), caller.principal.name

    def checked() -> tuple[RunStore, RunRequest]:
        _check_on(request)
        store = _stores(request).of(caller.workspace(new.workspace))
        agent = agent_named(new.agent, store.workspace)
        _check_model(request, model_name(agent, new.model), agent.name)
        limits = _capped(default_limits(agent.name, store.workspace), new.limits, request)
        return store, RunRequest(
            agent=new.agent,
            question=new.question,
            model=new.model,
            limits=limits,
            web=runs.settings.web,
            principal=principal,
        )

    store, asked = await to_thread.run_sync(checked)
    run = await runs.start(store, asked)
    response.headers["location"] = f"/api/runs/{run.id}"
    return await to_thread.run_sync(_view, request, new.workspace, store, run.id)


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

    What was finished is neither paid again nor done again.
    """
    more = more or GoOn()
    name, store, found = _stores(request).find(caller, run)
    _check_on(request)
    _check_model(request, found.model, found.agent)
    if found.web and not _runs(request).settings.web:
        raise ConflictError("this run looks at the web, which this server does not let agents do")
    if at_rest(store, found, more.say):
        raise ConflictError(
            found.reason or "the run is answered",
            fix="apply its plan, or say why not" if found.waiting else "say something more",
        )
    limits = _capped(found.limits, more.limits, request)
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


def _check_model(request: Request, model: str, agent: str) -> None:
    allowed = _runs(request).settings.models
    if allowed is not None and model not in allowed:
        raise UsageError(f"{model} is not asked here", fix=f"there are {', '.join(allowed)}")
    check_key(model, agent)


def _capped(limits: Limits, wanted: RunLimits | None, request: Request) -> Limits:
    """Return the limits with what is wanted, and none of them above the operator's."""
    most = _runs(request).settings.most.model_dump(include=set(RunLimits.model_fields))
    left = _left_today(request)
    if left is not None:
        most["cost"] = left if most["cost"] is None else min(left, most["cost"])
    given = limits.model_copy(update=wanted.model_dump(exclude_none=True) if wanted else {})
    for name, cap in most.items():
        own = getattr(given, name)
        most[name] = own if cap is None else cap if own is None else min(own, cap)
    return given.model_copy(update=most)


def _left_today(request: Request) -> float | None:
    """Return what may still be spent, None for as much as one likes; raises TooManyError."""
    settings: Settings = request.app.state.settings
    most = settings.runs.cost_per_day
    if most is None:
        return None
    since, spent = datetime.now(UTC) - _DAY, 0.0
    for root in settings.workspaces.values():
        try:
            spent += _stores(request).of(locate_workspace(root)).spent(since)
        except NotAMedusaProjectError:
            continue
    if spent >= most:
        raise TooManyError(
            f"${spent:.2f} of ${most:.2f} a day are spent", fix="wait, or ask the operator"
        )
    return most - spent


def _view(request: Request, workspace: str, store: RunStore, run: str) -> RunView:
    return _seen(request, workspace, store, store.run(run))


def _seen(request: Request, workspace: str, store: RunStore, run: Run) -> RunView:
    sitting = _runs(request).sitting(run.id)
    if sitting and not sitting.playing:
        activity = "queued"
    else:
        activity = "playing" if sitting or store.is_played(run.id) else "resting"
    return RunView.model_validate({**dict(run), "workspace": workspace, "activity": activity})


def _runs(request: Request) -> Runs:
    runs: Runs = request.app.state.runs
    return runs


def _stores(request: Request) -> RunStores:
    stores: RunStores = request.app.state.run_stores
    return stores
