"""`map`: what is in the project, in a few words, in full, or as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root
from commands.speech import print_json, tell, workspace_at
from commands.targets import Target, write_target
from tools.errors import UsageError
from tools.medusa.map_parts import PARTS, Part

if TYPE_CHECKING:
    from tools.medusa.map_view import MapView


def project_map(  # noqa: PLR0913, PLR0917  # its options
    root: Root = HERE,
    tree: Annotated[bool, typer.Option("--tree", help="Everything, each with its place.")] = False,
    part: Annotated[
        str | None, typer.Option("--part", metavar="A,B", help="These parts in full.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="Only what holds it, in full.")
    ] = None,
    as_json: Json = False,
    as_mermaid: Annotated[
        bool, typer.Option("--mermaid", help="Print a Mermaid flowchart of what leads to what.")
    ] = False,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Draw it into a file; `-` prints it."),
    ] = None,
) -> None:
    """Show what is in the project: version, modules, routes, workflows, and where.

    Example: `stheno map --svg map.svg`

    Counts and names first; `--tree`, `--part` and `--name` show more. `--json` gives everything.
    """
    from terminal.console import out
    from terminal.map_page import show_map, show_summary
    from terminal.progress import waiting
    from tools.medusa.map_mermaid import mermaid
    from tools.medusa.map_summary import summary_of
    from tools.medusa.map_view import view_map
    from tools.medusa.project_map import project_map as read_map

    if sum([as_json, as_mermaid, svg is not None]) > 1:
        raise UsageError("give one of --json, --mermaid and --svg")
    parts = _parts(part) if part is not None else list(PARTS)
    workspace = workspace_at(root)
    with waiting("map"):
        project = read_map(workspace)
    shown = view_map(project, parts, name)
    if as_json:
        print_json(shown)
    elif as_mermaid:
        typer.echo(mermaid(shown), nl=False)
    elif svg is not None:
        _draw(shown, svg)
    elif tree or part or name:
        show_map(out(), shown)
    else:
        show_summary(out(), summary_of(project))


def _parts(names: str) -> list[Part]:
    wanted = {name.strip() for name in names.split(",")}
    unknown = sorted(wanted - set(PARTS))
    if unknown:
        raise UsageError(
            f"there is no part {unknown[0]!r}", where="--part", fix=f"of {', '.join(PARTS)}"
        )
    return [part for part in PARTS if part in wanted]


def _draw(project: "MapView", file: Path) -> None:
    from tools.medusa.map_svg import svg

    text = svg(project)
    if str(file) == "-":
        typer.echo(text, nl=False)
        return
    write_target(file, text, Target.PICTURE)
    tell("drawn into ", "bold", str(file))
