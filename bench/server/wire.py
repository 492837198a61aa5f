"""A client that is little more than its bytes, so that the server is what is measured.

The SDK's client takes as much of the processor as a server does, and one of httpx half of it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from urllib.parse import urlsplit

import h11

from bench.server.start import INITIALIZE, REVISION

_JSON = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
_SESSION, _VERSION = "mcp-session-id", "mcp-protocol-version"
_PIECE = 65_536


@dataclass
class Answer:
    """What the server answered; the names of headers are small."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class _Connection:
    """One request at a time, and the connection stays."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    wire: h11.Connection = field(default_factory=lambda: h11.Connection(h11.CLIENT))

    async def ask(self, request: h11.Request, body: bytes) -> Answer:
        sent = (self.wire.send(request), self.wire.send(h11.Data(body)))
        self.writer.write(b"".join(part or b"" for part in sent))
        self.wire.send(h11.EndOfMessage())
        answer = Answer(0, {})
        while not isinstance(event := await self._event(), h11.EndOfMessage):
            if isinstance(event, h11.Response):
                headers = {name.decode(): value.decode() for name, value in event.headers}
                answer = Answer(event.status_code, headers)
            elif isinstance(event, h11.Data):
                answer.body += event.data
        self.wire.start_next_cycle()
        return answer

    async def _event(self) -> h11.Event:
        while (event := self.wire.next_event()) is h11.NEED_DATA:
            self.wire.receive_data(await self.reader.read(_PIECE))
        if not isinstance(event, h11.Event):
            raise TypeError("the server closed the connection in an answer")
        return event


class WireClient:
    """HTTP over as many connections as there are requests at a time."""

    def __init__(self, url: str) -> None:
        place = urlsplit(url)
        self._host, self._port = place.hostname or "", place.port or 80
        self._idle: list[_Connection] = []

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """Send a request and return its whole answer."""
        always = {"host": f"{self._host}:{self._port}", "content-length": str(len(body))}
        told = [*always.items(), *(headers or {}).items()]
        connection = self._idle.pop() if self._idle else await self._connected()
        answer = await connection.ask(h11.Request(method=method, target=path, headers=told), body)
        self._idle.append(connection)
        return answer

    async def _connected(self) -> _Connection:
        return _Connection(*await asyncio.open_connection(self._host, self._port))

    def close(self) -> None:
        """Close what is open."""
        for connection in self._idle:
            connection.writer.close()


class McpSession:
    """A session of the revision of 2025-11-25."""

    def __init__(self, client: WireClient, headers: Mapping[str, str]) -> None:
        self._client = client
        self._headers = headers
        self._ids = count(2)

    @classmethod
    @asynccontextmanager
    async def opened(cls, client: WireClient) -> AsyncIterator["McpSession"]:
        """Open a session; it ends with the block."""
        opened = await client.ask("POST", "/mcp", _JSON, json.dumps(INITIALIZE).encode())
        headers = {**_JSON, _SESSION: opened.headers[_SESSION], _VERSION: REVISION}
        told = b'{"jsonrpc": "2.0", "method": "notifications/initialized"}'
        await client.ask("POST", "/mcp", headers, told)
        yield cls(client, headers)
        await client.ask("DELETE", "/mcp", headers)

    async def call(self, tool: str, arguments: dict[str, object]) -> bool:
        """Call a tool; tells whether it was answered without an error."""
        request = {
            "jsonrpc": "2.0",
            "id": next(self._ids),
            "method": "tools/call",
            "params": {"name": tool, "arguments": arguments},
        }
        answer = await self._client.ask("POST", "/mcp", self._headers, json.dumps(request).encode())
        told = answer.body
        well = answer.status == HTTPStatus.OK
        return well and b'"result"' in told and b'"isError":true' not in told
