"""The catalogue as MCP tools of one workspace."""

import inspect
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

from anyio import to_thread
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Resolve
from mcp.server.mcpserver.tools import Tool as McpTool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel

from service.mcp_consent import Answer, Consent, Standing, heard, told
from service.mcp_tool import LeanTool
from tools import catalogue, person
from tools.catalogue import Digest
from tools.plan.apply import Applied
from tools.plan.state import load_plan
from tools.plan.undo import Undone
from tools.plan.view import PlanView
from tools.repo.read import FileText
from tools.repo.workspace import Workspace
from tools.verify.report import Report

Function = Callable[..., object]

# Small results go as structured content too; the bulky ones once, as text.
_STRUCTURED: dict[Function, type[BaseModel]] = {
    catalogue.plan: PlanView,
    catalogue.apply_plan: Applied,
    catalogue.undo: Undone,
    catalogue.verify: Report,
}


class WorkspaceTools:
    """The tools, bound to the back end at or near `root`, which is looked for at each call.

    So a client that starts in a folder without one is still answered, by each tool, with what
    is missing.  `principal` is the person who started the server.
    """

    def __init__(self, root: Path, principal: str) -> None:
        self._root = root
        self._principal = principal
        self._consent = Consent(self.workspace)

    def workspace(self) -> Workspace:
        """Return the workspace; raises NotAMedusaProjectError or UsageError if there is none."""
        return person.locate_workspace(self._root)

    def all(self) -> list[McpTool]:
        """Return the tools in the catalogue's order."""
        special = {
            catalogue.apply_plan: self._apply_plan(),
            catalogue.undo: self._undo(),
            catalogue.verify: self._verify(),
        }
        return [
            LeanTool.of(
                _presented(special.get(tool.run) or self._bound(tool.run), tool.run),
                _hints(tool),
                _STRUCTURED.get(tool.run),
            )
            for tool in catalogue.TOOLS
            if tool.toolset == catalogue.DEFAULT
        ]

    def _bound(self, function: Function) -> Function:
        parameters = dict(inspect.signature(function).parameters)
        looks = parameters.pop("workspace", None) is not None

        async def call(**arguments: object) -> CallToolResult:
            with told():
                bound = partial(function, self.workspace()) if looks else function
                run = partial(bound, **arguments)
                result = await to_thread.run_sync(run, abandon_on_cancel=True)
            return _answer(result, structured=function in _STRUCTURED)

        return _signed(call, list(parameters.values()))

    def _apply_plan(self) -> Function:
        async def call(
            digest: Digest, answer: Annotated[Answer, Resolve(self._consent.to_apply)]
        ) -> CallToolResult:
            asked = not isinstance(heard(answer), Standing)
            with told():
                # Not abandoned when the client goes away: half a plan is nobody's wish.
                return _answer(await to_thread.run_sync(self._apply, digest, asked))

        return call

    def _apply(self, digest: str, asked: bool) -> Applied:
        workspace = self.workspace()
        if not asked:
            return catalogue.apply_plan(workspace, digest)
        return person.apply_as(
            workspace,
            load_plan(workspace, digest),
            principal=self._principal,
            channel="elicitation",
        )

    def _undo(self) -> Function:
        async def call(
            preview: Annotated[Undone, Resolve(self._consent.undo_preview)],
            answer: Annotated[Answer, Resolve(self._consent.to_undo)],
        ) -> CallToolResult:
            heard(answer)
            with told():
                return _answer(await to_thread.run_sync(self._undo_what_was_shown, preview))

        return call

    def _undo_what_was_shown(self, preview: Undone) -> Undone:
        workspace = self.workspace()
        if person.preview_undo(workspace) != preview:
            raise ToolError("The project changed while the person was asked. Call undo again.")
        return catalogue.undo(workspace)

    def _verify(self) -> Function:
        async def call(ctx: Context, only: list[str] | None = None) -> CallToolResult:
            async def progress(name: str, state: str, message: str, fraction: float) -> None:
                await ctx.report_progress(fraction, 1.0, f"{name}: {message or state}")

            with told():
                return _answer(await catalogue.verify(self.workspace(), only, progress))

        call.__annotations__["only"] = catalogue.verify.__annotations__["only"]
        return call


def _answer(result: object, *, structured: bool = True) -> CallToolResult:
    if not isinstance(result, BaseModel):
        raise TypeError(f"a tool returned {type(result).__name__}, not a model")
    text = _file_text(result) if isinstance(result, FileText) else _json(result)
    content = result.model_dump(mode="json", exclude_none=True) if structured else None
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=content)


def _json(result: BaseModel) -> str:
    return result.model_dump_json(exclude_none=True)


def _file_text(file: FileText) -> str:
    """Return a file's lines as they are: inside JSON every quote and line end costs a mark."""
    more = f"; the next line is {file.next}" if file.next else ""
    head = f"{file.path}, lines {file.start} to {file.end} of {file.total_lines}{more}"
    return "\n".join([head, *file.notes, "", file.text])


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
