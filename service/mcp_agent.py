"""`ask_agent`: a specialist's run as an MCP tool, played with the operator's key.

It stands outside the catalogue, for the tools there are what an agent itself may call.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Annotated, Protocol

import anyio
from anyio import to_thread
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.tools import Tool as McpTool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field

from service.callers import Principal
from service.mcp_caller import caller, workspace
from service.mcp_consent import told
from service.mcp_tool import LeanTool
from tools.catalogue import Tool
from tools.errors import NotApprovedError, UsageError
from tools.repo.visible import visible
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from agents.runs import Event, Limits, Run, RunRequest
    from agents.store import RunStore
    from service.runs import Runs
    from service.sitting import Hearing, Sitting

_SHOWN = 100

Agent = Annotated[str, Field(min_length=1, max_length=100, description="medusa-expert, ...")]
Question = Annotated[
    str,
    Field(min_length=1, max_length=200_000, description="the task, or what you say to `run`"),
]
RunId = Annotated[str | None, Field(min_length=4, max_length=40, description="a run to go on with")]


class AgentAnswer(BaseModel):
    """How a specialist's run stands: `plans` are digests, `next` what can be done now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: str
    state: str
    answer: str | None
    problems: list[str]
    plans: list[str]
    reason: str
    next: str
    requests: int
    tokens: int
    cost: float | None


class Playing(Protocol):
    """What plays the runs of a server."""

    def opened(self) -> AbstractAsyncContextManager["Runs"]:
        """Return what plays runs inside a block."""

    def allowed(self, model: str, agent: str, limits: "Limits", *, web: bool = False) -> "Limits":
        """Return the limits that a run is played within; raises SthenoError if it may not be."""


class LocalPlaying:
    """Plays the runs of a server for one person, on a thread that is there while one is asked."""

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Runs"]:
        """Play runs inside the block."""
        runs = self._runs
        async with runs.running():
            yield runs

    def allowed(self, model: str, agent: str, limits: "Limits", *, web: bool = False) -> "Limits":
        """Return the limits as they are; raises NoKeyError where its model has no key."""
        from agents.models import check_key  # noqa: PLC0415  # see `_asked`

        del web
        check_key(model, agent)
        return limits

    @cached_property
    def _runs(self) -> "Runs":
        from service.runs import Runs  # noqa: PLC0415  # see `_asked`

        return Runs([])


def ask_agent_tool(offered: Sequence[Tool], playing: Playing | None = None) -> McpTool:
    """Return the tool; the specialists it asks are offered no other tools than `offered`."""
    player = playing or LocalPlaying()

    async def ask_agent(
        agent: Agent, question: Question, ctx: Context, run: RunId = None
    ) -> CallToolResult:
        """Have a specialist work on a task in this project by itself and answer with file:line.

        It reads, plans and proves, and writes nothing: plans it hands over wait for a person
        (apply_plan). It costs the operator money and takes minutes. With `run` an earlier run
        goes on: after its plan was applied, a limit, or a failure.
        """
        with told():
            async with player.opened() as runs:
                asked = _Asked(runs, player, offered, agent, question)
                return _answer(await _asked(asked, run, ctx))

    hints = ToolAnnotations(
        read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=True
    )
    return LeanTool.of(ask_agent, hints, AgentAnswer)


@dataclass(frozen=True)
class _Asked:
    """What is asked of whom, who plays it, and with which tools."""

    runs: "Runs"
    playing: Playing
    offered: Sequence[Tool]
    agent: str
    question: str


async def _asked(asked: _Asked, run: str | None, ctx: Context) -> "Run":
    # Here, as an IDE's server answers before it needs any of this.
    from agents.store import RunStore  # noqa: PLC0415
    from service.sitting import Hearing  # noqa: PLC0415

    hearing, principal = Hearing(), caller().principal.name
    with await to_thread.run_sync(RunStore, workspace()) as store:
        if run is None:
            request = await to_thread.run_sync(_request, asked, store.workspace, principal)
            sitting = await asked.runs.start(store, request, hearing=hearing, offered=asked.offered)
        else:
            resumed = partial(_resumed, asked, store, run, principal, hearing)
            sitting = await to_thread.run_sync(resumed)
        return await _followed(asked.runs, store, sitting, hearing, ctx)


def _request(asked: _Asked, here: Workspace, principal: str) -> "RunRequest":
    from agents.definitions import agent_named  # noqa: PLC0415
    from agents.lifecycle import check_request, default_limits  # noqa: PLC0415
    from agents.models import model_name  # noqa: PLC0415
    from agents.runs import RunRequest  # noqa: PLC0415

    request = RunRequest(agent=asked.agent, question=asked.question, principal=principal)
    check_request(request, here)
    agent = agent_named(asked.agent, here)
    usual = default_limits(agent.name, here)
    limits = asked.playing.allowed(model_name(agent, None), agent.name, usual)
    return request.model_copy(update={"limits": limits})


def _resumed(
    asked: _Asked, store: "RunStore", run: str, principal: str, hearing: "Hearing"
) -> "Sitting":
    kept = _resumable(store, run, caller().principal)
    limits = asked.playing.allowed(kept.model, kept.agent, kept.limits, web=kept.web)
    return asked.runs.resume(
        store,
        kept,
        principal,
        limits=limits,
        say=asked.question,
        hearing=hearing,
        offered=asked.offered,
    )


def _resumable(store: "RunStore", run: str, principal: Principal) -> "Run":
    """Return a run to go on with; raises NotApprovedError while it waits for a person.

    What a client's model says is no person's word about a plan.  A developer's are their own.
    """
    from agents.lifecycle import unsettled  # noqa: PLC0415

    kept = store.run(run)
    if principal.role != "lead" and kept.principal != principal.name:
        # In the words of the store: whether there is one is nobody else's business.
        raise UsageError(f"no run {run} is kept here", fix="list them with stheno runs")
    if waiting := unsettled(store, kept):
        digests = ", ".join(one.digest[:12] for one in waiting)
        raise NotApprovedError(
            f"run {kept.id} waits for a person to apply the plan {digests}",
            fix=f"apply_plan asks them; to decline they run: stheno resume {kept.id} --say '...'",
        )
    return kept


async def _followed(
    runs: "Runs", store: "RunStore", sitting: "Sitting", hearing: "Hearing", ctx: Context
) -> "Run":
    """Tell the client what a run does until it rests; a client that cancels cancels the run."""
    done = 0
    try:
        async for _, event in hearing:
            if line := _line(event):
                done += 1
                await ctx.report_progress(done, None, line)
    finally:
        if not sitting.done.is_set():
            with anyio.CancelScope(shield=True):
                await to_thread.run_sync(runs.cancel, store, sitting.run)
    if sitting.error is not None:
        raise sitting.error
    return store.run(sitting.run)


def _line(event: "Event") -> str | None:
    """Return what a person who waits reads of an event, or None."""
    data = event.data
    if event.kind == "call":
        return f"{data['tool']} {visible(str(data['arguments']))[:_SHOWN]}"
    if event.kind in {"progress", "text"}:
        return " ".join(visible(str(data["text"])).split())[:_SHOWN]
    if event.kind == "request":
        return "asks the model"
    return "judges the plan" if event.kind == "judged" else None


def _answer(run: "Run") -> CallToolResult:
    answer = AgentAnswer(
        run=run.id,
        state=run.state,
        answer=run.answer,
        problems=run.problems,
        plans=run.plans,
        reason=run.reason,
        next=_next(run),
        requests=run.spend.requests,
        tokens=run.spend.tokens,
        cost=run.spend.cost,
    )
    text = answer.model_dump_json(exclude_none=True)
    return CallToolResult(
        content=[TextContent(type="text", text=text)],
        structured_content=answer.model_dump(mode="json", exclude_none=True),
    )


def _next(run: "Run") -> str:
    if run.waiting:
        digests = ", ".join(one.digest[:12] for one in run.waiting)
        return (
            f"show the person the plan {digests}; once they applied it (apply_plan), call"
            f" ask_agent with run {run.id}; to decline, they run:"
            f" stheno resume {run.id} --say '...'"
        )
    if run.state == "answered":
        return f"check what it claims; to ask more, call ask_agent with run {run.id}"
    return f"tell the person why it stopped; ask_agent with run {run.id} goes on"
