"""Server-sent events as a client reads them."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2

Event = tuple[str, str | None, dict[str, Any]]


async def events(
    client: httpx2.AsyncClient, place: str, last: int | None = None, **query: int
) -> AsyncIterator[Event]:
    """Yield (event, id, data) of a stream until it ends."""
    headers = {} if last is None else {"last-event-id": str(last)}
    async with client.stream("GET", f"{place}/events", headers=headers, params=query) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        fields: dict[str, str] = {}
        async for line in stream.aiter_lines():
            name, colon, value = line.partition(": ")
            if colon and name:
                fields[name] = value
            elif not line and fields:
                yield fields["event"], fields.get("id"), json.loads(fields["data"])
                fields = {}
