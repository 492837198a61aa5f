"""Opening the model that a run names.  Beside the engine, the only user of the models' library."""

import os
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from functools import cache
from threading import Lock

import httpx2
from anyio import to_thread
from pydantic_ai import ModelResponse
from pydantic_ai.exceptions import AgentRunError, ModelHTTPError, UserError
from pydantic_ai.models import Model, infer_model

from agents.models import KEY, check_key, key_of, no_key
from tools.errors import UsageError

_ANTHROPIC = "anthropic:"
_KEY_REFUSED = frozenset({401, 403})
_TIMEOUT = httpx2.Timeout(600, connect=5)
_loading = Lock()


@asynccontextmanager
async def opened(name: str, agent: str) -> AsyncIterator[Model]:
    """Open the model `provider:model` for one sitting of a run.

    Raises NoKeyError without a key, UsageError if there is no such provider or its library is
    not installed.
    """
    check_key(name, agent)
    # Libraries take seconds to load, in a thread so that other runs go on.
    if not name.startswith(_ANTHROPIC):
        async with await to_thread.run_sync(_any, name, agent) as model:
            yield model
        return
    trust = await to_thread.run_sync(_trust)
    async with httpx2.AsyncClient(verify=trust, timeout=_TIMEOUT) as client:
        yield _claude(name.removeprefix(_ANTHROPIC), client)


def load(models: Iterable[str]) -> None:
    """Load what asking these models needs, `provider:model` each, so that no run waits for it.

    One that cannot be asked here is left out: a run that names it says why.
    """
    for name in models:
        provider, _, model = name.partition(":")
        if name.startswith(_ANTHROPIC):
            _trust()
        else:
            with suppress(UsageError):
                _any(name, "a specialist")
        with suppress(LookupError):
            # Loads the table of prices, which the first step of a run would.
            ModelResponse([], model_name=model, provider_name=provider).cost()


def _any(name: str, agent: str) -> Model:
    try:
        return infer_model(name)
    except UserError as error:
        raise no_key(
            str(error), "check the model's name, and set what is missing", agent
        ) from error
    except ImportError as error:
        raise UsageError(f"{name} cannot be asked: {error}", fix="install what it names") from error
    except ValueError as error:
        raise UsageError(f"{name!r} names no model: {error}") from error


def _claude(model: str, client: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415  # see `_trust`
    from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415  # likewise

    key = os.environ.get(KEY, "").strip()
    return AnthropicModel(model, provider=AnthropicProvider(api_key=key, http_client=client))


def _trust() -> ssl.SSLContext:
    """Load what every client of Anthropic's needs, once, one at a time."""
    with _loading:
        import pydantic_ai.models.anthropic  # noqa: F401, PLC0415  # it is seconds of work

        return _certificates()


@cache
def _certificates() -> ssl.SSLContext:
    # Reading the system's certificates holds everybody up, each time.
    return httpx2.create_ssl_context()


def refusal(error: AgentRunError, model: str) -> str:
    """Return why a run could not be played on, in one line; `model` is `provider:model`."""
    told = " ".join(str(error).split())[:500]
    if isinstance(error, ModelHTTPError) and error.status_code in _KEY_REFUSED:
        return f"the provider does not accept the key: check {key_of(model)} ({told})"
    return told
