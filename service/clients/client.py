"""The clients that can be told of this server: where each looks, and what it reads there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from agents.definitions import AgentDefinition
from service.clients import agent_files as agents

Scope = Literal["project", "home"]
# How a client finds the folder a relative path is taken from.
Folder = Literal["started-in", "variable", "absolute"]


@dataclass(frozen=True)
class Settings:
    """The file that lists MCP servers, and the path of keys that our entry stands under.

    `extra` stands in the entry before the command; `where` tells how the entry names the project:
    nothing where the client starts servers in it, `${workspaceFolder}`, or its absolute path.
    """

    path: str
    keys: tuple[str, ...]
    extra: Mapping[str, str]
    where: Folder


@dataclass(frozen=True)
class Guide:
    """Where the project guide goes: a file of its own behind `head`, or a block in a shared one."""

    path: str
    head: str = ""
    shared: bool = False


@dataclass(frozen=True)
class AgentFiles:
    """Where sub-agents go, and how the client wants one written."""

    path: str
    write: Callable[[AgentDefinition], str]


@dataclass(frozen=True)
class Client:
    """One client: what shows that somebody uses it, and its files.

    `programs` are looked for on the PATH, `folders` below the home and the project.  `docs` names
    the page or the package that the places and forms are taken from.
    """

    name: str
    title: str
    docs: str
    programs: tuple[str, ...]
    folders: tuple[str, ...]
    settings: Settings
    guide: Guide
    agents: AgentFiles | None = None
    scope: Scope = "project"
    after: str = "restart it, or reload its MCP servers"


_STDIO = {"type": "stdio"}

CLIENTS = (
    Client(
        name="claude-code",
        title="Claude Code",
        docs="code.claude.com/docs: mcp, sub-agents, memory; tried with the npm package",
        programs=("claude",),
        folders=(".claude",),
        settings=Settings(".mcp.json", ("mcpServers", "stheno"), _STDIO, "started-in"),
        guide=Guide(".claude/rules/stheno.md"),
        agents=AgentFiles(".claude/agents/{name}.md", agents.claude),
        after="start `claude` here and agree to the project's MCP server; `/mcp` shows it",
    ),
    Client(
        name="cursor",
        title="Cursor",
        docs="cursor.com/docs: mcp, rules, subagents",
        programs=("cursor", "cursor-agent"),
        folders=(".cursor",),
        settings=Settings(".cursor/mcp.json", ("mcpServers", "stheno"), _STDIO, "variable"),
        guide=Guide(
            ".cursor/rules/stheno.mdc",
            "---\ndescription: Changing this Medusa back end\nalwaysApply: true\n---\n\n",
        ),
        agents=AgentFiles(".cursor/agents/{name}.md", agents.cursor),
        after="enable `stheno` under Settings, MCP",
    ),
    Client(
        name="vscode",
        title="VS Code",
        docs="code.visualstudio.com/docs/copilot: mcp-servers, custom-instructions, custom-agents",
        programs=("code", "code-insiders"),
        folders=(".vscode",),
        settings=Settings(".vscode/mcp.json", ("servers", "stheno"), _STDIO, "variable"),
        guide=Guide(".github/instructions/stheno.instructions.md", '---\napplyTo: "**"\n---\n\n'),
        agents=AgentFiles(".github/agents/{name}.agent.md", agents.vscode),
        after="open `.vscode/mcp.json` and press Start above the entry",
    ),
    Client(
        name="jetbrains",
        title="JetBrains (Junie)",
        docs="jetbrains.com/help/junie: model-context-protocol-mcp, customize-guidelines",
        programs=("idea", "webstorm", "phpstorm", "junie"),
        folders=(".idea", ".junie"),
        settings=Settings(".junie/mcp/mcp.json", ("mcpServers", "stheno"), {}, "absolute"),
        guide=Guide(".junie/guidelines.md", shared=True),
        after="see it under Settings, Tools, Junie, MCP Settings",
    ),
    Client(
        name="codex",
        title="Codex",
        docs="developers.openai.com/codex: mcp, subagents; tried with the npm package",
        programs=("codex",),
        folders=(".codex",),
        settings=Settings(".codex/config.toml", ("mcp_servers", "stheno"), {}, "started-in"),
        guide=Guide("AGENTS.md", shared=True),
        agents=AgentFiles(".codex/agents/{name}.toml", agents.codex),
        after="start `codex` here and trust the project; `/mcp` shows it",
    ),
    Client(
        name="gemini",
        title="Gemini CLI",
        docs="the npm package's docs: reference/configuration.md, core/subagents.md",
        programs=("gemini",),
        folders=(".gemini",),
        settings=Settings(".gemini/settings.json", ("mcpServers", "stheno"), {}, "started-in"),
        guide=Guide("GEMINI.md", shared=True),
        agents=AgentFiles(".gemini/agents/{name}.md", agents.gemini),
        after="start `gemini` here and trust the folder; `/mcp` shows it",
    ),
    Client(
        name="zed",
        title="Zed",
        docs="zed.dev/docs/ai: mcp, rules",
        programs=("zed", "zeditor"),
        folders=(".zed",),
        settings=Settings(".zed/settings.json", ("context_servers", "stheno"), {}, "started-in"),
        guide=Guide("AGENTS.md", shared=True),
        after="see it in the agent panel's settings",
    ),
    Client(
        name="windsurf",
        title="Windsurf",
        docs="docs.windsurf.com: cascade/mcp, cascade/memories",
        programs=("windsurf",),
        folders=(".windsurf", ".codeium/windsurf"),
        # It knows servers of the user only, none of a project.
        settings=Settings(
            ".codeium/windsurf/mcp_config.json", ("mcpServers", "stheno"), {}, "absolute"
        ),
        guide=Guide(".windsurf/rules/stheno.md", "---\ntrigger: always_on\n---\n\n"),
        scope="home",
        after="press Refresh in the Cascade panel's MCP list",
    ),
)
NAMES = tuple(client.name for client in CLIENTS)
