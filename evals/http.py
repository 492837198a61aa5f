"""Requests to the running shop, and what they answer."""

import json

from pydantic import JsonValue

from evals.values import DoesNotHoldError
from tools.verify.checks.http import Answer, Client

# What has to be slow, such as completing a cart, is slower still on a busy machine.
_SECONDS = 120


async def send(
    port: int, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> Answer:
    """Send a request to this machine; raises DoesNotHoldError if nobody answers."""
    try:
        return await Client(port, _SECONDS).send_text(method, path, headers, body)
    except OSError as error:
        raise DoesNotHoldError(f"{method} {path}: no answer ({error})") from error


def json_of(answer: Answer) -> JsonValue:
    """Return what an answer says; raises DoesNotHoldError if it is no JSON."""
    try:
        value: JsonValue = json.loads(answer.text)
    except ValueError as error:
        raise DoesNotHoldError(f"the answer is no JSON: {answer.text[:200]}") from error
    return value
