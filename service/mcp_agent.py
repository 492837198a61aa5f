"""`ask_agent`: a specialist's run as an MCP tool, played with the operator's key.

It stands outside the catalogue, for the tools there are what an agent itself may call.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import anyio
from anyio import to_thread
from anyio.streams.memory import MemoryObjectReceiveStream
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.tools import Tool as McpTool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field

from service.mcp_caller import caller, workspace
from service.mcp_consent import told
from service.mcp_tool import LeanTool
from tools.catalogue import Tool
from tools.errors import NotApprovedError, SthenoError
from tools.repo.visible import visible
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from agents.runs import Event, Run
    from agents.store import RunStore

_WAITING_LINES = 100
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


def ask_agent_tool(offered: Sequence[Tool]) -> McpTool:
    """Return the tool; the specialists it asks are offered no other tools than `offered`."""

    async def ask_agent(
        agent: Agent, question: Question, ctx: Context, run: RunId = None
    ) -> CallToolResult:
        """Have a specialist work on a task in this project by itself and answer with file:line.

        It reads, plans and proves, and writes nothing: plans it hands over wait for a person
        (apply_plan). It costs the operator money and takes minutes. With `run` an earlier run
        goes on: after its plan was applied, a limit, or a failure.
        """
        with told():
            return _answer(await _asked(agent, question, run, offered, ctx))

    hints = ToolAnnotations(
        read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=True
    )
    return LeanTool.of(ask_agent, hints, AgentAnswer)


async def _asked(
    agent: str, question: str, run: str | None, offered: Sequence[Tool], ctx: Context
) -> "Run":
    # Here, as an IDE's server answers before it needs any of this.
    from agents.store import RunStore  # noqa: PLC0415

    here = workspace()
    with await to_thread.run_sync(RunStore, here) as store:
        if run is None:
            begun = await to_thread.run_sync(_begun, store, here, agent, question)
            return await _played(store, begun.id, None, offered, ctx)
        kept = await to_thread.run_sync(_resumable, store, run)
        return await _played(store, kept.id, question, offered, ctx)


def _resumable(store: "RunStore", run: str) -> "Run":
    """Return a run to go on with; raises NotApprovedError while it waits for a person.

    What a client's model says is no person's word about a plan.
    """
    from agents.lifecycle import unsettled  # noqa: PLC0415

    kept = store.run(run)
    if waiting := unsettled(store, kept):
        digests = ", ".join(one.digest[:12] for one in waiting)
        raise NotApprovedError(
            f"run {kept.id} waits for a person to apply the plan {digests}",
            fix=f"apply_plan asks them; to decline they run: stheno resume {kept.id} --say '...'",
        )
    return kept


def _begun(store: "RunStore", here: Workspace, agent: str, question: str) -> "Run":
    from agents.lifecycle import check_request, start_run  # noqa: PLC0415
    from agents.runs import RunRequest  # noqa: PLC0415

    request = RunRequest(agent=agent, question=question, principal=caller().principal.name)
    check_request(request, here)
    return start_run(store, request)


async def _played(
    store: "RunStore", run: str, say: str | None, offered: Sequence[Tool], ctx: Context
) -> "Run":
    """Play a run, and tell the client what it does; a client that cancels cancels the run."""
    # It takes a second to load, in which other calls are answered.
    await to_thread.run_sync(import_module, "agents.engine")
    from agents.engine import play  # noqa: PLC0415

    send, receive = anyio.create_memory_object_stream[str](_WAITING_LINES)

    def listen(event: "Event") -> None:
        if line := _line(event):
            try:
                send.send_nowait(line)
            except anyio.WouldBlock:
                # A client that reads slowly misses a line; the run does not wait for it.
                return

    outcome: Run | SthenoError
    async with anyio.create_task_group() as group:
        group.start_soon(_report, receive, ctx)
        with send:
            try:
                outcome = await play(store, run, say=say, listener=listen, offered=offered)
            except SthenoError as error:
                # Raised below, for a task group would wrap it.
                outcome = error
    if isinstance(outcome, SthenoError):
        raise outcome
    return outcome


async def _report(lines: MemoryObjectReceiveStream[str], ctx: Context) -> None:
    done = 0
    async with lines:
        async for line in lines:
            done += 1
            await ctx.report_progress(done, None, line)


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
