"""What each client's documentation says of its settings, as JSON Schemas, and of its sub-agents.

Sources, read in November 2026: the pages that `service/clients/client.py` names as `docs`.
"""

from typing import Any

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_PAIRS: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
_STDIO: Schema = {"command": _TEXT, "args": _TEXTS, "env": _PAIRS}


def _servers(key: str, fields: Schema, required: list[str], *, more: bool) -> Schema:
    server = {
        "type": "object",
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {key: {"type": "object", "additionalProperties": server, "minProperties": 1}},
        "required": [key],
        "additionalProperties": more,
    }


_TYPED: Schema = {**_STDIO, "type": {"const": "stdio"}}
_COMMAND = ["command"]
SETTINGS: dict[str, Schema] = {
    "claude-code": _servers("mcpServers", _TYPED, _COMMAND, more=False),
    "cursor": _servers("mcpServers", {**_TYPED, "envFile": _TEXT}, ["type", "command"], more=False),
    "vscode": {
        **_servers("servers", {**_TYPED, "envFile": _TEXT, "cwd": _TEXT}, _COMMAND, more=True),
        "propertyNames": {"enum": ["servers", "inputs"]},
    },
    "jetbrains": _servers("mcpServers", _STDIO, _COMMAND, more=False),
    "codex": _servers("mcp_servers", {**_STDIO, "cwd": _TEXT}, _COMMAND, more=True),
    "gemini": _servers(
        "mcpServers", {**_STDIO, "cwd": _TEXT, "trust": {"type": "boolean"}}, _COMMAND, more=True
    ),
    "zed": _servers("context_servers", _STDIO, _COMMAND, more=True),
    "windsurf": _servers("mcpServers", _STDIO, _COMMAND, more=False),
}
AGENT_FIELDS = {
    "claude-code": {"name", "description", "tools", "model", "color"},
    "cursor": {"name", "description", "model", "readonly", "is_background"},
    "vscode": {"name", "description", "tools", "model", "agents", "handoffs", "target"},
    "codex": {"name", "description", "developer_instructions", "sandbox_mode", "model"},
    "gemini": {"name", "description", "kind", "tools", "mcpServers", "model", "max_turns"},
}
