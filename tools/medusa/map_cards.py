"""A project map as cards and the lines between them: what a picture of it shows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tools.medusa.map_model import ProjectMap
from tools.repo.visible import visible_name

# What is longer is cut; the picture is a way in, and the map itself has everything.
_MOST_ROWS = 16
# A module's card is where its data models are seen.
_MOST_OF_A_MODULE = 80


@dataclass(frozen=True)
class Row:
    """One line of a card; `mark` is a word on its right, such as `when`."""

    text: str
    mark: str = ""


@dataclass
class Card:
    """One thing: its kind, its name, where it stands, and what belongs to it."""

    kind: str
    name: str
    where: str = ""
    rows: list[Row] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """Two cards of one key are one."""
        return self.kind, self.name

    def add(self, text: str, mark: str = "") -> None:
        """Add a line; the one after the last that fits counts what is left out."""
        self.rows.append(Row(visible_name(text), mark))

    @property
    def shown(self) -> list[Row]:
        """The lines that fit, and how many did not."""
        most = _MOST_OF_A_MODULE if self.kind in {"module", "providers"} else _MOST_ROWS
        left = len(self.rows) - most
        if left <= 0:
            return self.rows
        return [*self.rows[:most], Row(f"and {left} more")]


@dataclass(frozen=True)
class Line:
    """What leads from one card to another, from and to one of their lines where they are known."""

    start: Card
    end: Card
    label: str = ""
    dashed: bool = False
    start_row: str = ""
    end_row: str = ""


@dataclass
class Panel:
    """A part of a picture: columns of cards with lines between them, and cards without any."""

    title: str
    columns: list[list[Card]]
    lines: list[Line]
    loose: list[Card]

    def settle(self) -> "Panel":
        """Return the panel with the cards that no line reaches among the loose ones."""
        reached = {id(card) for line in self.lines for card in (line.start, line.end)}
        kept = [[card for card in column if id(card) in reached] for column in self.columns]
        loose = [card for column in self.columns for card in column if id(card) not in reached]
        return Panel(
            self.title, [column for column in kept if column], self.lines, [*loose, *self.loose]
        )


def modules_panel(project: ProjectMap) -> Panel:
    """Return the modules with their data models, joined by links to one another and to Medusa's."""
    own = {module.name: Card("module", module.name, module.file) for module in project.modules}
    by_constant: dict[str, Card] = {}
    providers = Card("providers", "providers")
    for module in project.modules:
        if module.provider:
            named = ", ".join(module.identifiers) or module.folder.rpartition("/")[2]
            providers.add(f"{module.name.removeprefix('Modules.')}: {named}")
            own.pop(module.name, None)
            continue
        card = own[module.name]
        if not module.registered:
            card.add("not registered", "!")
        for model in module.models:
            late = model.name in module.unmigrated
            card.add(model.name, "no migration" if late else f"{model.fields} fields")
            for relation in model.relations:
                card.add(f"    {relation.name}: {relation.kind} {relation.to}")
        by_constant[_plain(module.name)] = card
    theirs: dict[str, Card] = {}
    lines = list(_links(project, by_constant, theirs))
    return Panel(
        "Modules, data models and links",
        [list(own.values()), list(theirs.values())],
        lines,
        [providers] if providers.rows else [],
    ).settle()


def _links(project: ProjectMap, own: dict[str, Card], theirs: dict[str, Card]) -> Iterator[Line]:
    for link in project.links:
        ends = [_side(side, own, theirs) for side in link.sides]
        if len(ends) != 2:  # noqa: PLR2004  # a link has two sides
            continue
        (start, row), (end, other) = sorted(ends, key=lambda one: one[0].kind != "module")
        label = "read-only" if link.read_only else link.table or ""
        yield Line(start, end, label, link.read_only, row, other)


def _side(side: str, own: dict[str, Card], theirs: dict[str, Card]) -> tuple[Card, str]:
    module, _, model = side.replace("?.", ".").partition(".linkable.")
    found = own.get(_plain(module.removesuffix("Module")))
    model = visible_name(model or side)
    if found is not None:
        return found, model
    card = theirs.setdefault(module, Card("medusa", visible_name(module)))
    if model not in [row.text for row in card.rows]:
        card.add(model)
    return card, model


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()
