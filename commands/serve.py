"""`serve`: MCP and the HTTP API for a team."""

from pathlib import Path
from typing import Annotated, Any

import typer


def serve(  # noqa: PLR0913, PLR0917  # its options
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="YAML with workspaces, limits, OAuth."),
    ] = None,
    workspace: Annotated[
        list[str] | None,
        typer.Option("--workspace", metavar="NAME=DIR", help="A back end to serve; repeatable."),
    ] = None,
    host: Annotated[str | None, typer.Option("--host", help="Default: 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Default: 8370; 0: any.")] = None,
    no_auth: Annotated[
        bool, typer.Option("--no-auth", help="Need no token; on loopback only.")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Only what reads, over MCP and HTTP.")
    ] = False,
    agents: Annotated[
        bool, typer.Option("--agents", help="Let callers have agents work, with your key.")
    ] = False,
) -> None:
    """Serve MCP (at `/mcp`) and the HTTP API of one or more back ends.

    Example: `stheno serve --workspace shop=apps/backend --no-auth`

    Tokens are made by `stheno token create`. Logs are lines of JSON on standard error.
    """
    from server import build_app
    from service.http.run import run
    from service.http.settings import read_settings
    from service.http.tokens import TokenStore
    from stheno import __version__

    flags: dict[str, Any] = {
        "workspaces": _workspaces(workspace) if workspace else None,
        "host": host,
        "port": port,
        "no_auth": no_auth or None,
        "read_only": read_only or None,
        "agents": agents or None,
    }
    given = {name: value for name, value in flags.items() if value is not None}
    settings = read_settings(config, given)
    run(build_app(settings, TokenStore(), version=__version__), settings)


def _workspaces(pairs: list[str]) -> dict[str, Path]:
    from tools.errors import UsageError

    found: dict[str, Path] = {}
    for pair in pairs:
        name, equals, folder = pair.partition("=")
        if not equals or not folder:
            raise UsageError(f"{pair!r} is no NAME=DIR", fix="--workspace shop=apps/backend")
        found[name] = Path(folder).resolve()
    return found
