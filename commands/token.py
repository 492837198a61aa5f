"""`token`: who may call a team's server."""

import re
from datetime import timedelta
from typing import Annotated, Literal

import typer

from commands.options import Json

app = typer.Typer(
    help="Make, list and revoke the tokens of `stheno serve`.\n\n"
    "Example: `stheno token create ann --role lead`",
    no_args_is_help=True,
)
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="Whose it is; approvals carry it.")],
    role: Annotated[
        Literal["developer", "lead"], typer.Option("--role", help="Only a lead may approve.")
    ] = "developer",
    workspace: Annotated[
        list[str] | None,
        typer.Option("--workspace", metavar="NAME", help="All by default; repeatable."),
    ] = None,
    expires: Annotated[
        str, typer.Option("--expires", metavar="90d", help="Hours, days, weeks: h, d, w; or never.")
    ] = "90d",
    as_json: Json = False,
) -> None:
    """Make a token and show it, this once: only its hash is kept.

    Example: `stheno token create ci --role developer --workspace shop --expires 30d`
    """
    import json

    from service.http.tokens import TokenStore

    lasts = None if expires == "never" else _lifetime(expires)
    secret = TokenStore().create(name, role, workspaces=workspace, lasts=lasts)
    if as_json:
        typer.echo(json.dumps({"name": name, "role": role, "token": secret}))
    else:
        typer.echo(f"token of {name}, a {role}; it is not shown again:", err=True)
        typer.echo(secret)


@app.command("list")
def show(as_json: Json = False) -> None:
    """List the tokens: whose, for what, until when.

    Example: `stheno token list --json`
    """
    from commands.speech import print_json
    from service.http.tokens import TokenList, TokenStore

    tokens = TokenStore().all()
    if as_json:
        print_json(TokenList(tokens=tokens))
        return
    for token in tokens:
        until = f"until {token.expires:%Y-%m-%d %H:%M} UTC" if token.expires else "without end"
        where = ", ".join(token.workspaces) if token.workspaces is not None else "all workspaces"
        typer.echo(f"{token.name:<20} {token.role:<10} {where}, {until}")
    if not tokens:
        typer.echo("there are none; make one with: stheno token create NAME")


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="Whose token to take away.")]) -> None:
    """Take a token away, at once.

    Example: `stheno token revoke ci`
    """
    from service.http.tokens import TokenStore

    TokenStore().revoke(name)
    typer.echo(f"revoked the token of {name}")


def _lifetime(text: str) -> timedelta:
    from tools.errors import UsageError

    found = re.fullmatch(r"([1-9]\d{0,4})([hdw])", text)
    if not found:
        raise UsageError(
            f"{text!r} is no lifetime", where="--expires", fix="such as 12h, 90d, 4w, never"
        )
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
