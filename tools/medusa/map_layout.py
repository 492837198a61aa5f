"""Where the cards of a panel lie: columns from left to right, each card beside what leads to it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.medusa.map_cards import Card, Line, Panel

WIDTH = 310.0
ROW = 18.0
HEAD = 46.0
COLUMN_GAP = 96.0
CARD_GAP = 18.0
_SWEEPS = 6
_LANE = "lane"
_LANE_HEIGHT = 8.0
# Loose cards fill rows of this width, whatever the columns need.
_AT_LEAST = 3


@dataclass
class Box:
    """Where a card lies, in pixels from its panel's upper left corner."""

    card: Card
    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Placed:
    """The boxes of a panel by the identity of their cards, and the size they need together.

    `lanes` are the boxes that a line passes through on its way, by the identity of the line.
    """

    boxes: dict[int, Box]
    lanes: dict[int, list[Box]]
    width: float
    height: float


@dataclass(frozen=True)
class _Hop:
    """A line's way from one column to the next, over a card or a lane."""

    start: Card
    end: Card


def place(panel: Panel) -> Placed:
    """Return where each card of a panel lies; the loose ones come below, row by row."""
    columns = [list(column) for column in panel.columns]
    lanes = _lanes(panel.lines, columns)
    hops = [hop for line in panel.lines for hop in _hops(line, lanes[id(line)])]
    before, after = _neighbours(hops)
    _order(columns, before, after)
    boxes: dict[int, Box] = {}
    for number, column in enumerate(columns):
        _stack(before, column, number * (WIDTH + COLUMN_GAP), boxes)
    _pull(after, columns[0] if columns else [], boxes)
    passed = {key: [boxes.pop(id(card)) for card in cards] for key, cards in lanes.items()}
    bottom = max((box.y + box.height for box in boxes.values()), default=0.0)
    across = max(_AT_LEAST, len(columns)) * (WIDTH + COLUMN_GAP) - COLUMN_GAP
    top = bottom + 2 * CARD_GAP if boxes and panel.loose else bottom
    bottom = max(bottom, _fill(panel.loose, top, across, boxes))
    return Placed(boxes, passed, across, bottom)


def height_of(card: Card) -> float:
    """Return how high a card is."""
    if card.kind == _LANE:
        return _LANE_HEIGHT
    return HEAD + ROW * len(card.shown) + (6 if card.shown else 0)


def cells(text: str) -> int:
    """Return how many letters of a fixed width a text is wide."""
    wide = (unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return sum(2 if one else 1 for one in wide)


def _lanes(lines: Sequence[Line], columns: list[list[Card]]) -> dict[int, list[Card]]:
    """Give each line a lane in the columns it passes, so that it runs behind no card."""
    column_of = {id(card): number for number, column in enumerate(columns) for card in column}
    lanes: dict[int, list[Card]] = {}
    for line in lines:
        lanes[id(line)] = []
        for number in range(column_of[id(line.start)] + 1, column_of[id(line.end)]):
            lane = Card(_LANE, "")
            columns[number].append(lane)
            lanes[id(line)].append(lane)
    return lanes


def _hops(line: Line, lanes: Sequence[Card]) -> Iterator[_Hop]:
    for start, end in pairwise([line.start, *lanes, line.end]):
        yield _Hop(start, end)


def _neighbours(hops: Sequence[_Hop]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return what comes before each card, and what comes after it."""
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for hop in hops:
        before.setdefault(id(hop.end), []).append(id(hop.start))
        after.setdefault(id(hop.start), []).append(id(hop.end))
    return before, after


def _order(
    columns: list[list[Card]], before: dict[int, list[int]], after: dict[int, list[int]]
) -> None:
    """Order each column by the mean place of its neighbours, so that few lines cross."""
    near = {key: before.get(key, []) + after.get(key, []) for key in {*before, *after}}
    place_of = {id(card): place for column in columns for card, place in _places(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            _sort(column, near, place_of)
    # What nothing here leads to comes last.
    for column in columns[1:]:
        _sort(column, before, place_of)


def _sort(column: list[Card], near: dict[int, list[int]], place_of: dict[int, float]) -> None:
    column.sort(key=lambda card: _mean([place_of[one] for one in near.get(id(card), [])]))
    place_of.update({id(card): place for card, place in _places(column)})


def _places(column: Sequence[Card]) -> Iterator[tuple[Card, float]]:
    for number, card in enumerate(column):
        yield card, number / len(column)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _stack(
    before: dict[int, list[int]], column: list[Card], x: float, boxes: dict[int, Box]
) -> None:
    """Stack a column, each card level with the middle of what leads to it where there is room."""
    floor = 0.0
    for card in column:
        known = [boxes[one].middle for one in before.get(id(card), []) if one in boxes]
        height = height_of(card)
        wanted = _mean(known) - height / 2 if known else floor
        y = max(floor, wanted)
        boxes[id(card)] = Box(card, x, y, height)
        floor = y + height + CARD_GAP


def _pull(after: dict[int, list[int]], column: list[Card], boxes: dict[int, Box]) -> None:
    """Move the cards of the first column down to what they lead to, the last one first."""
    ceiling = float("inf")
    for card in reversed(column):
        box = boxes[id(card)]
        targets = [boxes[one].middle for one in after.get(id(card), [])]
        if targets:
            wanted = _mean(targets) - box.height / 2
            box.y = max(box.y, min(wanted, ceiling - box.height - CARD_GAP))
        ceiling = box.y


def _fill(loose: Sequence[Card], top: float, across: float, boxes: dict[int, Box]) -> float:
    """Put cards side by side, each in the column that is the lowest; return where they end."""
    number = max(1, int((across + CARD_GAP) // (WIDTH + CARD_GAP)))
    floors = [top] * number
    for card in loose:
        column = floors.index(min(floors))
        height = height_of(card)
        boxes[id(card)] = Box(card, column * (WIDTH + CARD_GAP), floors[column], height)
        floors[column] += height + CARD_GAP
    return max(floors) - CARD_GAP if loose else top
