"""Which model plays an agent, and whether it can be asked at all."""

import math
import os

from agents.definitions import AgentDefinition
from tools.errors import UsageError

# The newest of each family, as an agent's file names them.
ALIASES = {
    "haiku": "anthropic:claude-haiku-5-5",
    "sonnet": "anthropic:claude-sonnet-5-5",
    "opus": "anthropic:claude-opus-5-5",
    "inherit": "anthropic:claude-sonnet-5-5",
}
MODEL_VARIABLE = "STHENO_MODEL"
TIMEOUT_VARIABLE = "STHENO_MODEL_TIMEOUT"
_SILENCE_SECONDS = 300.0
_ANTHROPIC = "anthropic"
KEY = "ANTHROPIC_API_KEY"


class NoKeyError(UsageError):
    """The provider of the model cannot be asked, for nobody set a key."""


def model_name(agent: AgentDefinition, wanted: str | None) -> str:
    """Return `provider:model`: what is wanted, else `STHENO_MODEL`, else what the file says.

    Raises UsageError for a name that is none.
    """
    name = (wanted or os.environ.get(MODEL_VARIABLE) or agent.model).strip()
    if name in ALIASES:
        return ALIASES[name]
    provider, colon, model = name.partition(":")
    if colon and provider and model:
        return name
    if not colon and name.startswith("claude-"):
        return f"{_ANTHROPIC}:{name}"
    known = ", ".join(sorted(set(ALIASES) - {"inherit"}))
    raise UsageError(
        f"{name!r} names no model", fix=f"give {known}, a claude-… name, or provider:model"
    )


def check_key(model: str, agent: str) -> None:
    """Raise NoKeyError if the model `provider:model` is Anthropic's and there is no key for it.

    What other providers need only their own library knows, which says so when it is loaded.
    """
    if model.startswith(f"{_ANTHROPIC}:") and not os.environ.get(KEY, "").strip():
        raise no_key(f"{KEY} is not set, so {model} cannot be asked", f"set {KEY}", agent)


def key_of(model: str) -> str:
    """Return where the key of the model `provider:model` stands, as a person is told."""
    provider = model.partition(":")[0]
    return KEY if provider == _ANTHROPIC else f"what {provider} asks for"


def silence_seconds() -> float:
    """Return how long a provider may say nothing: `STHENO_MODEL_TIMEOUT`, else five minutes.

    Raises UsageError if the variable holds no number of seconds.
    """
    given = os.environ.get(TIMEOUT_VARIABLE, "").strip()
    try:
        seconds = float(given or _SILENCE_SECONDS)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise UsageError(f"{given!r} is no number of seconds", where=TIMEOUT_VARIABLE)
    return seconds


def no_key(message: str, fix: str, agent: str) -> NoKeyError:
    """Return the error that also tells how it goes without a key."""
    return NoKeyError(
        message,
        fix=f"{fix}; or let your IDE's model act as {agent}, which needs no key here:"
        " `stheno install`, then choose that prompt or sub-agent",
    )
