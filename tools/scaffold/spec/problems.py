"""What can be wrong with a spec, and where."""

from dataclasses import dataclass
from typing import TypeAlias

Location: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """Something wrong with the part of a spec at `location`."""

    location: Location
    message: str
