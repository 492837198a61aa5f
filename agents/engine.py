"""Plays runs, with the library of models and agents that only this and `provider` know."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Final

import anyio
import pydantic_ai
from anyio import to_thread
from pydantic import JsonValue, TypeAdapter
from pydantic_ai import Agent, DeferredToolRequests, DeferredToolResults, ModelSettings
from pydantic_ai.capabilities import NativeTool
from pydantic_ai.exceptions import AgentRunError, CallDeferred, ToolFailed
from pydantic_ai.messages import (
    FunctionToolResultEvent,
    ModelMessage,
    ModelMessagesTypeAdapter,
    ModelRequest,
    ModelResponse,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
    ToolCallPart,
)
from pydantic_ai.models import Model
from pydantic_ai.native_tools import AbstractNativeTool, WebFetchTool, WebSearchTool
from pydantic_ai.result import AgentStream
from pydantic_ai.run import AgentRun
from pydantic_ai.tools import RunContext, ToolDefinition
from pydantic_ai.toolsets import AbstractToolset, ToolsetTool
from pydantic_ai.usage import UsageLimits
from pydantic_graph import End

from agents.answer_reading import correction, judged
from agents.data_text import data_text
from agents.definitions import AgentDefinition, agent_named
from agents.handing_over import hand_over
from agents.history import Past, Recorded, past
from agents.lifecycle import at_rest, cancelled, wait_again
from agents.models import silence_seconds
from agents.provider import opened, refusal
from agents.runs import Limits, Listener, Run, RunState, Spend, Waiting, unheard
from agents.session import Call, LimitReachedError, Session, same_call
from agents.store import RunStore
from agents.toolbox import AgentTool, NeedsPersonError, ToolRefusedError, tools_of, web_tools_of
from tools.catalogue import TOOLS, Tool

# It advertises itself on the first run of a process.
pydantic_ai.BANNER_ENABLED = False

Output = str | DeferredToolRequests
# Our own limits bound the run; a count of failed calls would end it with less to say.
_RETRIES: Final = 1000
_LONGEST_ANSWER: Final = 32_000
_CUT_OFF: Final = "length: the answer was cut off at the most a model may write; ask it to go on"
_ARGUMENTS = TypeAdapter(dict[str, JsonValue])
_WEB: Mapping[str, type[AbstractNativeTool]] = {
    "WebSearch": WebSearchTool,
    "WebFetch": WebFetchTool,
}


async def play(  # noqa: PLR0913  # options, by name only
    store: RunStore,
    run_id: str,
    *,
    model: Model | None = None,
    listener: Listener = unheard,
    limits: Limits | None = None,
    say: str | None = None,
    offered: Sequence[Tool] = TOOLS,
    cancels: int | None = None,
) -> Run:
    """Play a run, or go on with it, until it is answered or rests; returns it as it then stands.

    No finished step of the model is paid for again, no finished tool call made again.  `limits`
    replace the run's; `say` is what the person says: the next question, or why a plan was not
    applied.  `model` stands in for the one the run names; `offered` are the tools that
    the operator lets agents have.  `cancels` is how often it had been cancelled when a person
    wanted it played, None for now: once more, even before it is taken up, and it is not.  A run
    that is answered and told nothing, or that waits for what nobody has settled, comes back as it
    is.

    Raises LockedError if it is played elsewhere, NoKeyError without a key; what the provider
    refuses is no error but the run's state.  Cancelling the task cancels the run, and can be
    resumed.
    """
    run = store.run(run_id)
    known = store.cancels(run.id) if cancels is None else cancels
    with store.playing(run.id):
        run = store.run(run.id)
        if at_rest(store, run, say):
            return wait_again(store, run)
        if store.cancels(run.id) > known:
            return cancelled(store, run)
        agent = agent_named(run.agent, store.workspace)
        async with nullcontext(model) if model else opened(run.model, agent.name) as played_by:
            session = Session(store, run, listener, limits, cancels=known)
            if session.take_up(say):
                await _Sitting(session, agent, played_by, offered).play()
    return store.run(run.id)


class _Sitting:
    """A run being played from what its events say."""

    def __init__(
        self, session: Session, agent: AgentDefinition, model: Model, offered: Sequence[Tool]
    ) -> None:
        self.session = session
        self.agent = agent
        self.model = model
        workspace, run = session.store.workspace, session.run
        self.tools = tools_of(agent, workspace, offered)
        self.web = web_tools_of(agent) if run.web else frozenset()
        self.waiting: list[Waiting] = []
        self._read()

    def _read(self) -> None:
        """Take up what the run's events say."""
        run = self.session.run
        self.past: Past = past(run.question, self.session.store.events(run.id))
        self.results = dict(self.past.results)
        self.messages = ModelMessagesTypeAdapter.validate_python(self.past.messages)
        # A response that is in the log already is acted on, not counted again.
        self.finished: ModelResponse | None = None
        if self.messages and isinstance(self.messages[-1], ModelResponse):
            self.finished = self.messages[-1]

    async def play(self) -> None:
        """Play until the run is answered or rests, and keep how it ended."""
        session = self.session
        session.begin()
        try:
            await self._in_time()
        except LimitReachedError as limit:
            session.end(RunState.STOPPED, str(limit))
        except AgentRunError as error:
            session.end(RunState.FAILED, refusal(error, session.run.model))
        except asyncio.CancelledError:
            session.end(RunState.CANCELLED, "cancelled")
            raise
        except Exception as error:
            session.end(RunState.FAILED, f"a bug in Stheno: {type(error).__name__}: {error}")
            raise

    async def _in_time(self) -> None:
        session = self.session
        left = session.seconds_left
        with anyio.move_on_after(left) as clock, anyio.CancelScope() as asked:
            async with session.watched(asked):
                await self._converse()
        if asked.cancelled_caught:
            session.end(RunState.CANCELLED, "cancelled on request")
        elif clock.cancelled_caught:
            spent = session.spend.seconds
            raise LimitReachedError(f"time: {spent:.0f} of {session.limits.seconds:.0f} seconds")

    async def _converse(self) -> None:
        agent = Agent(
            self.model,
            name="stheno",
            output_type=[str, DeferredToolRequests],
            instructions=self.past.system,
            toolsets=[_Offered(self)],
            capabilities=[NativeTool(_WEB[name]()) for name in sorted(self.web)],
            model_settings=ModelSettings(
                max_tokens=_LONGEST_ANSWER, timeout=silence_seconds(), cache=True
            ),
            retries={"tools": _RETRIES, "output": 1},
        )
        while not await self._turn(agent):
            self._read()

    async def _turn(self, agent: Agent[object, Output]) -> bool:
        """Play until there is an answer, or a question to a person; False if it is to be mended."""
        last = self.finished
        if last is not None and not last.tool_calls and not self.past.said:
            # The answer is in the log, though the process died before it said so.
            return await self._answer(last.text or "", last)
        prompt, results = self._next()
        async with agent.iter(
            prompt,
            message_history=self.messages,
            deferred_tool_results=results,
            usage_limits=UsageLimits(request_limit=None),
        ) as graph:
            return await self._drive(graph)

    def _next(self) -> tuple[str | None, DeferredToolResults | None]:
        """Return what to say to the model, and the results of open calls that go with it."""
        said = "\n\n".join(self.past.said) or None
        if said is None or self.finished is None:
            return said, None
        # It lies behind what is said now: the response that comes is another one.
        finished, self.finished = self.finished, None
        if not finished.tool_calls:
            return said, None
        unmade = ToolFailed("Not called: the person said something first.")
        results: dict[str, object] = {
            call.tool_call_id: unmade
            if (known := self.results.get(call.tool_call_id)) is None
            else ToolFailed(known.text)
            if known.failed
            else known.text
            for call in finished.tool_calls
        }
        return said, DeferredToolResults(calls=results)

    async def _drive(self, graph: AgentRun[object, Output]) -> bool:
        node, last = graph.next_node, self.finished
        while not isinstance(node, End):
            if Agent.is_model_request_node(node):
                self._send(graph, node.request)
                async with node.stream(graph.ctx) as stream:
                    await self._listen(stream)
            elif Agent.is_call_tools_node(node):
                last = node.model_response
                self._finish(last)
                async with node.stream(graph.ctx) as events:
                    async for event in events:
                        if isinstance(event, FunctionToolResultEvent):
                            self._note(event)
                self.results.clear()
            node = await graph.next(node)
        if isinstance(node.data.output, str):
            return await self._answer(node.data.output, last)
        self.session.wait(self.waiting)
        return True

    def _send(self, graph: AgentRun[object, Output], request: ModelRequest) -> None:
        history = graph.ctx.state.message_history
        answered = max(
            (at for at, one in enumerate(history, 1) if isinstance(one, ModelResponse)), default=0
        )
        self.session.request(
            {
                "messages": len(history) + 1,
                "tools": [*self.tools, *sorted(self.web)],
                "new": _written([*history[answered:], request]),
            }
        )

    async def _listen(self, stream: AgentStream[object, Output]) -> None:
        async for event in stream:
            if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
                text = event.part.content
            elif isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
                text = event.delta.content_delta
            else:
                continue
            if text:
                self.session.live("delta", {"text": text})

    def _finish(self, response: ModelResponse) -> None:
        """Keep a step of the model, and hold what it wants to do next to the limits."""
        if self.finished is None:
            if response.provider_name == "anthropic" and response.finish_reason is None:
                self.session.add(_spent(response))
                raise AgentRunError("the provider's stream broke off before its end")
            (message,) = _written([response])
            finish = response.finish_reason
            self.session.paid(_spent(response), "response", {"message": message, "finish": finish})
            if response.text:
                self.session.keep("text", {"text": response.text})
        self.finished = None
        if response.tool_calls:
            self.session.check()
            self.session.check_calls(map(_same, response.tool_calls))

    def _note(self, event: FunctionToolResultEvent) -> None:
        """Keep the result of a call that reached no tool: an unknown one, or no arguments."""
        part = event.part
        if part.tool_call_id not in self.results:
            text = part.model_response_str() if hasattr(part, "model_response_str") else ""
            self.keep_result(part.tool_call_id, part.tool_name or "", Recorded(text, failed=True))

    def keep_result(self, call: str, tool: str, result: Recorded) -> None:
        """Keep what a call came to."""
        self.results[call] = result
        self.session.keep(
            "result", {"call": call, "tool": tool, "text": result.text, "failed": result.failed}
        )

    async def _answer(self, text: str, response: ModelResponse | None) -> bool:
        """End the run with its answer, or give that back to be mended and return False."""
        session = self.session
        if response is not None and response.finish_reason == "length":
            session.end(RunState.STOPPED, _CUT_OFF, text)
            return True
        self._read()
        workspace, known = session.store.workspace, self.past
        plans = session.store.run(session.run.id).plans
        found = await to_thread.run_sync(judged, text, self.agent, workspace, plans, known.reports)
        if found.mendable and session.may_correct(known.corrections):
            session.keep("said", {"text": correction(found.problems), "by": "stheno"})
            return False
        session.end(RunState.ANSWERED, answer=text, judged=found)
        return True


class _Offered(AbstractToolset[object]):
    """The agent's tools as the library calls them; each call is kept, and none made twice."""

    def __init__(self, sitting: _Sitting) -> None:
        self._sitting = sitting

    @property
    def id(self) -> str:
        """What the library tells toolsets apart by."""
        return "stheno"

    async def get_tools(self, ctx: RunContext[object]) -> dict[str, ToolsetTool[object]]:
        """Return what the model is offered; nothing that it reads changes this."""
        del ctx
        return {
            name: ToolsetTool(
                toolset=self,
                tool_def=ToolDefinition(
                    name=name,
                    description=tool.description,
                    parameters_json_schema=tool.schema,
                    sequential=True,
                ),
                max_retries=_RETRIES,
                args_validator=_ARGUMENTS.validator,  # type: ignore[arg-type]  # pydantic's own, typed looser
            )
            for name, tool in self._sitting.tools.items()
        }

    async def call_tool(
        self,
        name: str,
        tool_args: dict[str, JsonValue],
        ctx: RunContext[object],
        tool: ToolsetTool[object],
    ) -> str:
        """Make a call, or return what it came to before."""
        del tool
        sitting, call = self._sitting, ctx.tool_call_id or ""
        result = sitting.results.get(call)
        if result is None:
            sitting.session.keep("call", {"call": call, "tool": name, "arguments": tool_args})
            made = await self._made(sitting.tools[name], tool_args, call)
            if isinstance(made, Waiting):
                sitting.waiting.append(made)
                raise CallDeferred
            sitting.keep_result(call, name, made)
            result = made
        if result.failed:
            raise ToolFailed(result.text)
        return result.text

    async def _made(
        self, tool: AgentTool, arguments: Mapping[str, JsonValue], call: str
    ) -> Recorded | Waiting:
        session = self._sitting.session

        def told(text: str, share: float) -> None:
            session.live("progress", {"call": call, "text": text, "share": share})

        try:
            outcome = await tool.run(arguments, told)
        except ToolRefusedError as refused:
            return Recorded(data_text(str(refused), tool=tool.name), failed=True)
        except NeedsPersonError as needed:
            return await hand_over(session, needed.plan, call, told)
        if outcome.plan:
            session.store.add_plan(session.run.id, outcome.plan)
        return Recorded(data_text(outcome.text, tool=tool.name), failed=False)


def _same(call: ToolCallPart) -> Call:
    try:
        return same_call(call.tool_name, call.args_as_dict())
    except ValueError:
        return same_call(call.tool_name, str(call.args))


def _written(messages: list[ModelMessage]) -> list[JsonValue]:
    written: list[JsonValue] = ModelMessagesTypeAdapter.dump_python(messages, mode="json")
    return written


def _spent(response: ModelResponse) -> Spend:
    usage = response.usage
    return Spend(
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cached_tokens=usage.cache_read_tokens,
        cost=None if usage.cost is None else float(usage.cost),
    )
