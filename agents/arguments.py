"""How a tool describes its arguments to a model, and what the model reads where they do not fit."""

import re
from typing import Any

from pydantic import ValidationError

from tools.repo.meant import did_you_mean

# Left out of what a model reads; `additionalProperties` comes back where arguments are refused.
_FILLER = frozenset({"title", "$defs", "additionalProperties", "readOnly"})

# How pydantic names the types of a union.
_TYPE = re.compile(r"^(constrained-)?(str|int)$|\]$")

# A JSON schema is a mapping of anything; every library's own type for it is this one.
Schema = dict[str, Any]


def lean(schema: Schema) -> Schema:
    """Return a JSON schema without titles, prose, null alternatives and references.

    Leaving an optional field out says the same as null, and costs the model nothing to read.
    Descriptions of single fields stay, those of whole models go.
    """
    definitions: Schema = schema.get("$defs", {})

    def slim(node: Schema) -> Schema:
        if "$ref" in node:
            target = definitions[node["$ref"].rpartition("/")[2]]
            node = _without(target, "description") | _without(node, "$ref")
        kinds = [kind for kind in node.get("anyOf", []) if kind.get("type") != "null"]
        if len(kinds) == 1:
            return slim(kinds[0] | _without(node, "anyOf"))
        slimmed = {key: inward(value) for key, value in node.items() if key not in _FILLER}
        if not isinstance(slimmed.get("default"), str | int | float):
            slimmed.pop("default", None)
        if "properties" in node:
            fields = node["properties"]
            slimmed["properties"] = {name: slim(field) for name, field in fields.items()}
            required = [name for name in node.get("required", []) if not _nullable(fields[name])]
            slimmed["required"] = required
        return slimmed

    def inward(value: Any) -> Any:
        if isinstance(value, list):
            return [inward(item) for item in value]
        return slim(value) if isinstance(value, dict) else value

    return slim(_without(schema, "description"))


def _nullable(schema: Schema) -> bool:
    return any(kind.get("type") == "null" for kind in schema.get("anyOf", []))


def _without(schema: Schema, name: str) -> Schema:
    return {key: value for key, value in schema.items() if key != name}


def unknown(tool: str, strange: list[str], known: list[str]) -> str:
    """Say that a tool was given arguments it does not know, and which it does."""
    near = did_you_mean(strange[0], known, "{!r}")
    hint = f"; {near}" if near else "."
    names = ", ".join(repr(name) for name in strange)
    return f"{tool} does not know {names}{hint} It takes: {', '.join(known) or 'nothing'}."


def invalid(tool: str, error: ValidationError) -> str:
    """Say in one line what is wrong with the arguments that a tool was given."""
    problems = (
        f"{'.'.join(_named(problem['loc']))}: {_lowered(problem['msg'])}"
        for problem in error.errors(include_url=False, include_input=False)
    )
    return f"{tool} cannot take these arguments: {'; '.join(problems)}."


def _named(place: tuple[int | str, ...]) -> list[str]:
    """Return the parts of a place that a caller wrote, and not which type was tried there."""
    return [str(part) for part in place if not _TYPE.search(str(part))]


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]
