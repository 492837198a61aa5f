"""What one field becomes: in the model, in TypeScript, in the validators and in tests."""

import json
from textwrap import indent
from typing import NamedTuple

from pydantic import JsonValue

from tools.scaffold.layout import MARK
from tools.scaffold.naming import free
from tools.scaffold.render import Data
from tools.scaffold.spec.examples import Shape
from tools.scaffold.spec.model import FieldSpec, FieldType, IndexSpec


class Kind(NamedTuple):
    """The TypeScript type, the validator and the filter of one property type."""

    input_type: str
    zod: tuple[str, ...]
    filter: str | None = None


_TEXT_FILTER = "z.union([z.string(), z.array(z.string())]).optional()"
_NUMBER_FILTER = "createOperatorMap(z.coerce.number()).optional()"

KINDS: dict[FieldType, Kind] = {
    FieldType.TEXT: Kind("string", (".string()",), _TEXT_FILTER),
    FieldType.NUMBER: Kind("number", (".number()", ".int()"), _NUMBER_FILTER),
    FieldType.BIG_NUMBER: Kind("number", (".number()",)),
    FieldType.FLOAT: Kind("number", (".number()",), _NUMBER_FILTER),
    FieldType.BOOLEAN: Kind("boolean", (".boolean()",), "booleanString().optional()"),
    FieldType.DATE_TIME: Kind("Date", (".coerce.date()",), "createOperatorMap().optional()"),
    FieldType.JSON: Kind("Record<string, unknown>", (".record(z.string(), z.unknown())",)),
    FieldType.ARRAY: Kind("string[]", (".array(z.string())",)),
    FieldType.ENUM: Kind("", ()),
    FieldType.AUTOINCREMENT: Kind("number", (".number()", ".int()"), _NUMBER_FILTER),
    FieldType.ID: Kind("string", (".string()",), _TEXT_FILTER),
}


def literal(value: JsonValue) -> str:
    """Return a JSON value as the TypeScript literal prettier would print on one line."""
    if isinstance(value, dict):
        items = ", ".join(f"{_key(key)}: {literal(item)}" for key, item in value.items())
        return f"{{ {items} }}" if items else "{}"
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)


def text_literal(text: str) -> str:
    """Return a text as prettier prints it: in the quotes that need fewer escapes."""
    if text.count('"') <= text.count("'"):
        return json.dumps(text, ensure_ascii=False)
    return "'" + json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"') + "'"


def binding(name: str) -> str:
    """Return a field as it is taken out of an object or put in, renamed if the name is taken."""
    local = free(name, "_value")
    return name if local == name else f"{name}: {local}"


def index(entry: IndexSpec) -> Data:
    """Return an index as the members of the object that declares it."""
    members = [f"on: [{', '.join(literal(name) for name in entry.on)}]"]
    if entry.name:
        members.insert(0, f"name: {literal(entry.name)}")
    if entry.unique:
        members.append("unique: true")
    if entry.condition:
        members.append(f"where: {text_literal(entry.condition)}")
    if entry.using:
        members.append(f"type: {literal(entry.using.upper())}")
    return {"members": members}


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else json.dumps(key, ensure_ascii=False)


def _listed(opening: str, values: list[str], closing: str) -> str:
    """Return a call over a list, marked so that it breaks one value a line where it must."""
    lines = "".join(f"  {literal(value)},\n" for value in values)
    return f"{opening}[{MARK}\n{lines}]{closing}"


def _chain(root: str, calls: list[str]) -> str:
    """Return a chain of calls, marked so that it breaks before each dot where it must."""
    if len(calls) == 1:
        return root + calls[0]
    return f"{root}{MARK}\n" + "\n".join(indent(call, "  ") for call in calls)


def dml(field: FieldSpec) -> str:
    """Return the call chain that declares the field in `model.define`."""
    call = f".{field.type.value}()"
    if field.values is not None:
        call = _listed(".enum(", field.values, ")")
    calls = [call]
    flags = ("searchable", "translatable", "unique", "index")
    calls += [f".{flag}()" for flag in flags if getattr(field, flag)]
    if field.default is not None:
        calls.append(f".default({literal(field.default)})")
    if field.primary_key:
        calls.append(".primaryKey()")
    if field.nullable:
        calls.append(".nullable()")
    if field.computed:
        calls.append(".computed()")
    return _chain("model", calls)


def input_type(field: FieldSpec) -> str:
    """Return the TypeScript type of the value that a caller hands in."""
    kind = KINDS[field.type].input_type
    if field.values is not None:
        kind = " | ".join(literal(value) for value in field.values)
    return f"{kind} | null" if field.nullable else kind


def zod_create(field: FieldSpec) -> str:
    """Return the validator of the field in a body that creates."""
    return _chain("z", [*_zod(field), *_absent(field, optional=field.has_default)])


def zod_update(field: FieldSpec) -> str:
    """Return the validator of the field in a body that updates: everything may be left out."""
    return _chain("z", [*_zod(field), *_absent(field, optional=True)])


def _zod(field: FieldSpec) -> list[str]:
    if field.values is not None:
        return [_listed(".enum(", field.values, ")")]
    needed = field.type is FieldType.TEXT and not field.nullable and not field.has_default
    return [*KINDS[field.type].zod, *([".min(1)"] if needed else [])]


def _absent(field: FieldSpec, *, optional: bool) -> list[str]:
    if field.nullable:
        return [".nullish()"]
    return [".optional()"] if optional else []


def zod_filter(field: FieldSpec) -> str | None:
    """Return the validator of the field as a filter of a list, or None where none makes sense."""
    if field.values is not None:
        values = indent(_listed("z.enum(", field.values, ")"), "  ")
        return f"createOperatorMap({MARK}\n{values}\n).optional()"
    return KINDS[field.type].filter


def sample(name: str, field: FieldSpec, row: int | None = None, shape: Shape | None = None) -> str:
    """Return a TypeScript expression for a valid value: of test row `row`, or of row `n`."""
    if shape:
        return _shaped(field, shape, row)
    if field.values is not None:
        number = (row or 1) % len(field.values)
        return literal(field.values[number]) + (" as const" if row is None else "")
    # A key stands in URLs.
    words = name.replace("_", "-") if field.primary_key else name.replace("_", " ")
    between = "-" if field.primary_key else " "
    if row is None:
        of_n = {FieldType.TEXT: f"`{words}{between}${{n}}`", FieldType.ARRAY: "[`${n}`]"}
        return of_n.get(field.type) or _of_row(field, "n", "n + 0.5", "n + 0.25", "{ n }")
    of_row = {
        FieldType.TEXT: literal(f"{words}{between}{row}"),
        FieldType.ARRAY: literal([str(row)]),
    }
    return of_row.get(field.type) or _of_row(
        field, str(row), str(row + 0.5), str(row + 0.25), f"{{ n: {row} }}"
    )


def _shaped(field: FieldSpec, shape: Shape, row: int | None) -> str:
    if field.type is FieldType.DATE_TIME:
        return f"new Date(Date.UTC(2030, {shape.add}, {row or 'n'}))"
    if row is not None:
        return f"{shape.of(field, row):g}"
    if shape.divide > 1:
        return f"n / {shape.divide}"
    added = shape.of(field, 0)
    return f"n {'-' if added < 0 else '+'} {abs(added):g}"


def _of_row(field: FieldSpec, whole: str, half: str, quarter: str, json_value: str) -> str:
    return {
        FieldType.NUMBER: whole,
        FieldType.FLOAT: half,
        FieldType.BIG_NUMBER: quarter,
        FieldType.BOOLEAN: literal(field.default is not True),
        FieldType.DATE_TIME: f"new Date(Date.UTC(2030, 0, {whole}))",
        FieldType.JSON: json_value,
    }[field.type]
