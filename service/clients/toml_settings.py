"""Our entry in a TOML settings file, comments and layout kept."""

from itertools import takewhile

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Comment, Table, Trivia, Whitespace

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
    standing = place.get(keys[-1])
    if standing == value:
        return text
    place[keys[-1]] = value
    for item in _behind(standing):
        place[keys[-1]].add(item)
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
        left = _behind(place[key])
        if key != keys[-1] and (place[key] or left):
            break
        body = place.value.body if isinstance(place, Table) else place.body
        at = next(number for number, (one, _) in enumerate(body) if one == key)
        del place[key]
        if left:
            text = "".join(item.as_string() for item in left)
            body[at] = (None, Comment(Trivia(comment=text.strip("\n"))))
    return tomlkit.dumps(document) if tomlkit.dumps(document).strip() else ""


def _behind(item: object) -> list[Comment | Whitespace]:
    """Return the comments at the end of a table: a person's, of it or of the table that follows."""
    body = item.value.body if isinstance(item, Table) else []
    # What was taken out stands there without a key too.
    behind = [*takewhile(lambda member: member[0] is None, reversed(body))]
    found = [one for _, one in reversed(behind) if isinstance(one, Comment | Whitespace)]
    return found if any(isinstance(one, Comment) for one in found) else []


def _parsed(text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise UnknownShapeError(f"the file is no TOML: {error}", error.line) from error


def _table(item: object, key: str) -> Table:
    if not isinstance(item, Table):
        raise UnknownShapeError(f"`{key}` is no table", 1)
    return item
