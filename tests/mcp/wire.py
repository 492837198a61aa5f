"""A server spoken to line by line, as no SDK would."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.mcp.conftest import LAUNCHER

SECONDS = 20
Message = dict[str, object]

INITIALIZE: Message = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "wire", "version": "1"},
    },
}
INITIALIZED: Message = {"jsonrpc": "2.0", "method": "notifications/initialized"}


class Wire:
    """A running server; every line that it writes must be one JSON-RPC message."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.seen: list[Message] = []
        self._lines: Queue[bytes] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(b"")

    def send(self, *lines: Message | bytes | str) -> None:
        """Write lines; a message becomes one of JSON."""
        assert self.process.stdin is not None
        for line in lines:
            text = json.dumps(line) if isinstance(line, dict) else line
            raw = text.encode() if isinstance(text, str) else text
            self.process.stdin.write(raw + b"\n")
        self.process.stdin.flush()

    def next(self) -> Message | None:
        """Return the next message, None where the server has closed its output."""
        line = self._lines.get(timeout=SECONDS)
        if not line:
            return None
        message = json.loads(line)
        assert isinstance(message, dict)
        assert message["jsonrpc"] == "2.0"
        self.seen.append(message)
        return message

    def answer(self, to: object) -> Message:
        """Return the answer to the request of this id; others are passed over."""
        while True:
            message = self.next()
            assert message is not None, f"the server left without an answer to {to}"
            if message.get("id", ...) == to and "method" not in message:
                return message

    def call(self, to: int, name: str, **arguments: object) -> Message:
        """Call a tool and return the answer."""
        self.send(request(to, "tools/call", name=name, arguments=arguments))
        return self.answer(to)

    def close(self) -> int:
        """Close the server's input and return its exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        while self.next() is not None:
            pass
        return self.process.wait(SECONDS)


def request(to: object, method: str, **params: object) -> Message:
    """Return a request."""
    return {"jsonrpc": "2.0", "id": to, "method": method, "params": params}


def command(root: Path, *options: str) -> list[str]:
    """Return how a server of the back end at `root` is started."""
    return [sys.executable, str(LAUNCHER), "mcp", "--root", str(root), *options]


@contextmanager
def wired(
    argv: Sequence[str], *, initialized: bool = True, stderr: int | None = None
) -> Iterator[Wire]:
    """Start a server, shake hands with it, and end it."""
    with subprocess.Popen(
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env=dict(os.environ),
        start_new_session=True,
    ) as process:
        wire = Wire(process)
        try:
            if initialized:
                wire.send(INITIALIZE)
                wire.answer(0)
                wire.send(INITIALIZED)
            yield wire
        finally:
            process.kill()
