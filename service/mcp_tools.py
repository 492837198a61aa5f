"""The catalogue as MCP tools of the workspace that a call speaks of."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated

from anyio import from_thread, to_thread
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Resolve
from mcp.server.mcpserver.tools import Tool as McpTool
from mcp.shared.jsonrpc_dispatcher import progress_token_from_params
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel

from agents.result_text import result_text
from service.mcp_app import PLAN_URI
from service.mcp_caller import caller, workspace
from service.mcp_consent import (
    Answer,
    Standing,
    heard,
    to_apply,
    to_undo,
    told,
    undo_preview,
    use_up,
)
from service.mcp_tool import LeanTool
from tools import catalogue, person
from tools.catalogue import Digest
from tools.plan.apply import Applied
from tools.plan.state import load_plan
from tools.plan.undo import Undone
from tools.plan.view import PlanView
from tools.repo.telling import listening
from tools.verify.report import Report

Function = Callable[..., object]

# Small results go as structured content too; the bulky ones once, as text.
_STRUCTURED: dict[Function, type[BaseModel]] = {
    catalogue.plan: PlanView,
    catalogue.apply_plan: Applied,
    catalogue.undo: Undone,
    catalogue.verify: Report,
    catalogue.check_plan: Report,
}


def bound_tools(tools: Sequence[catalogue.Tool]) -> list[McpTool]:
    """Return tools of the catalogue as the protocol knows them.

    Each looks for the workspace of its caller when it is called, so that a client that starts in
    a folder without one is still answered, with what is missing.
    """
    special = {
        catalogue.apply_plan: _apply_plan(),
        catalogue.undo: _undo(),
        catalogue.verify: _awaited(catalogue.verify),
        catalogue.lookup_api: _awaited(catalogue.lookup_api),
        catalogue.check_plan: _awaited(catalogue.check_plan),
        catalogue.run_task: _awaited(catalogue.run_task),
    }
    return [
        LeanTool.of(
            _presented(special.get(tool.run) or _bound(tool.run), tool.run),
            _hints(tool),
            _STRUCTURED.get(tool.run),
            PLAN_URI if tool.run is catalogue.plan else None,
        )
        for tool in tools
    ]


def _bound(function: Function) -> Function:
    parameters = dict(inspect.signature(function).parameters)
    if not parameters:
        return _constant(function)
    del parameters["workspace"]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=Context)

    async def call(*, ctx: Context, **arguments: object) -> CallToolResult:
        def here() -> object:
            return function(workspace(), **arguments)

        with told():
            result = await to_thread.run_sync(_heard, ctx, here, abandon_on_cancel=True)
        return _answer(result, structured=function in _STRUCTURED)

    return _signed(call, [*parameters.values(), context])


def _constant(function: Function) -> Function:
    """Bind a tool that asks for nothing, and so answers the same each time."""
    answers: list[CallToolResult] = []

    async def call() -> CallToolResult:
        if not answers:
            answers.append(_answer(await to_thread.run_sync(function), structured=False))
        # What the SDK adds to one answer is not in the next.
        return answers[0].model_copy()

    return _signed(call, [])


def _heard(ctx: Context, run: Callable[[], object]) -> object:
    """Run a tool in its thread, and report how far it is; it ends there if it is cancelled."""
    wanted = progress_token_from_params(ctx.request_context.params) is not None

    def tell(what: str, share: float) -> None:
        from_thread.check_cancelled()
        if wanted:
            from_thread.run(ctx.report_progress, share, 1.0, what)

    with listening(tell):
        return run()


def _apply_plan() -> Function:
    async def call(digest: Digest, answer: Annotated[Answer, Resolve(to_apply)]) -> CallToolResult:
        asked = not isinstance(heard(answer), Standing)
        with told():
            # Not abandoned when the client goes away: half a plan is nobody's wish.
            return _answer(await to_thread.run_sync(_apply, digest, asked))

    return call


def _apply(digest: str, asked: bool) -> Applied:
    here = workspace()
    if not asked:
        return catalogue.apply_plan(here, digest)
    plan = load_plan(here, digest)
    use_up(here, plan.digest)
    return person.apply_as(
        here,
        plan,
        principal=caller().principal.name,
        channel="elicitation",
    )


def _undo() -> Function:
    async def call(
        preview: Annotated[Undone, Resolve(undo_preview)],
        answer: Annotated[Answer, Resolve(to_undo)],
    ) -> CallToolResult:
        heard(answer)
        with told():
            return _answer(await to_thread.run_sync(_undo_what_was_shown, preview))

    return call


def _undo_what_was_shown(preview: Undone) -> Undone:
    here = workspace()
    if person.preview_undo(here) != preview:
        raise ToolError("The project changed while the person was asked. Call undo again.")
    if preview.digest is None:
        # Nobody was asked, so nothing that was applied this very moment may go.
        return preview.model_copy(update={"dry_run": False})
    use_up(here, preview.digest)
    return catalogue.undo(here)


def _awaited(function: Callable[..., Awaitable[BaseModel]]) -> Function:
    """Bind an async tool, whose progress goes to the client while it runs."""
    known = inspect.signature(function).parameters
    parameters = [one for name, one in known.items() if name not in {"workspace", "progress"}]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=Context)
    structured = function in _STRUCTURED

    async def call(*, ctx: Context, **arguments: object) -> CallToolResult:
        async def progress(name: str, state: str, message: str, fraction: float) -> None:
            await ctx.report_progress(fraction, 1.0, f"{name}: {message or state}")

        with told():
            result = await function(workspace(), **arguments, progress=progress)
            return _answer(result, structured=structured)

    return _signed(call, [*parameters, context])


def _answer(result: object, *, structured: bool = True) -> CallToolResult:
    if not isinstance(result, BaseModel):
        raise TypeError(f"a tool returned {type(result).__name__}, not a model")
    text = result_text(result)
    content = result.model_dump(mode="json", exclude_none=True) if structured else None
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=content)


def _presented(call: Function, original: Function) -> Function:
    call.__name__ = original.__name__
    call.__doc__ = original.__doc__
    return call


def _signed(call: Function, parameters: list[inspect.Parameter]) -> Function:
    """Give `call` a signature; the SDK reads the arguments and their bounds from it."""
    call.__dict__["__signature__"] = inspect.Signature(parameters, return_annotation=CallToolResult)
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call


def _hints(tool: catalogue.Tool) -> ToolAnnotations:
    return ToolAnnotations(
        read_only_hint=tool.reads,
        destructive_hint=tool.destroys,
        idempotent_hint=tool.repeats,
        open_world_hint=False,
    )
