"""Names that must be unique, and the places that take one again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tools.medusa.doctor.model import Found


def twice(named: Iterable[tuple[str, Found]], message: str) -> Iterator[Found]:
    """Yield every place but the first of each name; `message` takes the name and the first."""
    places: dict[str, list[Found]] = defaultdict(list)
    for name, place in named:
        places[name].append(place)
    for name, (first, *others) in places.items():
        for other in others:
            yield replace(other, message=message.format(name, f"{first.path}:{first.line}"))
