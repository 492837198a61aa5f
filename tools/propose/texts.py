"""What a proposed text may not hold: what hides, secrets, and what stands for them."""

import json
import re
from collections.abc import Iterator
from functools import partial

import yaml

from tools.errors import SthenoError
from tools.plan.typescript.source import Source
from tools.propose.edits import Problem
from tools.propose.placeholders import placeholders
from tools.repo.jsonc import parse_jsonc
from tools.repo.parse import SOURCE_SUFFIXES, first_error, line_of, parse
from tools.repo.redact import redacted, without_keys
from tools.repo.visible import hidden_in, visible
from tools.repo.yaml_text import MAX_DEPTH

_BOM = "\ufeff"
_LONE_CR = re.compile(r"\r(?!\n)")
_STANDS_FOR_SECRET = re.compile(r"\[hidden: [a-zA-Z' ]+\]")
# Read with comments and trailing commas by the tools they are for.
_COMMENTED_JSON = re.compile(r"(?:.*/)?(?:[jt]sconfig[^/]*\.json|\.swcrc|\.vscode/[^/]+|.*\.jsonc)")
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def problems_of_text(path: str, before: str | None, after: str) -> Iterator[Problem]:
    """Yield what is wrong with a text that is to replace `before`, in what is new of it."""
    if "\0" in after:
        yield Problem(path, None, "it holds a NUL: no text, and nothing else is proposed")
        return
    if after.lstrip().startswith("```") and not path.endswith((".md", ".mdx")):
        yield Problem(path, 1, "it stands in a Markdown fence: give the file itself")
        return
    new = _new_lines(before, after)
    yield from _hiding(path, before, after, new)
    yield from _secrets(path, after, new)
    for number, comment in placeholders(path, after):
        if number in new:
            told = f"`{visible(comment)[:80]}` stands in place of code: write the code"
            yield Problem(path, number, told)
    broken = list(syntax_problems(path, after))
    # What did not parse before either is no fault of the edit; doctor names the file.
    if broken and (before is None or not any(syntax_problems(path, before))):
        yield from broken


def syntax_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the first place where TypeScript, JavaScript, JSON or YAML does not parse."""
    for ends, check in _SYNTAX:
        if path.endswith(ends):
            try:
                check(path, text)
            except _SyntaxError as error:
                yield Problem(path, error.line, str(error))
            except SthenoError as error:
                yield Problem(path, None, error.message)
            return


def _new_lines(before: str | None, after: str) -> dict[int, str]:
    """Return the lines of `after` that stand nowhere in `before`, by number from 1."""
    known = set((before or "").split("\n")) if before is not None else set()
    lines = enumerate(after.split("\n"), start=1)
    return {number: line for number, line in lines if line not in known}


def _hiding(path: str, before: str | None, after: str, new: dict[int, str]) -> Iterator[Problem]:
    marked = before is None or before.startswith(_BOM)
    if not marked and after.startswith(_BOM):
        yield Problem(path, 1, "it begins with a byte order mark, which the file has not")
    for number, line in new.items():
        text = line.removesuffix("\r")
        if number == 1 and before is not None:
            text = text.removeprefix(_BOM)
        if _LONE_CR.search(text):
            yield Problem(path, number, "a line ends with a lone carriage return")
        elif hidden := hidden_in(text):
            told = ", ".join(map(visible, hidden[:3]))
            yield Problem(path, number, f"it holds {told}, which hides: write it as an escape")


def _secrets(path: str, after: str, new: dict[int, str]) -> Iterator[Problem]:
    keyless = without_keys(after).split("\n")
    for number, line in new.items():
        if _STANDS_FOR_SECRET.search(line):
            told = "this stands in place of a secret that was not shown: leave that line out"
            yield Problem(path, number, told)
        elif keyless[number - 1] != line or redacted(line) != line:
            told = "this looks like a secret: read it from the environment (process.env)"
            yield Problem(path, number, told)


class _SyntaxError(Exception):
    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.line = line


def _check_source(path: str, text: str) -> None:
    error = first_error(parse(text.encode(), path).root_node)
    if error is not None:
        what = f"`{error.type}` is missing" if error.is_missing else "does not parse from here on"
        raise _SyntaxError(line_of(error), what)
    if not path.endswith((".ts", ".tsx", ".mts", ".cts")):
        return
    if (line := Source.parse(text, jsx=path.endswith("x")).broken_line) is not None:
        raise _SyntaxError(line, "TypeScript does not take this")


def _check_json(path: str, text: str) -> None:
    read = parse_jsonc if _COMMENTED_JSON.fullmatch(path) else partial(_strict_json)
    try:
        read(text)
    except json.JSONDecodeError as error:
        raise _SyntaxError(error.lineno, f"not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise _SyntaxError(None, f"not JSON: {error}") from error


def _strict_json(text: str) -> object:
    return json.loads(text.removeprefix(_BOM), object_pairs_hook=_unrepeated)


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise ValueError(f"the key {visible(twice)!r} stands twice in one object")
    return found


def _check_yaml(_: str, text: str) -> None:
    depth = 0
    try:
        for event in yaml.parse(text, _YAML):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            # The time it takes grows with the square of the depth.
            if depth > MAX_DEPTH:
                told = f"nested deeper than {MAX_DEPTH} levels"
                raise _SyntaxError(event.start_mark.line + 1 if event.start_mark else None, told)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "cannot be read"
        raise _SyntaxError(mark.line + 1 if mark else None, f"not YAML: {what}") from error


_SYNTAX = (
    (SOURCE_SUFFIXES, _check_source),
    ((".json", ".jsonc", ".swcrc"), _check_json),
    ((".yaml", ".yml"), _check_yaml),
)
