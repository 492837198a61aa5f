"""The one-line forms of fields, relations and indexes.

A field:    `text`, `text?`, `text searchable`, `enum(mm, cm, inch) = mm`, `id(pub)`
A relation: `hasMany SizeGuideEntry`, `belongsTo SizeGuide.entries`, `belongsTo Shop.guides?`
An index:   `status, rank`, `guide_id, label unique`
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
    r"^\s*(?P<type>\w+)\s+(?P<model>\w+)(?:\.(?P<inverse>\w+))?(?P<nullable>\?)?\s*$"
)
_FLAGS = {"nullable", "unique", "index", "searchable"}
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
            f"`{line}` is no relation; write `hasMany Entry` or `belongsTo Guide.entries`"
        )
    long: dict[str, JsonValue] = {"type": match["type"], "model": match["model"]}
    if match["inverse"]:
        long["inverse"] = match["inverse"]
    if match["nullable"]:
        long["nullable"] = True
    return long


def parse_index_line(line: str) -> dict[str, JsonValue]:
    """Return the long form of an index's line; raises ValueError with what is wrong."""
    fields, unique = re.subn(r"\s+unique\s*$", "", line)
    names = [name.strip() for name in fields.split(",")]
    if not all(re.fullmatch(r"\w+", name) for name in names):
        raise ValueError(f"`{line}` is no index; write `status, rank` or `guide_id, label unique`")
    return {"on": list(names), "unique": bool(unique)}
