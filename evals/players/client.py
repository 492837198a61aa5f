"""Any MCP client that can be started by a command plays a task."""

import json
import os
import shlex
import sys
from pathlib import Path

from evals.model import Task
from evals.players.applied import applied_plans, apply_newest
from evals.players.played import Played
from tools.errors import UsageError
from tools.repo.process import run
from tools.repo.workspace import Workspace

_ROOT = Path(__file__).parents[2]
_SECONDS = 3600


async def play_client(workspace: Workspace, task: Task, command: str) -> Played:
    """Start the client in the application's folder and wait until it ends; then say yes.

    In the command `{wish}` stands for the task in a person's words, `{config}` for a file that
    names our server the way most clients read it, `{app}` for the folder.  If the last line of
    its output is a JSON object with `tokens` or `dollars` (or Claude Code's `total_cost_usd`),
    they are reported.  Raises UsageError for a command that cannot be read.
    """
    folder = workspace.root.parent
    notes, config = folder / "calls.txt", folder / "mcp.json"
    config.write_text(json.dumps(_servers(workspace, notes)), encoding="utf-8")
    known = set(applied_plans(workspace))
    finished = await run(
        _argv(command, {"wish": task.wish, "config": str(config), "app": str(workspace.root)}),
        cwd=workspace.root,
        timeout=_SECONDS,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    refused = apply_newest(workspace)
    told = _told(finished.stdout)
    return Played(
        player=command.split(maxsplit=1)[0],
        calls=len(notes.read_text(encoding="utf-8").splitlines()) if notes.exists() else 0,
        applied=[digest for digest in applied_plans(workspace) if digest not in known],
        tokens=_tokens(told),
        dollars=_number(told.get("dollars", told.get("total_cost_usd"))),
        stopped=_why(finished.returncode, finished.stderr, timed_out=finished.timed_out) or refused,
    )


def server_command(workspace: Workspace) -> list[str]:
    """Return how our server is started for an application, with every toolset."""
    launcher = str(_ROOT / "stheno.py")
    return [sys.executable, launcher, "mcp", "--root", str(workspace.root), "--toolsets", "all"]


def _servers(workspace: Workspace, notes: Path) -> dict[str, object]:
    counting = ["-m", "evals.players.counting", str(notes), *server_command(workspace)]
    server = {"command": sys.executable, "args": counting, "env": {"PYTHONPATH": str(_ROOT)}}
    return {"mcpServers": {"stheno": server}}


def _argv(command: str, values: dict[str, str]) -> list[str]:
    try:
        parts = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"the command cannot be read: {error}", where="--mcp") from error
    if not parts:
        raise UsageError("the command is empty", where="--mcp", fix="name a program")
    for name, value in values.items():
        parts = [part.replace(f"{{{name}}}", value) for part in parts]
    return parts


def _told(output: str) -> dict[str, object]:
    lines = output.strip().splitlines()
    try:
        value = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _tokens(told: dict[str, object]) -> int | None:
    usage = told.get("usage")
    if isinstance(usage, dict):
        parts = [usage.get("input_tokens"), usage.get("output_tokens")]
        return sum(part for part in parts if isinstance(part, int))
    tokens = told.get("tokens")
    return tokens if isinstance(tokens, int) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _why(code: int, stderr: str, *, timed_out: bool) -> str | None:
    if timed_out:
        return f"the client was ended after {_SECONDS} s"
    return f"the client ended with {code}: {stderr[-500:].strip()}" if code else None
