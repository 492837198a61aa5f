"""A small HTTP client for an application on this machine."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass

import anyio


@dataclass(frozen=True)
class Answer:
    """An HTTP answer: its status and its whole text."""

    status: int
    text: str

    @property
    def unknown_route(self) -> bool:
        """Whether nobody serves the path: Medusa's own 404s are JSON, the server's are HTML."""
        return self.status == http.client.NOT_FOUND and "Cannot " in self.text


@dataclass(frozen=True)
class Client:
    """Sends requests to a port of this machine, and waits `seconds` for each answer."""

    port: int
    seconds: float = 30

    async def status(self, method: str, path: str) -> int | None:
        """Return the status of an answer, None if nobody listens yet."""
        try:
            return (await self.send(method, path)).status
        except OSError:
            return None

    async def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request, with a JSON body if one is given; raises OSError."""
        content = None if body is None else json.dumps(body)
        return await self.send_text(method, path, dict(headers or {}), content)

    async def send_text(
        self, method: str, path: str, headers: dict[str, str], content: str | None = None
    ) -> Answer:
        """Send a request with a body as it is, said to be JSON; raises OSError."""
        return await anyio.to_thread.run_sync(
            self._send, method, path, headers, content, abandon_on_cancel=True
        )

    def _send(self, method: str, path: str, headers: dict[str, str], content: str | None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.seconds)
        try:
            if content is not None:
                headers = {"content-type": "application/json", **headers}
            connection.request(method, path, content and content.encode(), headers)
            response = connection.getresponse()
            return Answer(response.status, response.read().decode("utf-8", "replace"))
        except http.client.HTTPException as error:
            raise OSError(f"no HTTP answer: {error!r}") from error
        finally:
            connection.close()
