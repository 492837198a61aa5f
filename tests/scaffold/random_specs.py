"""Specs of any shape with names of any length, for properties that hold for all of them."""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from pydantic import JsonValue, ValidationError

from tools.scaffold.spec.check import check_spec
from tools.scaffold.spec.model import Spec

_STEMS = "abdegikmnoprstuvw"
_REST = "anetolibura"
_OPERATIONS = ["list", "get", "create", "update", "delete"]
_SCALARS = ["text", "number", "bigNumber", "float", "boolean", "dateTime", "json", "array"]
_DEFAULTS: dict[str, JsonValue] = {
    "text": "as is",
    "number": 7,
    "bigNumber": 1.5,
    "float": 0.25,
    "boolean": False,
    "json": {"min": 1, "some-key": [1, 2]},
    "array": ["one", "two"],
}


@dataclass
class Names:
    """Gives names that are all different; only their lengths and words are drawn."""

    draw: st.DrawFn
    longest: int
    serial: int = field(default=0)

    def words(self, longest: int | None = None) -> list[str]:
        """Return one to four words of 3 to `longest` letters in all."""
        self.serial += 1
        first = _STEMS[self.serial % len(_STEMS)]
        second = "aeiou"[self.serial // len(_STEMS) % 5]
        length = self.draw(st.integers(3, longest or self.longest))
        count = self.draw(st.integers(1, max(1, min(4, length // 4))))
        # Every word but the first starts a new one; the last letter is a singular's.
        letters = (first + second + _REST * 4)[: length - 1] + "t"
        size = length // count
        cuts = [*range(0, size * count, size)]
        return [letters[cut : cut + size] for cut in cuts[:-1]] + [letters[cuts[-1] :]]

    def snake(self, longest: int | None = None) -> str:
        words = self.words(longest)
        return "_".join(words)[:40].rstrip("_")

    def kebab(self, longest: int | None = None) -> str:
        return self.snake(longest).replace("_", "-")

    def pascal(self, longest: int | None = None) -> str:
        return "".join(word.capitalize() for word in self.words(longest))


def _field(draw: st.DrawFn, names: Names) -> JsonValue:
    kind = draw(st.sampled_from([*_SCALARS, "enum", "enum"]))
    made: dict[str, JsonValue] = {"type": kind}
    if kind == "enum":
        made["values"] = [names.snake() for _ in range(draw(st.integers(1, 6)))]
    shape = draw(st.sampled_from(["plain", "plain", "nullable", "default", "both"]))
    if shape in {"nullable", "both"}:
        made["nullable"] = True
    if shape in {"default", "both"} and kind in _DEFAULTS:
        made["default"] = names.snake() if kind == "text" else _DEFAULTS[kind]
    if shape == "default" and kind == "enum":
        made["default"] = made["values"][0]  # type: ignore[index]
    if kind not in {"enum", "boolean", "json", "array"}:
        flag = draw(st.sampled_from([None, None, "unique", "index"]))
        made |= {flag: True} if flag else {}
    if kind == "text" and draw(st.booleans()):
        made["searchable"] = True
    return made


def _models(draw: st.DrawFn, names: Names) -> dict[str, dict[str, JsonValue]]:
    models: dict[str, dict[str, JsonValue]] = {}
    for _ in range(draw(st.integers(1, 4))):
        fields = {names.snake(): _field(draw, names) for _ in range(draw(st.integers(1, 6)))}
        model: dict[str, JsonValue] = {"fields": fields}
        if draw(st.booleans()) and draw(st.booleans()):
            model["prefix"] = names.kebab(10).replace("-", "")
        plain = [
            name
            for name, value in fields.items()
            if isinstance(value, dict) and value["type"] not in {"json", "array"}
        ]
        if len(plain) > 1 and draw(st.booleans()):
            model["indexes"] = [{"on": [*plain[:3]], "unique": draw(st.booleans())}]
        models[names.pascal()] = model
    return models


def _relate(draw: st.DrawFn, names: Names, models: dict[str, dict[str, JsonValue]]) -> None:
    listed = list(models)
    for _ in range(draw(st.integers(0, len(listed)))):
        parent = draw(st.integers(0, len(listed) - 1))
        child = draw(st.integers(parent, len(listed) - 1))
        nullable = "?" if parent == child or draw(st.booleans()) else ""
        many, one = names.snake(), names.snake(36)
        parents = models[listed[parent]].setdefault("relations", {})
        children = models[listed[child]].setdefault("relations", {})
        parents[many] = f"hasMany {listed[child]}"  # type: ignore[index,call-overload]
        children[one] = f"belongsTo {listed[parent]}.{many}{nullable}"  # type: ignore[index,call-overload]


def _api(
    draw: st.DrawFn, names: Names, module: str, models: dict[str, dict[str, JsonValue]]
) -> dict[str, JsonValue]:
    api: dict[str, JsonValue] = {}
    for model in models:
        for scope in draw(st.lists(st.sampled_from(["admin", "store", "owner"]), max_size=2)):
            crud = draw(st.lists(st.sampled_from(_OPERATIONS), min_size=1, unique=True))
            path = "/".join(names.kebab() for _ in range(draw(st.integers(1, 2))))
            entry: dict[str, JsonValue] = {"model": f"{module}.{model}", "crud": [*crud]}
            owners = [
                name
                for name, value in models[model]["fields"].items()  # type: ignore[union-attr]
                if isinstance(value, dict) and value["type"] == "text" and "nullable" not in value
            ]
            if scope == "owner" and not owners:
                scope = "admin"  # noqa: PLW2901
            if scope == "owner":
                entry["owner"] = {"actor": "customer", "field": owners[0]}
            elif scope == "store":
                entry["crud"] = [one for one in crud if one in {"list", "get"}] or ["list"]
            api[f"{'admin' if scope == 'admin' else 'store'}/{path}"] = entry
    return api


@st.composite
def specs(draw: st.DrawFn, longest: int = 40) -> tuple[str, Spec]:
    """Draw the name of a module, and a sound spec with that module."""
    names = Names(draw, longest)
    module = names.kebab()
    models = _models(draw, names)
    _relate(draw, names, models)
    api = _api(draw, names, module, models)
    text = {"version": 1, "modules": {module: {"models": models}}, "api": api}
    spec = Spec.model_validate(text)
    problems = list(check_spec(spec))
    assert not problems, problems
    return module, spec


__all__ = ["ValidationError", "specs"]
