"""A scripted MCP client: it plays what a task's files say against our own server's process."""

import os
import sys
from pathlib import Path

import mcp_types as types
from mcp import Client, StdioServerParameters
from mcp.client.session import ClientRequestContext

from evals.players.played import Played
from evals.solution import Script
from tools.errors import SthenoError
from tools.repo.workspace import Workspace

_LAUNCHER = Path(__file__).parents[2] / "stheno.py"
_SECONDS = 120


class RefusedError(SthenoError):
    """The server did not do what the script asks."""


async def play_script(workspace: Workspace, script: Script, reason: str) -> Played:
    """Plan the spec, propose the files on top of it, and apply; the person says yes to it.

    Raises RefusedError if the server refuses a call.
    """
    async with Client(
        _server(workspace), elicitation_callback=_yes, read_timeout_seconds=_SECONDS
    ) as client:
        talk = _Talk(client)
        digest = None
        if script.spec is not None:
            digest = await talk.digest("plan", {"spec": script.spec})
        if files := _proposed(script):
            wanted: dict[str, object] = {"files": files, "reason": reason}
            on_top = {} if digest is None else {"scaffold_digest": digest}
            digest = await talk.digest("propose_changes", wanted | on_top)
        if digest is None:
            raise RefusedError("the script asks for nothing")
        await talk.call("apply_plan", {"digest": digest})
    return Played(player="script", calls=talk.calls, applied=[digest])


class _Talk:
    """A connected client, and how often it has called a tool."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.calls = 0

    async def call(self, tool: str, arguments: dict[str, object]) -> dict[str, object]:
        self.calls += 1
        result = await self._client.call_tool(tool, arguments)
        if result.is_error:
            told = " ".join(
                block.text for block in result.content if isinstance(block, types.TextContent)
            )
            raise RefusedError(f"{tool}: {told}")
        return result.structured_content or {}

    async def digest(self, tool: str, arguments: dict[str, object]) -> str:
        return str((await self.call(tool, arguments))["digest"])


def _proposed(script: Script) -> list[dict[str, object]]:
    edits: dict[str, list[dict[str, str]]] = {}
    for edit in script.edits:
        edits.setdefault(edit.path, []).append({"old": edit.old, "new": edit.new})
    whole: list[dict[str, object]] = [
        {"path": path, "content": text} for path, text in script.files.items()
    ]
    return [*whole, *({"path": path, "replace": each} for path, each in edits.items())]


async def _yes(
    context: ClientRequestContext,  # noqa: ARG001  # the client names it
    params: types.ElicitRequestParams,  # noqa: ARG001  # as above
) -> types.ElicitResult:
    """Answer as the person who has read the plan: here, whoever wrote the task's script."""
    return types.ElicitResult.model_validate({"action": "accept", "content": {"yes": True}})


def _server(workspace: Workspace) -> StdioServerParameters:
    return StdioServerParameters(
        command=sys.executable,
        args=[str(_LAUNCHER), "mcp", "--root", str(workspace.root), "--toolsets", "all"],
        env={
            name: os.environ[name]
            for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME", "PATH")
            if name in os.environ
        },
    )
