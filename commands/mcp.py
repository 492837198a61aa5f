"""`mcp`: serves the protocol on standard input and output, for an IDE to start."""

from typing import Annotated

import typer

from commands.options import HERE, Root
from commands.stdio import serve_stdio

Toolsets = Annotated[
    str | None,
    typer.Option(
        "--toolsets",
        metavar="A,B",
        envvar="STHENO_TOOLSETS",
        help="Toolsets beside the default one, or `all`.",
    ),
]
Exclude = Annotated[
    str | None,
    typer.Option(
        "--exclude", metavar="A,B", envvar="STHENO_EXCLUDE", help="Tools that are not offered."
    ),
]
ReadOnly = Annotated[
    bool,
    typer.Option(
        "--read-only",
        envvar="STHENO_READ_ONLY",
        help="Offer only tools that write nothing and run nothing; overrides everything.",
    ),
]


def mcp(
    root: Root = HERE,
    toolsets: Toolsets = None,
    exclude: Exclude = None,
    read_only: ReadOnly = False,
) -> None:
    """Serve MCP on standard input and output, for an IDE to start.

    Example: `stheno mcp --read-only`
    """
    serve_stdio(root=root, toolsets=toolsets, exclude=exclude, read_only=read_only)
