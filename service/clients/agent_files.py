"""One specialist in the form each client reads sub-agents in.

Each may read files and call this server's tools, and none may write: that would walk around the
plan.
"""

import json

import tomlkit
import yaml

from agents.definitions import AgentDefinition


def claude(agent: AgentDefinition) -> str:
    """Return a Claude Code sub-agent, without the fields that only we read.

    It may read the server's resources, where the guidance is, by Claude Code's own tool.
    """
    head = f"name: {agent.name}\ndescription: {_block(agent.description)}\n"
    head += f"tools: {', '.join([*agent.tools, 'ReadMcpResourceTool'])}\nmodel: {agent.model}\n"
    color = f"color: {agent.color}\n" if agent.color else ""
    return f"---\n{head}{color}---\n\n{agent.persona}\n"


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


def _block(text: str) -> str:
    """Return a text as a block of lines where that keeps it, else quoted on one line."""
    block = "|-\n" + "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    return block if yaml.safe_load(block) == text else _scalar(text)
