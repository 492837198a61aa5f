"""The links where a project's agents are looked for, none of which is followed."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.repo.walk import is_unicode


def links_among(root: Path, places: Iterable[str]) -> Iterator[str]:
    """Yield the links that stand for agents' files or folders of them, as paths from `root`.

    Such a link stands at a place or on the way to it, or below it and leads to a folder or has a
    name in `.md`.
    """
    for place in places:
        ways = [*reversed(Path(place).parents), Path(place)]
        link = next((way for way in ways if _is_link(root / way)), None)
        if link is None:
            yield from _below(root, place)
        elif _is_folder(root / place):
            yield link.as_posix()


def _below(root: Path, place: str) -> Iterator[str]:
    for at, folders, files in os.walk(root / place):
        for name in filter(is_unicode, sorted([*folders, *files])):
            path = Path(at, name)
            if _is_link(path) and (name.endswith(".md") or _is_folder(path)):
                yield path.relative_to(root).as_posix()


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114  # a Path raises where it may not look


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  # likewise
