"""Where everything meets: the MCP server of one back end, or of a team's."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import anyio
from mcp.server.context import ServerMiddleware
from mcp.server.extension import Extension
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.tools import Tool
from mcp.server.request_state import RequestStateSecurity

from service.callers import Callers
from service.mcp_agent import Playing, ask_agent_tool
from service.mcp_ahead import build_ahead
from service.mcp_app import plan_app
from service.mcp_caller import tell_callers_apart
from service.mcp_completion import add_completion
from service.mcp_instructions import instructions
from service.mcp_prompts import Prompts
from service.mcp_resources import add_resources
from service.mcp_selection import Selection
from service.mcp_stdio import LineServer, plain_log
from service.mcp_tools import bound_tools
from tools.catalogue import lookup_api

if TYPE_CHECKING:
    from fastapi import FastAPI

    from service.http.settings import Settings
    from service.http.tokens import TokenStore


def build_server(
    callers: Callers,
    *,
    version: str = "",
    selection: Selection | None = None,
    playing: Playing | None = None,
) -> MCPServer:
    """Return the MCP server of whatever workspaces `callers` speak of, with the tools selected.

    `playing` plays the runs of `ask_agent`, None for a player of its own.
    """
    chosen = selection or Selection()
    prompts = Prompts()
    server = make_server(
        callers,
        version=version,
        tools=[*bound_tools(chosen.tools), *_asking(chosen, playing)],
        middleware=[prompts, *_ahead(chosen)],
        extensions=[plan_app()],
    )
    add_resources(server)
    # Which is made with what stands before it.
    prompts.server = server
    add_completion(server)
    return server


def _asking(chosen: Selection, playing: Playing | None) -> list[Tool]:
    return [ask_agent_tool(chosen.tools, playing)] if chosen.asks_agents else []


def _ahead(chosen: Selection) -> list[ServerMiddleware[Any]]:
    """Return what builds the reference of `lookup_api` ahead, where that tool is offered."""
    return [build_ahead()] if any(tool.run is lookup_api for tool in chosen.tools) else []


def make_server(
    callers: Callers,
    *,
    version: str = "",
    tools: Sequence[Tool] = (),
    middleware: Sequence[ServerMiddleware[Any]] = (),
    extensions: Sequence[Extension] = (),
) -> MCPServer:
    """Return an MCP server that tells its callers apart, with these tools and nothing to read."""
    return LineServer(
        "stheno",
        title="Stheno",
        instructions=instructions(tool.name for tool in tools),
        version=version,
        log_level="WARNING",
        tools=list(tools),
        extensions=extensions,
        middleware=[tell_callers_apart(callers), *middleware],
        # A question that one person was asked, no other answers.
        request_state_security=RequestStateSecurity(
            keys=[os.urandom(32)],
            bind_principal=lambda context: callers.caller(context.request).principal.name,
        ),
    )


def run_stdio(callers: Callers, *, version: str = "", selection: Selection | None = None) -> None:
    """Serve MCP on standard input and output until the client leaves; logs go to stderr."""
    with plain_log():
        server = build_server(callers, version=version, selection=selection)
    anyio.run(server.run_stdio_async)


def build_app(settings: "Settings", store: "TokenStore", *, version: str = "") -> "FastAPI":
    """Return the app of a team's server: the HTTP API, and MCP at `/mcp`."""
    # Loaded here, for an IDE's server starts without it.
    from service.http.app import make_app
    from service.http.identity import HttpCallers
    from service.http.run_bounds import TeamRuns

    selection = Selection.of(
        toolsets=settings.toolsets, exclude=settings.exclude, read_only=settings.read_only
    )
    runs = TeamRuns(settings)
    server = build_server(HttpCallers(), version=version, selection=selection, playing=runs)
    return make_app(server, settings, store, runs, version=version)
