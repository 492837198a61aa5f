"""What can be generated, as a person reads it."""

from rich.console import Console, Group
from rich.text import Text

from terminal.console import indented, line, title
from tools.repo.visible import visible
from tools.scaffold.catalogue import ScaffoldList


def show_scaffolds(console: Console, scaffolds: ScaffoldList) -> None:
    """Print every scaffold with the files it makes and a spec that asks for it."""
    console.print(line((scaffolds.pack, "bold"), f"  {scaffolds.description}"))
    for scaffold in scaffolds.scaffolds:
        console.print(
            Group(
                title(f"{scaffold.name}: {scaffold.title}"),
                indented(line(scaffold.description)),
                *(indented(line((path, "green"))) for path in scaffold.files),
                indented(indented(Text(visible(scaffold.example.rstrip()), style="cyan"))),
            )
        )
    console.print()
    console.print(line(("stheno schema", "bold"), ("  has every key of a spec", "dim")))
