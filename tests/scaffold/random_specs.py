"""Specs of any shape with names of any length, for properties that hold for all of them."""

from dataclasses import dataclass, field

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import JsonValue

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


@dataclass
class _Model:
    """A model as it is being declared."""

    fields: dict[str, dict[str, JsonValue]]
    relations: dict[str, JsonValue] = field(default_factory=dict)
    indexes: list[JsonValue] = field(default_factory=list)
    prefix: str | None = None

    def declared(self) -> dict[str, JsonValue]:
        head: dict[str, JsonValue] = {"prefix": self.prefix} if self.prefix else {}
        fields: dict[str, JsonValue] = {**self.fields}
        return head | {"fields": fields, "relations": self.relations, "indexes": self.indexes}


def _field(draw: st.DrawFn, names: Names) -> dict[str, JsonValue]:
    kind = draw(st.sampled_from([*_SCALARS, "enum", "enum", "autoincrement"]))
    made: dict[str, JsonValue] = {"type": kind}
    values = [names.snake() for _ in range(draw(st.integers(1, 6)))] if kind == "enum" else []
    if values:
        made["values"] = [*values]
    if kind == "autoincrement":
        return made
    if draw(st.integers(0, 12)) == 0:
        return made | {"computed": True, "nullable": True}
    shape = draw(st.sampled_from(["plain", "plain", "nullable", "default", "both"]))
    if shape in {"nullable", "both"}:
        made["nullable"] = True
    if shape in {"default", "both"} and kind in {*_DEFAULTS, "enum"}:
        made["default"] = values[0] if values else _DEFAULTS[kind]
    return made | _flags(draw, kind)


def _flags(draw: st.DrawFn, kind: str) -> dict[str, JsonValue]:
    flags: list[str] = []
    if kind not in {"enum", "boolean", "json", "array"}:
        kinds = ["", "", "unique", "index"]
        flags += [flag for flag in [draw(st.sampled_from(kinds))] if flag]
    if kind in {"text", "number"} and draw(st.booleans()):
        flags.append("searchable")
    if kind == "text" and draw(st.integers(0, 5)) == 0:
        flags.append("translatable")
    return {**dict.fromkeys(flags, True)}


def _models(draw: st.DrawFn, names: Names) -> dict[str, _Model]:
    models: dict[str, _Model] = {}
    for _ in range(draw(st.integers(1, 4))):
        fields = {names.snake(): _field(draw, names) for _ in range(draw(st.integers(1, 6)))}
        model = _Model(fields)
        head = draw(st.sampled_from(["", "", "prefix", "key"]))
        if head == "prefix":
            model.prefix = names.kebab(10).replace("-", "")
        elif head == "key":
            model.fields = {names.snake(): {"type": "text", "primary_key": True}, **fields}
        model.indexes = _indexes(draw, names, fields)
        models[names.pascal()] = model
    return models


def _indexes(
    draw: st.DrawFn, names: Names, fields: dict[str, dict[str, JsonValue]]
) -> list[JsonValue]:
    stored = {name: f"{field['type']}" for name, field in fields.items() if "computed" not in field}
    plain = [name for name, kind in stored.items() if kind not in {"json", "array"}]
    made: list[JsonValue] = []
    if len(plain) > 1 and draw(st.booleans()):
        unique = draw(st.booleans())
        first: list[JsonValue] = [*plain[:3]]
        made.append({"on": first, "unique": unique, "name": names.snake()})
    if len(plain) > 1 and draw(st.booleans()):
        where = f"{plain[0]} IS NOT NULL"
        last: list[JsonValue] = [*plain[-2:]]
        made.append({"on": last, "where": where, "name": names.snake()})
    arrays = [name for name, kind in stored.items() if kind == "array"]
    if bool(arrays) and draw(st.booleans()):
        made.append({"on": [*arrays[:1]], "using": "gin", "name": names.snake()})
    return made


def _relate(draw: st.DrawFn, names: Names, models: dict[str, _Model]) -> None:
    listed = list(models)
    for _ in range(draw(st.integers(0, len(listed) + 1))):
        parent = draw(st.integers(0, len(listed) - 1))
        child = draw(st.integers(parent, len(listed) - 1))
        here, there = models[listed[parent]].relations, models[listed[child]].relations
        nullable = "?" if parent == child or draw(st.booleans()) else ""
        ours, theirs = names.snake(36), names.snake(36)
        kind = draw(st.sampled_from(["hasMany", "hasMany", "hasOne", "foreignKey", "manyToMany"]))
        if kind == "manyToMany":
            through = draw(st.sampled_from(["", f" through {names.snake()}"]))
            here[ours] = f"manyToMany {listed[child]}.{theirs}{through}"
            there[theirs] = f"manyToMany {listed[parent]}.{ours}"
        elif kind == "foreignKey":
            here[ours] = f"hasOne {listed[child]}? foreignKey"
        else:
            here[ours] = f"{kind} {listed[child]}"
            there[theirs] = f"belongsTo {listed[parent]}.{ours}{nullable}"


def _api(
    draw: st.DrawFn, names: Names, module: str, models: dict[str, _Model]
) -> dict[str, JsonValue]:
    api: dict[str, JsonValue] = {}
    for model, declared in models.items():
        for scope in draw(st.lists(st.sampled_from(["admin", "store", "owner"]), max_size=2)):
            crud = draw(st.lists(st.sampled_from(_OPERATIONS), min_size=1, unique=True))
            path = "/".join(names.kebab() for _ in range(draw(st.integers(1, 2))))
            entry: dict[str, JsonValue] = {"model": f"{module}.{model}", "crud": [*crud]}
            owners = [
                name
                for name, field in declared.fields.items()
                if field["type"] == "text" and not {"nullable", "primary_key"} & set(field)
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
    declared = {name: model.declared() for name, model in models.items()}
    text = {"version": 1, "modules": {module: {"models": declared}}, "api": api}
    spec = Spec.model_validate(text)
    # Some relations make circles of rows, or pivot tables of one name: those are refused.
    assume(not list(check_spec(spec)))
    return module, spec
