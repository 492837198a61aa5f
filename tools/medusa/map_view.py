"""A project map that fits a model's attention, and says what it leaves out."""

from collections.abc import Iterator

from pydantic import Field

from tools.medusa.map_model import ProjectMap
from tools.medusa.map_parts import PARTS, Part
from tools.plan.model import Frozen

_MAX_CHARACTERS = 40_000


class MapView(ProjectMap):
    """A project map; `left_out` counts what each part that is not shown here holds."""

    left_out: dict[str, int] = Field(default_factory=dict)


def view_map(
    project: ProjectMap, parts: list[Part] | None = None, name: str | None = None
) -> MapView:
    """Return `parts` of a map, or, if None, as many as fit: the largest are left out first.

    With a `name`, only the entries that hold it anywhere, in any case: the id, what they use,
    their file.
    """
    view = MapView(**dict(project))
    if name is not None:
        view = view.model_copy(update={part: _named(view, part, name) for part in PARTS})
    if parts is not None:
        for part in set(PARTS) - set(parts):
            view = _without(view, part)
        return view
    by_size = sorted(PARTS, key=lambda part: _size(view.model_copy(update={part: []})))
    for part in by_size:
        if _size(view) <= _MAX_CHARACTERS:
            break
        view = _without(view, part)
    return view


def _named(view: MapView, part: Part, name: str) -> list[Frozen]:
    entries: list[Frozen] = getattr(view, part)
    wanted = name.casefold()
    return [entry for entry in entries if any(wanted in text for text in _texts(entry))]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.casefold()
    elif isinstance(value, Frozen):
        for _, held in value:
            yield from _texts(held)
    elif isinstance(value, list | dict):
        for held in value:
            yield from _texts(held)


def _without(view: MapView, part: Part) -> MapView:
    if not (held := len(getattr(view, part))):
        return view
    return view.model_copy(update={part: [], "left_out": {**view.left_out, part: held}})


def _size(view: MapView) -> int:
    return len(view.model_dump_json(exclude_none=True))
