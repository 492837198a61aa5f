"""The sound part of a spec whose form is wrong somewhere, so that its meaning can be checked too.

What is wrong is taken out or replaced by something plain, and remembered: a problem of meaning
that has to do with it is left for the next time, since it may well be gone then.
"""

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import JsonValue, ValidationError

from tools.scaffold.spec.model import Spec
from tools.scaffold.spec.problems import Location, Problem

_ROUNDS = 4
_LEFT_OUT = "left_out"
_QUOTED = re.compile(r"`([^`]*)`")
_WORD = re.compile(r"[\w-]+")


@dataclass
class _Doubtful:
    """The names of what is wrong: `named` tell anywhere, `related` where relations are judged."""

    named: set[str] = field(default_factory=lambda: {_LEFT_OUT})
    related: set[str] = field(default_factory=set)

    def concern(self, problem: Problem, value: JsonValue) -> bool:
        parts = {str(part) for part in problem.location}
        quoted = {word for text in _QUOTED.findall(problem.message) for word in _words(text)}
        if self.named & (parts | quoted) or _LEFT_OUT in problem.message:
            return True
        if "checks" in parts:
            return len(self.named) > 1
        told = {*parts, *_words(problem.message), *_words(_at(value, problem.location))}
        return "relations" in parts and bool(self.related & told)


def sound_problems(
    value: JsonValue, error: ValidationError, check: Callable[[Spec], Iterable[Problem]]
) -> Iterator[Problem]:
    """Yield what `check` finds in the sound part of the spec `value`, which raised `error`."""
    doubtful, mended = _Doubtful(), copy.deepcopy(value)
    for _ in range(_ROUNDS):
        for detail in error.errors():
            _mend(mended, detail["loc"], doubtful, unknown=detail["type"] == "extra_forbidden")
        try:
            spec = Spec.model_validate(mended)
        except ValidationError as another:
            error = another
        else:
            found = check(spec)
            yield from (one for one in found if not doubtful.concern(one, value))
            return


def _mend(value: JsonValue, at: Location, doubtful: _Doubtful, *, unknown: bool) -> None:
    """Take out of `value` what an error is about, and note its names."""
    is_key, at = at[-1:] == ("[key]",), tuple(part for part in at if part != "[key]")
    match at:
        case _ if unknown:
            _put(value, at)
        case ("version", *_):
            _put(value, at, 1)
        case ("modules", _, "models", _, _, _, *_):
            _mend_member(value, at[:6], doubtful, is_key=is_key)
        case ("modules", _, "models", _, "relations" | "indexes" | "checks" | "prefix"):
            _put(value, at)
        case ("modules", _, "models", model, *_):
            doubtful.named.add(str(model))
            _put(value, at[:4], None if is_key else {"fields": {_LEFT_OUT: "text"}})
        case ("modules" | "api", name, *_):
            doubtful.named.add(str(name))
            _put(value, at[:2])
        case _:
            _put(value, at[:1])


def _mend_member(value: JsonValue, at: Location, doubtful: _Doubtful, *, is_key: bool) -> None:
    model, kind, name = at[3:]
    if kind == "fields":
        doubtful.named.add(str(name))
        _put(value, at, None if is_key else "text")
        if not _at(value, at[:5]):
            _put(value, (*at[:5], _LEFT_OUT), "text")
    elif kind == "indexes":
        # Another index in its place: those behind it keep their numbers.
        _put(value, at, {"on": [_LEFT_OUT]})
    else:
        if kind == "relations":
            doubtful.named.add(f"{name}_id")
            doubtful.related |= {str(name), str(model), *_words(_at(value, at))}
        _put(value, at)


def _put(value: JsonValue, at: Location, new: JsonValue = None) -> None:
    """Replace the part of `value` at `at`, or take it out where `new` is None."""
    parent = _at(value, at[:-1])
    if isinstance(parent, list) and at and isinstance(at[-1], int):
        parent[at[-1]] = new
    elif isinstance(parent, dict) and at:
        for key in [key for key in parent if str(key) == str(at[-1])]:
            del parent[key]
        if new is not None:
            parent[str(at[-1])] = new


def _at(value: JsonValue, at: Location) -> JsonValue:
    for part in at:
        if isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif isinstance(value, dict):
            value = next((one for key, one in value.items() if str(key) == str(part)), None)
        else:
            return None
    return value


def _words(value: JsonValue) -> list[str]:
    return _WORD.findall(str(value))
