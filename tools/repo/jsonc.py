"""JSON as people write it in settings: with comments and trailing commas."""

import json
import re
from typing import TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

_STRING = r'"(?:\\.|[^"\\])*"'
_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.DOTALL)


def parse_jsonc(text: str) -> Json:
    """Return the value of a JSON text, comments and trailing commas dropped.

    Raises ValueError (a JSONDecodeError, its lines those of `text`) if it is none.
    """
    text = text.removeprefix("\ufeff")
    try:
        return _loaded(text)  # most texts are plain, and some are lock files of megabytes
    except json.JSONDecodeError:
        plain = _COMMENT.sub(_keep_strings_and_lines, text)
        return _loaded(_TRAILING_COMMA.sub(_keep_strings_and_lines, plain))


def as_object(value: Json) -> dict[str, Json]:
    """Return an object as it is, and an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_text(value: Json) -> str | None:
    """Return a string as it is, and None for anything else."""
    return value if isinstance(value, str) else None


def _loaded(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def _keep_strings_and_lines(match: re.Match[str]) -> str:
    if match[1] is not None:
        return match[1]
    return "".join(character if character == "\n" else " " for character in match[0])
