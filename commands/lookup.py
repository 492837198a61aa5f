"""`lookup`: the installed Medusa's own API, by question, by name, by error message."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root
from tools.medusa.api.entry import Kind

if TYPE_CHECKING:
    from tools.medusa.api.answer import Answer


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
    import anyio

    from commands.speech import print_json, screen, tell, workspace_at
    from terminal.lookup_page import show_answer
    from tools.catalogue import lookup_api

    async def progress(name: str, state: str, message: str, fraction: float) -> None:
        del state, fraction
        tell(f"{name}: ", "dim", message)

    async def asked() -> "Answer":
        workspace = workspace_at(root)
        if not any(letter.isspace() for letter in query.strip()):
            named = await lookup_api(workspace, None, kind, query, limit, progress)
            if named.entries:
                return named
        return await lookup_api(workspace, query, kind, None, limit, progress)

    answer = anyio.run(asked)
    if as_json:
        print_json(answer)
    else:
        show_answer(screen(), answer)
    if not answer.entries:
        raise typer.Exit(1)
