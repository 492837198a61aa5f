"""Default values as SQL, in the text that JavaScript and MikroORM make of them.

MikroORM puts quotes around a text without escaping it.  A quote inside breaks the SQL, and from
2.21 on silently drops the table and all after it; so such values are refused here.
"""

import json
import math
import re
from decimal import Decimal
from typing import TypeGuard

from tools.errors import UsageError
from tools.scaffold.migration.schema import Json, Kind, Property

_MAX_SAFE_INTEGER = 2**53 - 1
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_SMALLEST_PLAIN = -6  # JavaScript writes 0.000001 in full, and 1e-7 from there on
_TEXT: frozenset[Kind] = frozenset({"text", "enum"})
_NUMBER: frozenset[Kind] = frozenset({"number", "bigNumber", "float"})


def default_literal(field: Property) -> str | None:
    """Return a property's default as SQL, or None if it has none.

    Raises UsageError where Medusa's own generator would write SQL that fails or loses data.
    """
    value = field.default
    if value is None:
        return None
    if field.kind in _TEXT and isinstance(value, str):
        return f"'{plain_text(value)}'"
    if field.kind in _NUMBER and _is_number(value):
        return number(value)
    if field.kind == "boolean" and isinstance(value, bool):
        return "true" if value else "false"
    if field.kind == "json":
        return f"'{plain_text(json_text(value))}'"
    if field.kind == "array" and isinstance(value, list | tuple):
        return f"'{plain_text(_array(value))}'"
    if field.kind in {"id", "dateTime", "autoincrement"}:
        raise UsageError(f"a {field.kind} takes no default in Medusa", fix="leave the default out")
    raise UsageError(f"{value!r} is no default for {field.kind}")


def plain_text(value: str) -> str:
    """Return `value` if it may stand between quotes as it is; else raise UsageError."""
    if "'" in value:
        raise UsageError(
            f"{value!r} holds an apostrophe, which Medusa's migrations do not survive",
            fix="use a typographic one (U+2019), or set the value in code",
        )
    if _CONTROL.search(value):
        raise UsageError(f"{value!r} holds a line break or control character")
    return value


def number(value: float) -> str:
    """Return a number as JavaScript prints it."""
    if not math.isfinite(value) or abs(value) > _MAX_SAFE_INTEGER:
        raise UsageError(f"{value!r} is not a number that JavaScript holds exactly")
    if value == int(value):
        return str(int(value))
    exact = Decimal(repr(value))
    if exact.adjusted() >= _SMALLEST_PLAIN:
        return f"{exact:f}"
    digits = "".join(map(str, exact.as_tuple().digits))
    fraction = f".{digits[1:]}" if digits[1:] else ""
    return f"{'-' if value < 0 else ''}{digits[0]}{fraction}e{exact.adjusted()}"


def json_text(value: Json) -> str:
    """Return the JSON that JavaScript's `JSON.stringify` makes of a value."""
    if isinstance(value, dict):
        # JavaScript keeps keys that look like array indexes first, in their order.
        keys = sorted(value, key=lambda key: (0, int(key)) if _is_index(key) else (1, 0))
        pairs = (f"{json_text(key)}:{json_text(value[key])}" for key in keys)
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(json_text, value)) + "]"
    if _is_number(value):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def _array(values: list[Json] | tuple[Json, ...]) -> str:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) < len(values):
        raise UsageError(f"{list(values)!r} is no default for array", fix="give a list of texts")
    return "{" + ",".join(map(_array_item, texts)) + "}"


def _array_item(text: str) -> str:
    plain_text(text)
    return json_text(text) if text == "" or re.search(r'["{},\\]', text) else text


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_index(key: str) -> bool:
    return re.fullmatch(r"0|[1-9][0-9]{0,9}", key) is not None and int(key) < 2**32 - 1
