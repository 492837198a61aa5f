"""A scripted MCP client: it plays what a task's files say against our own server's process."""

import json
import os

import mcp_types as types
from mcp import Client, StdioServerParameters
from mcp.client.session import ClientRequestContext

from evals.players.client import server_command
from evals.players.played import Played
from evals.solution import Script
from tools.errors import SthenoError
from tools.repo.workspace import Workspace

_INHERITED = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME", "PATH")
_SECONDS = 120


class RefusedError(SthenoError):
    """The server did not do what the script asks."""


async def play_script(workspace: Workspace, script: Script, reason: str) -> Played:
    """Play a script against our server as a process of its own; see `play_server`."""
    command, *arguments = server_command(workspace)
    server = StdioServerParameters(command=command, args=arguments)
    return await play_server(server, script, reason)


async def play_server(server: StdioServerParameters, script: Script, reason: str) -> Played:
    """Plan the spec, propose the files on top of it, and apply; the person says yes to it.

    Raises RefusedError if the server refuses a call.
    """
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    server = server.model_copy(update={"env": inherited | (server.env or {})})
    try:
        return await _played(server, script, reason)
    except BaseExceptionGroup as group:
        # The client wraps what happens inside of it.
        if expected := group.subgroup(SthenoError):
            raise _first(expected) from group
        raise


async def _played(server: StdioServerParameters, script: Script, reason: str) -> Played:
    async with Client(server, elicitation_callback=_yes, read_timeout_seconds=_SECONDS) as client:
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


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


class _Talk:
    """A connected client, and how often it has called a tool."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.calls = 0

    async def call(self, tool: str, arguments: dict[str, object]) -> dict[str, object]:
        self.calls += 1
        result = await self._client.call_tool(tool, arguments)
        told = "".join(
            block.text for block in result.content if isinstance(block, types.TextContent)
        )
        if result.is_error:
            raise RefusedError(f"{tool}: {told}")
        # Bulky results come as text alone.
        answer = result.structured_content or json.loads(told)
        return dict(answer)

    async def digest(self, tool: str, arguments: dict[str, object]) -> str:
        return str((await self.call(tool, arguments))["digest"])


def _proposed(script: Script) -> list[dict[str, object]]:
    edits: dict[str, list[dict[str, str]]] = {}
    for edit in script.edits:
        edits.setdefault(edit.path, []).append({"old": edit.old, "new": edit.new})
    files: list[dict[str, object]] = [
        {"path": path, "content": text} for path, text in script.files.items()
    ]
    files += [{"path": path, "replace": each} for path, each in edits.items()]
    return files


async def _yes(
    context: ClientRequestContext,  # noqa: ARG001  # the client names it
    params: types.ElicitRequestParams,  # noqa: ARG001  # as above
) -> types.ElicitResult:
    """Answer as the person who has read the plan: here, whoever wrote the task's script."""
    return types.ElicitResult.model_validate({"action": "accept", "content": {"yes": True}})
