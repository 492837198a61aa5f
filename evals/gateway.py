"""An outside service for the shop to call: it records what it is sent, and answers as told."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from pydantic import JsonValue


@dataclass
class Gateway:
    """What was received, newest last, as path, headers and body; `status` is what it answers."""

    port: int = 0
    status: int = 200
    received: list[dict[str, JsonValue]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the shop finds it."""
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def listening() -> AsyncIterator[Gateway]:
    """Listen on a free port of this machine."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("content-length", "0"))
            text = self.rfile.read(size).decode("utf-8", "replace")
            gateway.received.append(
                {
                    "path": self.path,
                    "headers": {name.lower(): value for name, value in self.headers.items()},
                    "body": _parsed(text),
                }
            )
            self.send_response(gateway.status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"id": "gateway_1"}')

        def log_message(self, *arguments: object) -> None:
            """Say nothing: stderr belongs to the progress."""
            del arguments

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.port = server.server_port
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _parsed(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        return text
    return value
