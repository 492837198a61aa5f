"""What can be wrong with a spec, and where."""

from typing import NamedTuple, TypeAlias

Location: TypeAlias = tuple[str | int, ...]


class Problem(NamedTuple):
    """Something wrong with the part of a spec at `location`."""

    location: Location
    message: str
