"""Our entry in a TOML settings file, comments and layout kept."""

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Table

from tools.plan.typescript.source import UnknownShapeError
from tools.repo.jsonc import Json


def with_table(text: str, keys: tuple[str, ...], value: dict[str, Json]) -> str:
    """Return settings `text` with a table at the path `keys`; "" stands for no file.

    Raises UnknownShapeError where the text is no TOML or something else stands on the way.
    """
    document = _parsed(text)
    place: tomlkit.TOMLDocument | Table = document
    for key in keys[:-1]:
        if key not in place:
            place[key] = tomlkit.table(is_super_table=True)
        place = _table(place[key], key)
    if place.get(keys[-1]) == value:
        return text
    place[keys[-1]] = value
    return tomlkit.dumps(document)


def without_table(text: str, keys: tuple[str, ...]) -> str:
    """Return settings `text` without the table at the path `keys`; "" where nothing is left."""
    document = _parsed(text)
    places: list[tomlkit.TOMLDocument | Table] = [document]
    for key in keys[:-1]:
        if key not in places[-1]:
            return text
        places.append(_table(places[-1][key], key))
    if keys[-1] not in places[-1]:
        return text
    for place, key in zip(reversed(places), reversed(keys), strict=True):
        if key == keys[-1] or not place[key]:
            del place[key]
    return tomlkit.dumps(document) if tomlkit.dumps(document).strip() else ""


def _parsed(text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise UnknownShapeError(f"the file is no TOML: {error}", error.line) from error


def _table(item: object, key: str) -> Table:
    if not isinstance(item, Table):
        raise UnknownShapeError(f"`{key}` is no table", 1)
    return item
