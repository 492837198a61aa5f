"""From YAML or JSON text to a Spec, with every problem at its line and column."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import get_args, get_origin

import yaml
from pydantic import BaseModel, JsonValue, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from tools.errors import SpecError
from tools.repo.meant import did_you_mean
from tools.repo.yaml_text import refuse_deep_yaml
from tools.scaffold.spec.model import Spec
from tools.scaffold.spec.problems import Location, Problem

__all__ = ["Location", "Problem", "Source", "parse_spec"]

MAX_SPEC_BYTES = 1_000_000
_Loader: type[yaml.SafeLoader] = type(
    "_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {}
)
# As in YAML 1.2: an index is `on` columns, a field may be called `no`, and a date is a text.
_Loader.yaml_implicit_resolvers = {
    first: [entry for entry in entries if entry[0].rpartition(":")[2] not in {"bool", "timestamp"}]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


class Source:
    """A spec's text with the place of each of its parts."""

    def __init__(self, text: str, origin: str) -> None:
        self.origin = origin
        try:
            refuse_deep_yaml(text)
            loader = _Loader(text)
            self._node = loader.get_single_node()
            # Making a value folds `<<` into the nodes; places are those of the text.
            made = yaml.compose(text, Loader=_Loader) if "<<" in text else self._node
            self.value: JsonValue = loader.construct_document(made) if made else None
        except yaml.YAMLError as error:
            raise SpecError([self._unreadable(text, error)]) from None
        except (ValueError, RecursionError) as error:
            line, column = _place_of_long_number(text)
            told = f"{origin}:{line}:{column}: cannot be read as YAML: {error}"
            raise SpecError([told]) from None

    def _unreadable(self, text: str, error: yaml.YAMLError) -> str:
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        if isinstance(error, yaml.reader.ReaderError):
            before = text[: error.position]
            line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        else:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line, mark.column) if mark else (0, 0)
        return f"{self.origin}:{line + 1}:{column + 1}: not valid YAML: {what}"

    def repeated_keys(self) -> Iterator[Problem]:
        """Yield a problem for each key that stands twice in one mapping."""
        yield from _repeated(self._node, (), set())

    def place(self, location: Location) -> tuple[int, int]:
        """Return line and column, from 1, of the deepest part of `location` that exists."""
        node, mark = self._node, getattr(self._node, "start_mark", None)
        for part in location:
            if isinstance(node, yaml.MappingNode):
                # Of a repeated key the last one counts, for YAML and so for us.
                pairs = reversed(node.value)
                pair = next((kv for kv in pairs if kv[0].value == str(part)), None)
                if pair is None:
                    break
                mark, node = pair[0].start_mark, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                if part >= len(node.value):
                    break
                node = node.value[part]
                mark = node.start_mark
            else:
                break
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def describe(self, problem: Problem) -> str:
        """Return the problem in one line: file:line:column, path, what is wrong."""
        line, column = self.place(problem.location)
        path = ".".join(str(part) for part in problem.location)
        middle = f" {path}:" if path else ""
        return f"{self.origin}:{line}:{column}:{middle} {problem.message}"

    def error(self, problems: Iterable[Problem]) -> SpecError:
        """Return the error that tells all `problems`, in reading order."""
        ordered = sorted(problems, key=lambda problem: self.place(problem.location))
        return SpecError([self.describe(problem) for problem in ordered])


def _place_of_long_number(text: str) -> tuple[int, int]:
    """Return line and column of a number with more digits than Python reads, else the start."""
    found = re.search(rf"[0-9_]{{{sys.get_int_max_str_digits()},}}", text)
    before = text[: found.start()] if found else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _repeated(node: yaml.Node | None, at: Location, seen: set[int]) -> Iterator[Problem]:
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else "?"
            here = (*at, name)
            if name in keys:
                yield Problem(here, "this key stands twice; the second would win silently")
            keys.add(name)
            yield from _repeated(value, here, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _repeated(value, (*at, index), seen)


def _nothing(_: Spec) -> Iterable[Problem]:
    return ()


def parse_spec(
    text: str,
    *,
    origin: str = "spec",
    check: Callable[[Spec], Iterable[Problem]] = _nothing,
) -> Spec:
    """Read a spec, and let `check` judge what it means, in the sound parts of a faulty one too.

    Raises SpecError listing every problem of form and of meaning at once, each with file, line,
    column, path and, where a name is nearly right, a suggestion.
    """
    if len(text.encode()) > MAX_SPEC_BYTES:
        raise SpecError([f"{origin}: larger than {MAX_SPEC_BYTES:,} bytes"])
    source = Source(text, origin)
    if not isinstance(source.value, dict):
        raise SpecError([f"{origin}:1:1: a spec is a mapping that begins with `version: 1`"])
    problems = list(source.repeated_keys())
    try:
        spec = Spec.model_validate(source.value)
    except ValidationError as error:
        problems += [_problem(detail) for detail in error.errors()]
        # Loaded where a spec has mistakes.
        from tools.scaffold.spec.sound import sound_problems  # noqa: PLC0415

        problems += sound_problems(source.value, error, check)
        raise source.error(problems) from None
    problems += check(spec)
    if problems:
        raise source.error(problems)
    return spec


def _problem(detail: ErrorDetails) -> Problem:
    location: Location = tuple(part for part in detail["loc"] if part != "[key]")
    kind, name = detail["type"], str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        known = _keys_at(location[:-1])
        return Problem(location, f"`{name}` is not known here{_nearest(name, known)}")
    if kind in _PLAIN:
        return Problem(location, _PLAIN[kind])
    if kind in {"enum", "literal_error"}:
        expected = str(detail.get("ctx", {}).get("expected", ""))
        options = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
        given = str(detail["input"])
        return Problem(location, f"`{given}` is not one of them{_nearest(given, options)}")
    if kind == "string_pattern_mismatch":
        return Problem(location, f"`{detail['input']}` does not have the form of {_form(location)}")
    if kind == "value_error":
        return Problem(location, detail["msg"].removeprefix("Value error, "))
    return Problem(location, detail["msg"][:1].lower() + detail["msg"][1:])


_PLAIN = {
    "missing": "is missing",
    "dict_type": "a mapping is expected here",
    "model_type": "a mapping is expected here",
    "list_type": "a list is expected here",
}
_FORMS = {
    "modules": "a module's name: kebab-case, such as size-guide",
    "models": "a model's name: PascalCase, such as SizeGuide",
    "fields": "a field's name: snake_case, such as first_name",
    "relations": "a relation's name: snake_case, such as entries",
    "api": "a path: admin/... or store/..., kebab-case",
    "values": "an enum's value: letters, digits, space, `_`, `.`, `-`",
    "checks": "a check's name: snake_case, such as positive_amount",
    "through": "a pivot table's name, such as article_tag, or a model's",
    "name": "an index's name: letters, digits and `_`",
    "prefix": "an id's prefix: up to ten small letters and digits",
    "model": "a model's name, such as size-guide.SizeGuide",
    "inverse": "a relation's name: snake_case, such as entries",
}


def _form(location: Location) -> str:
    for part in reversed(location):
        if isinstance(part, str) and part in _FORMS:
            return _FORMS[part]
    return "what stands here"


def _nearest(name: str, options: Sequence[str]) -> str:
    if near := did_you_mean(name, options, "`{}`", like=0.5):
        return f"; {near}"
    return f"; there are {', '.join(options)}" if options else ""


def _keys_at(location: Location) -> list[str]:
    """Return the keys that the spec's model knows at `location`."""
    here: object = Spec
    for part in location:
        if isinstance(here, type) and issubclass(here, BaseModel):
            known = {_key(name, field): field for name, field in here.model_fields.items()}
            found = known.get(str(part))
            here = found.annotation if found else None
        elif get_origin(here) in {dict, list}:
            here = get_args(here)[-1]
        here = _bare(here)
    if isinstance(here, type) and issubclass(here, BaseModel):
        return [_key(name, field) for name, field in here.model_fields.items()]
    return []


def _key(name: str, field: FieldInfo) -> str:
    """Return what a field of the spec's model is called in a spec."""
    return field.alias or name


def _bare(annotation: object) -> object:
    """Return an annotation without `| None` and `Annotated`."""
    if hasattr(annotation, "__metadata__"):
        return _bare(get_args(annotation)[0])
    args = [arg for arg in get_args(annotation) if arg is not type(None)]
    is_union = get_origin(annotation) not in {dict, list} and len(args) == 1
    return _bare(args[0]) if is_union else annotation
