"""A project map that fits a model's attention, and says what it leaves out."""

from pydantic import Field

from tools.medusa.map_model import ProjectMap
from tools.medusa.map_parts import PARTS, Part

_MAX_CHARACTERS = 40_000


class MapView(ProjectMap):
    """A project map; `left_out` counts what each part that is not shown here holds."""

    left_out: dict[str, int] = Field(default_factory=dict)


def view_map(project: ProjectMap, parts: list[Part] | None = None) -> MapView:
    """Return `parts` of a map, or, if None, as many as fit: the largest are left out first."""
    view = MapView(**dict(project))
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


def _without(view: MapView, part: Part) -> MapView:
    if not (held := len(getattr(view, part))):
        return view
    return view.model_copy(update={part: [], "left_out": {**view.left_out, part: held}})


def _size(view: MapView) -> int:
    return len(view.model_dump_json(exclude_none=True))
