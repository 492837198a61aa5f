"""Requests to the running shop."""

import http.client
import json
from dataclasses import dataclass

import anyio
from pydantic import JsonValue

from evals.values import DoesNotHoldError

_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """An HTTP answer: its status, its text, and what the text says if it is JSON."""

    status: int
    text: str

    @property
    def json(self) -> JsonValue:
        """The parsed body; raises DoesNotHoldError if it is no JSON."""
        try:
            value: JsonValue = json.loads(self.text)
        except ValueError as error:
            raise DoesNotHoldError(f"the answer is no JSON: {self.text[:200]}") from error
        return value


async def send(
    port: int, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> Answer:
    """Send a request to this machine; raises DoesNotHoldError if nobody answers."""
    return await anyio.to_thread.run_sync(
        _send, port, method, path, headers, body, abandon_on_cancel=True
    )


def _send(port: int, method: str, path: str, headers: dict[str, str], body: str | None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    try:
        connection.request(method, path, None if body is None else body.encode(), headers)
        response = connection.getresponse()
        return Answer(response.status, response.read().decode("utf-8", "replace"))
    except (OSError, http.client.HTTPException) as error:
        raise DoesNotHoldError(f"{method} {path}: no answer ({error!r})") from error
    finally:
        connection.close()
