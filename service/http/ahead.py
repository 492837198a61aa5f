"""Loading what runs need before the server listens, so that the first ones hold nobody up."""

import logging
from contextlib import suppress

from agents.definitions import shipped_agents
from agents.models import NoKeyError, check_key, model_name
from service.http.settings import Settings
from service.mcp_selection import Selection

_LOG = logging.getLogger("stheno.http")


def load_engine(settings: Settings) -> None:
    """Load the engine and its library of models, which takes seconds, if runs can be asked for.

    A module that loads, in whatever thread, lets nothing else go on for up to a fifth of a second:
    too long for the callers of a server that answers already.
    """
    models = _askable(settings)
    if models:
        _LOG.info("loading what runs by %s need", ", ".join(models))
        # Not at import: most servers play no runs.
        import agents.engine  # noqa: F401, PLC0415
        from agents.provider import load  # noqa: PLC0415

        load(models)


def _askable(settings: Settings) -> list[str]:
    """Return the models that runs will likely be played by and that there is a key for."""
    selection = Selection.of(
        toolsets=settings.toolsets, exclude=settings.exclude, read_only=settings.read_only
    )
    if not settings.agents and not selection.asks_agents:
        return []
    named = settings.runs.models
    if named is None:
        named = sorted({model_name(agent, None) for agent in shipped_agents()})
    found = []
    for name in named:
        with suppress(NoKeyError):
            check_key(name, "a specialist")
            found.append(name)
    return found
