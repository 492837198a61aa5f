"""The scaffolds as a caller sees them."""

from tools.plan.model import Frozen
from tools.scaffold.pack import pack
from tools.scaffold.pack import scaffolds as all_scaffolds


class ScaffoldEntry(Frozen):
    """What one scaffold makes, with an example of the spec that asks for it."""

    name: str
    title: str
    description: str
    files: list[str]
    example: str


class ScaffoldList(Frozen):
    """Every scaffold of the pack."""

    pack: str
    description: str
    scaffolds: list[ScaffoldEntry]


def scaffolds() -> ScaffoldList:
    """Return everything that can be generated."""
    return ScaffoldList(
        pack=pack().label,
        description=pack().description,
        scaffolds=[
            ScaffoldEntry(
                name=scaffold.name,
                title=scaffold.title,
                description=scaffold.description.strip(),
                files=[file.path for file in scaffold.files],
                example=scaffold.example,
            )
            for scaffold in all_scaffolds()
        ],
    )
