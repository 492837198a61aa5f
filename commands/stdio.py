"""What `mcp` does; nothing is loaded before it is needed, as an IDE waits for the server."""

from pathlib import Path


def serve_stdio(
    *,
    root: Path = Path(),
    toolsets: str | None = None,
    exclude: str | None = None,
    read_only: bool = False,
) -> int:
    """Serve MCP until standard input ends; returns the exit code.

    Raises UsageError for toolsets or tools that there are none of.
    """
    import gc

    # Loading the protocol's models makes many objects and no garbage to look for.
    gc.disable()
    from pydantic import BaseModel

    # Of both revisions there are hundreds, of which a client uses a few: built at first use.
    BaseModel.model_config["defer_build"] = True
    from server import run_stdio
    from service.callers import LocalCallers
    from service.latency import bound_waits
    from service.mcp_selection import Selection
    from stheno import __version__

    bound_waits()
    selection = Selection.of(toolsets=toolsets, exclude=exclude, read_only=read_only)
    run_stdio(LocalCallers(root), version=__version__, selection=selection)
    return 0
