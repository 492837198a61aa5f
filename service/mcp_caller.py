"""Who sent the message that is being answered: tools, resources and prompts ask here."""

from contextvars import ContextVar
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext

from service.callers import Caller, Callers
from tools.repo.workspace import Workspace

_CALLER: ContextVar[Caller] = ContextVar("caller")


def tell_callers_apart(callers: Callers) -> ServerMiddleware[Any]:
    """Return the middleware that makes `caller` known while a message is answered."""

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        # Each message is answered in a task of its own, so nothing is to be put back.
        _CALLER.set(callers.caller(ctx.request))
        return await call_next(ctx)

    return middleware


def caller() -> Caller:
    """Return who sent the message that is being answered."""
    return _CALLER.get()


def workspace() -> Workspace:
    """Return the workspace that the message speaks of.

    Raises NotAMedusaProjectError or UsageError if there is none.
    """
    return _CALLER.get().workspace()
