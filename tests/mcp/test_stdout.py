r"""Standard output belongs to the protocol, whatever comes in and whatever happens inside."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.mcp_stdin import repaired
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


@pytest.mark.parametrize("escape", [r"\ud800", r"\uDFFF", r"x\udc00\ud800y", r"\\\ud912"])
def test_half_a_surrogate_pair_is_answered(server: Server, escape: str) -> None:
    server.send(call(1, "search_code", f'{{"query": "{escape}"}}'))
    assert server.answer()["id"] == 1


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (rb'"\ud83d\ude42"', "🙂"),
        (rb'"\\ud800"', r"\ud800"),
        (rb'"\ud800\ud83d\ude42"', "\ufffd🙂"),
        (rb'"\ude42\ud83d"', "\ufffd\ufffd"),
        (rb'"\u00e9"', "é"),
    ],
)
def test_only_half_pairs_are_replaced(line: bytes, read: str) -> None:
    assert json.loads(repaired(line)) == read


def test_garbage_is_skipped_and_the_next_message_answered(server: Server) -> None:
    for garbage in (b"\n", b"hello\n", b"{\n", b"[1]\n", b"\xff\xfe\n", b"[" * 50_000 + b"\n"):
        server.raw(garbage)
    server.send('{"id": 7, "method": "ping"}')
    assert server.answer() == {"jsonrpc": "2.0", "id": 7, "result": {}}
    assert server.leave() == []
    assert server.process.returncode == 0


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_without_another_line(
    server: Server, number: signal.Signals
) -> None:
    server.process.send_signal(number)
    assert server.leave() == []
    assert server.process.returncode != 0
