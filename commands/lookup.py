"""`lookup`: the installed Medusa's own API, by question, by name, by error message."""

from functools import partial
from typing import Annotated

import typer

from commands.options import HERE, Json, Root
from tools.medusa.api.entry import Kind


def lookup(
    query: Annotated[str, typer.Argument(help="A question, a name, or an error message.")],
    root: Root = HERE,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only things of this kind.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=20, help="How many at most.")] = 5,
    as_json: Json = False,
) -> None:
    """Look up Medusa itself, in the packages that the project has installed.

    Example: `stheno lookup "which workflow adds a line item to a cart"`

    An exact name shows all that is known of it. Exits with 1 if nothing was found.
    """
    from commands.speech import print_json, screen, workspace_at
    from terminal.lookup_page import show_answer
    from terminal.progress import waiting
    from tools.medusa.api.lookup import lookup as look

    workspace = workspace_at(root)
    with waiting("lookup") as hear:
        ask = partial(look, workspace, kind=kind, limit=limit, tell=hear)
        answer = None if any(map(str.isspace, query.strip())) else ask(name=query)
        if answer is None or not answer.entries:
            answer = ask(query)
    if as_json:
        print_json(answer)
    else:
        show_answer(screen(), answer)
    if not answer.entries:
        raise typer.Exit(1)
