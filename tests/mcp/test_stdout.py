r"""Standard output belongs to the protocol, whatever comes in and whatever happens inside."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.repo.workspace import Workspace

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
Message = dict[str, Any]


class Server:
    """A server process that is spoken to in raw lines."""

    def __init__(self, root: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(LAUNCHER), "mcp", "--root", str(root), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ},
        )
        info = {"name": "raw", "version": "1"}
        params = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": info}
        self.send(json.dumps({"id": 0, "method": "initialize", "params": params}))
        assert self.answer()["id"] == 0
        self.send(json.dumps({"method": "notifications/initialized"}))

    def send(self, text: str) -> None:
        """Send a message, of which the protocol's own part is added."""
        self.raw((text.replace("{", '{"jsonrpc": "2.0", ', 1) + "\n").encode())

    def raw(self, line: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def answer(self) -> Message:
        assert self.process.stdout is not None
        line: Message = json.loads(self.process.stdout.readline())
        return line

    def leave(self) -> list[Message]:
        """Close the server's input; returns every line that was still to come."""
        rest, _ = self.process.communicate(timeout=30)
        return [json.loads(line) for line in rest.splitlines()]


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    running = Server(workspace.root)
    yield running
    running.process.kill()
    running.process.communicate()


def call(number: int, tool: str, arguments: str) -> str:
    params = f'{{"name": "{tool}", "arguments": {arguments}}}'
    return f'{{"id": {number}, "method": "tools/call", "params": {params}}}'


def test_a_message_of_megabytes_is_answered_in_one_line(server: Server) -> None:
    server.send(call(1, "plan", json.dumps({"spec": "x" * 3_000_000})))
    answer = server.answer()
    assert answer["result"]["isError"]
    assert len(json.dumps(answer)) < 1000
    assert server.leave() == []


def test_what_runs_beneath_a_tool_cannot_write_between_the_lines(
    workspace: Workspace, server: Server
) -> None:
    # Medusa's own programs are loud; here it is the project's prettier that would be.
    (workspace.root / "prettier.config.js").write_text("console.log('loud')", encoding="utf-8")
    for number, tool in enumerate(("project_map", "scaffold_catalogue", "undo"), start=1):
        server.send(call(number, tool, "{}"))
        assert server.answer()["id"] == number
    server.send(call(9, "verify", '{"only": ["parse"]}'))
    assert server.answer()["id"] == 9
    assert server.leave() == []
