"""Building what `lookup_api` reads as soon as a server is used, before it is asked."""

from typing import TYPE_CHECKING, Any

from anyio import to_thread
from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext

from service.mcp_caller import caller, workspace
from tools.errors import SthenoError

if TYPE_CHECKING:
    from pathlib import Path


def build_ahead() -> ServerMiddleware[Any]:
    """Return the middleware that starts the build of a workspace behind its first tool's answer.

    `initialize` and the lists wait for nothing of it.
    """
    # Two places may have the same workspace.
    seen: set[str] = set()
    begun: set[Path] = set()

    def begin() -> bool:
        from tools.medusa.api import ahead  # noqa: PLC0415  # only once a tool was called

        try:
            here = workspace()
        except SthenoError:
            return False  # the tool has said what is missing; it may be there later
        if here.root not in begun:
            begun.add(here.root)
            ahead.build_ahead(here)
        return True

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        result = await call_next(ctx)
        if ctx.method == "tools/call" and (place := caller().place) not in seen:
            found = await to_thread.run_sync(begin)
            if found:
                seen.add(place)
        return result

    return middleware
