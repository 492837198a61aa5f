"""One specialist in the form each client reads sub-agents in.

Each may read files and call this server's tools, and none may write: that would walk around the
plan.
"""

import json
from pathlib import Path

import tomlkit
import yaml

import agents
from agents.definitions import AgentDefinition


def claude(agent: AgentDefinition) -> str:
    """Return the file as we ship it, which is Claude Code's own form."""
    shipped = Path(agents.__file__).parent / f"{agent.name}.md"
    return shipped.read_text(encoding="utf-8")


def cursor(agent: AgentDefinition) -> str:
    """Return a Cursor sub-agent; it inherits the tools, and edits are switched off."""
    return _fronted(agent, model="inherit", readonly=True)


def vscode(agent: AgentDefinition) -> str:
    """Return a VS Code custom agent, whose tools are named by their sets."""
    return _fronted(agent, tools=["search", "read", "stheno/*"])


def gemini(agent: AgentDefinition) -> str:
    """Return a Gemini CLI sub-agent."""
    reading = ["read_file", "grep_search", "glob", "list_directory"]
    return _fronted(agent, kind="local", tools=[*reading, "mcp_stheno_*"])


def codex(agent: AgentDefinition) -> str:
    """Return a Codex custom agent, in a sandbox without writing."""
    document = tomlkit.document()
    document["name"] = agent.name
    document["description"] = agent.when
    document["sandbox_mode"] = "read-only"
    document["developer_instructions"] = tomlkit.string(agent.persona + "\n", multiline=True)
    return tomlkit.dumps(document)


def _fronted(agent: AgentDefinition, **fields: object) -> str:
    head = {"name": agent.name, "description": agent.when, **fields}
    lines = "".join(f"{key}: {_scalar(value)}\n" for key, value in head.items())
    return f"---\n{lines}---\n\n{agent.persona}\n"


def _scalar(value: object) -> str:
    # JSON's quoting is YAML's too, and keeps a description on its line.
    text = json.dumps(value, ensure_ascii=False)
    if yaml.safe_load(text) != value:
        raise ValueError(f"{value!r} does not survive YAML")
    return text
