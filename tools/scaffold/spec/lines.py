"""The one-line forms of fields, relations and indexes.

A field:    `text`, `text?`, `text searchable`, `enum(mm, cm, inch) = mm`, `id(pub)`
A relation: `hasMany SizeGuideEntry`, `belongsTo SizeGuide.entries`, `belongsTo Shop.guides?`,
            `hasOne Cover? foreignKey`, `manyToMany Tag.articles through article_tag`
An index:   `status, rank`, `guide_id, label unique`, `tags using gin`, `slug unique where live`
"""

import json
import re

from pydantic import JsonValue

_FIELD = re.compile(
    r"""^\s*(?P<type>[A-Za-z]\w*)
        (?:\((?P<args>[^()]*)\))?
        (?P<nullable>\?)?
        (?P<flags>(?:\s+[A-Za-z]\w*)*)
        (?:\s*=\s*(?P<default>.+?))?\s*$""",
    re.VERBOSE,
)
_RELATION = re.compile(
    r"^\s*(?P<type>\w+)\s+(?P<model>\w+)(?:\.(?P<inverse>\w+))?(?P<nullable>\?)?"
    r"(?P<flags>(?:\s+(?:foreignKey|searchable))*)(?:\s+through\s+(?P<through>\w+))?\s*$"
)
_INDEX = re.compile(
    r"^\s*(?P<on>\w+(?:\s*,\s*\w+)*)(?P<unique>\s+unique)?(?:\s+using\s+(?P<using>\w+))?"
    r"(?:\s+where\s+(?P<where>.+?))?\s*$"
)
_FLAGS = {"computed", "index", "nullable", "primaryKey", "searchable", "translatable", "unique"}
# The types whose default is written bare; the others are read as JSON.
_BARE = {"text", "enum"}


def parse_field_line(line: str) -> dict[str, JsonValue]:
    """Return the long form of a field's line; raises ValueError with what is wrong."""
    match = _FIELD.match(line)
    if match is None:
        raise ValueError(f"`{line}` is no field; write it like `text`, `text?` or `number = 0`")
    long: dict[str, JsonValue] = {"type": match["type"]}
    if match["args"] is not None:
        long |= _arguments(match["type"], match["args"])
    if match["nullable"]:
        long["nullable"] = True
    for flag in match["flags"].split():
        if flag not in _FLAGS:
            raise ValueError(f"`{flag}` is no modifier; there are {', '.join(sorted(_FLAGS))}")
        long[flag] = True
    if match["default"] is not None:
        long["default"] = _default(match["type"], match["default"])
    return long


def _arguments(kind: str, text: str) -> dict[str, JsonValue]:
    if kind == "enum":
        return {"values": [value.strip().strip("\"'") for value in text.split(",")]}
    if kind == "id":
        return {"prefix": text.strip()}
    raise ValueError(f"`{kind}` takes nothing in parentheses")


def _default(kind: str, text: str) -> JsonValue:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    if kind in _BARE:
        return text[1:-1] if quoted else text
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        raise ValueError(f"the default `{text}` cannot be read as {kind}") from None
    return value


def parse_relation_line(line: str) -> dict[str, JsonValue]:
    """Return the long form of a relation's line; raises ValueError with what is wrong."""
    match = _RELATION.match(line)
    if match is None:
        raise ValueError(
            f"`{line}` is no relation; write `hasMany Entry`, `belongsTo Guide.entries`, "
            "`hasOne Cover` or `manyToMany Tag.articles`"
        )
    long: dict[str, JsonValue] = {"type": match["type"], "model": match["model"]}
    if match["inverse"]:
        long["inverse"] = match["inverse"]
    if match["nullable"]:
        long["nullable"] = True
    for flag in match["flags"].split():
        long[flag] = True
    if match["through"]:
        long["through"] = match["through"]
    return long


def parse_index_line(line: str) -> dict[str, JsonValue]:
    """Return the long form of an index's line; raises ValueError with what is wrong."""
    match = _INDEX.match(line)
    if match is None:
        raise ValueError(
            f"`{line}` is no index; write `status, rank`, `guide_id, label unique`, "
            "`tags using gin` or `slug unique where live`"
        )
    long: dict[str, JsonValue] = {"on": re.split(r"\s*,\s*", match["on"])}
    long["unique"] = bool(match["unique"])
    long |= {part: match[part] for part in ("using", "where") if match[part]}
    return long
