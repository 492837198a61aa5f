"""Names and paths in a check: `${wish}` stands for what was kept, `a.*.b` finds values."""

import re

from pydantic import JsonValue

from tools.errors import SthenoError

_NAME = re.compile(r"\$\{([\w.:]+)\}")


class DoesNotHoldError(SthenoError):
    """A step saw something else than its claim says."""


def filled(value: JsonValue, names: dict[str, JsonValue]) -> JsonValue:
    """Return `value` with names replaced; one that stands alone keeps its type.

    Raises DoesNotHoldError for a name that no earlier step could keep.
    """
    if isinstance(value, str):
        if whole := _NAME.fullmatch(value):
            return _named(whole[1], names)
        return _NAME.sub(lambda found: str(_named(found[1], names)), value)
    if isinstance(value, list):
        return [filled(item, names) for item in value]
    if isinstance(value, dict):
        return {key: filled(item, names) for key, item in value.items()}
    return value


def text_filled(text: str, names: dict[str, JsonValue]) -> str:
    """Return a text with its names replaced; raises DoesNotHoldError."""
    return _NAME.sub(lambda found: str(_named(found[1], names)), text)


def found(value: JsonValue, path: str) -> JsonValue:
    """Return what stands at a path; raises DoesNotHoldError where nothing does."""
    if not path:
        return value
    first, _, rest = path.partition(".")
    if isinstance(value, list):
        if first == "*":
            return [found(item, rest) for item in value]
        if first == "length" and not rest:
            return len(value)
        if first.isdecimal() and int(first) < len(value):
            return found(value[int(first)], rest)
    elif isinstance(value, dict) and first in value:
        return found(value[first], rest)
    raise DoesNotHoldError(f"there is no `{path}`")


def _named(name: str, names: dict[str, JsonValue]) -> JsonValue:
    if name not in names:
        raise DoesNotHoldError(f"`{name}` is not known: an earlier step should have kept it")
    return names[name]
