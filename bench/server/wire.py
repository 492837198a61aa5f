"""An MCP client over HTTP that is little more than its bytes.

The SDK's client takes as much of the processor as a server does; it would be what is measured.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import httpx2

from bench.server.start import INITIALIZE, REVISION

_ACCEPT = {"accept": "application/json, text/event-stream"}
_SESSION, _VERSION = "mcp-session-id", "mcp-protocol-version"


class WireClient:
    """A session of the revision of 2025-11-25."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http
        self._ids = count(2)

    @classmethod
    @asynccontextmanager
    async def connected(cls, url: str) -> AsyncIterator["WireClient"]:
        """Open a session with the server at `url`; it ends with the block."""
        async with httpx2.AsyncClient(base_url=url, headers=_ACCEPT, timeout=60) as http:
            opened = await http.post("/mcp", json=INITIALIZE)
            opened.raise_for_status()
            http.headers[_SESSION] = opened.headers[_SESSION]
            http.headers[_VERSION] = REVISION
            told = {"jsonrpc": "2.0", "method": "notifications/initialized"}
            (await http.post("/mcp", json=told)).raise_for_status()
            yield cls(http)
            await http.delete("/mcp")

    async def call(self, tool: str, arguments: dict[str, object]) -> bool:
        """Call a tool; tells whether it was answered without an error."""
        request = {
            "jsonrpc": "2.0",
            "id": next(self._ids),
            "method": "tools/call",
            "params": {"name": tool, "arguments": arguments},
        }
        answer = await self._http.post("/mcp", json=request)
        told = answer.text
        return answer.status_code == 200 and '"result"' in told and '"isError":true' not in told
