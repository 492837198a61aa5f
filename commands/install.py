"""`install`: tells an IDE, or another MCP client, of this server."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root, Yes

if TYPE_CHECKING:
    from service.clients.install import Installation

BLOCKED = 4

Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder", metavar="DIR", help="What your client opens; default: the repository's root."
    ),
]


def install(  # noqa: PLR0913, PLR0917  # its options
    clients: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CLIENT",
            help="claude-code, cursor, vscode, jetbrains, codex, gemini, zed, windsurf; "
            "default: those found here.",
        ),
    ] = None,
    root: Root = HERE,
    folder: Folder = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Show the clients, and which are found here.")
    ] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take out what was installed; your edits stay.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show every line that would change, and stop.")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Attach your IDE: its MCP settings, the specialists as sub-agents, a short guide.

    Example: `stheno install cursor claude-code --dry-run`

    Shows the exact change and asks first. Installing twice changes nothing.
    """
    from commands.speech import print_json, screen, workspace_at
    from service.clients.install import plan_install
    from service.clients.place import Place
    from service.clients.state import listing, wanted_clients
    from terminal.clients_page import show_clients

    place = Place.around(workspace_at(root), opened=folder)
    if listed:
        clients_here = listing(place)
        if as_json:
            print_json(clients_here)
        else:
            show_clients(screen(), clients_here)
        return
    wanted = wanted_clients(place, clients or [], remove=remove)
    planned = plan_install(place, wanted, remove=remove)
    _settle(planned, dry_run=dry_run, yes=yes, as_json=as_json)


def _settle(planned: "list[Installation]", *, dry_run: bool, yes: bool, as_json: bool) -> None:
    from commands.speech import print_json, screen
    from service.clients.install import Installations, masked
    from terminal.clients_page import show_attached
    from terminal.plan_page import show_plan

    shown = screen(aside=as_json)
    for one in planned:
        show_plan(shown, masked(one.plan), diff=True, steps=False)
    blocked = any(one.plan.blocking for one in planned)
    done = planned if dry_run or blocked else _write(planned, yes=yes)
    if as_json:
        told = [one.model_copy(update={"plan": masked(one.plan)}) for one in done]
        print_json(Installations(installations=told))
    elif not dry_run:
        show_attached(shown, done)
    if blocked:
        raise typer.Exit(BLOCKED)


def _write(planned: "list[Installation]", *, yes: bool) -> "list[Installation]":
    """Ask once, then write into each folder all or nothing."""
    from commands.speech import ask
    from tools.person import apply_as, check_ready, local_person
    from tools.repo.workspace import Workspace

    waiting = [one for one in planned if one.plan.writing]
    for one in waiting:
        check_ready(Workspace(one.root), one.plan)
    channel = ask("Write this?", yes, "stheno install") if waiting else ""
    return [
        one.model_copy(
            update={
                "applied": apply_as(
                    Workspace(one.root), one.plan, principal=local_person(), channel=channel
                )
            }
        )
        if one in waiting
        else one
        for one in planned
    ]
