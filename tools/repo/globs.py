"""Globs as people write them, matched on workspace paths."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from tools.errors import UsageError

_MAX_ALTERNATIVES = 100
_BRACES = re.compile(r"\{([^{}]*)\}")
_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]|.", re.DOTALL)


def glob_matcher(pattern: str) -> Callable[[str], bool]:
    """Return a test for workspace paths.

    `*` stays within a folder, `**` crosses them, `{a,b}` are alternatives.  `[id]` means itself
    as well as one of its characters, as Medusa's parameter folders are written so.  A pattern
    without a slash matches names at any depth; one that ends in a plain name also matches what
    is below a folder of that name.  Raises UsageError for a pattern that leaves the workspace.
    """
    if not pattern or pattern.startswith(("/", "!", "~")) or ".." in pattern.split("/"):
        raise UsageError(
            f"{pattern!r} is no glob within the workspace",
            fix="write it relative to the workspace, like src/**/*.ts",
        )
    plain = pattern.removeprefix("./")
    alternatives = [_steps(one) for one in expanded_braces(plain)]
    return lambda path: any(_matches(steps, path) for steps in alternatives)


def expanded_braces(pattern: str) -> list[str]:
    """Return the patterns that `{a,b}` stands for; raises UsageError if they are too many."""
    done: list[str] = []
    pending = [pattern]
    while pending:
        if len(done) + len(pending) > _MAX_ALTERNATIVES:
            raise UsageError(f"too many alternatives in {pattern!r}")
        current = pending.pop(0)
        match = _BRACES.search(current)
        if match is None:
            done.append(current)
            continue
        head, tail = current[: match.start()], current[match.end() :]
        pending += [f"{head}{part}{tail}" for part in match[1].split(",")]
    return done


def _in_name(character: str) -> bool:
    return character != "/"


class _Step(NamedTuple):
    """One piece of a pattern: `one` character of a kind, any number of them, or folders."""

    kind: Literal["one", "many", "any", "folders", "end"]
    accepts: Callable[[str], bool] = _in_name
    also: str = ""


def _steps(pattern: str) -> list[_Step]:
    steps = [_step(token) for token in _TOKEN.findall(pattern)]
    if "/" not in pattern.rstrip("/"):
        steps.insert(0, _Step("folders"))
    if pattern.endswith("/"):
        steps.append(_Step("any"))
    elif not re.search(r"[*?]", pattern.rpartition("/")[2]):
        # A name without wildcards may be a folder: all below it is meant.
        steps.append(_Step("end"))
    return steps


def _step(token: str) -> _Step:
    wildcards = {
        "**/": _Step("folders"),
        "**": _Step("any"),
        "*": _Step("many", _in_name),
        "?": _Step("one", _in_name),
    }
    if token in wildcards:
        return wildcards[token]
    if token.startswith("[") and len(token) > 1:
        return _Step("one", _of_class(token), also=token)
    return _Step("one", token.__eq__)


def _matches(steps: list[_Step], path: str) -> bool:
    """Match by following all possible positions at once: the work is their product, never more."""
    reached = {0}
    for step in steps:
        reached = _after(step, path, reached)
        if not reached:
            return False
    return len(path) in reached


def _after(step: _Step, path: str, reached: set[int]) -> set[int]:
    end = len(path)
    if step.kind == "one":
        next_ones = {at + 1 for at in reached if at < end and step.accepts(path[at])}
        if step.also:
            next_ones |= {at + len(step.also) for at in reached if path.startswith(step.also, at)}
        return next_ones
    if step.kind == "end":
        below = any(at < end and path[at] == "/" for at in reached)
        return reached | {end} if below else reached
    first = min(reached)
    if step.kind == "any":
        return set(range(first, end + 1))
    if step.kind == "folders":
        return reached | {at + 1 for at in range(first, end) if path[at] == "/"}
    spread: set[int] = set()
    for at in sorted(reached):
        while at not in spread:
            spread.add(at)
            if at == end or not step.accepts(path[at]):
                break
            at += 1  # noqa: PLW2901  # it walks on from there
    return spread


def _of_class(token: str) -> Callable[[str], bool]:
    inner = token[1:-1].replace("\\", r"\\").replace("[", r"\[").replace("&&", r"&\&")
    inner = f"^{inner[1:]}" if inner.startswith("!") else inner
    try:
        expression = re.compile(f"[{inner}]", re.DOTALL)
    except re.error:
        return lambda _: False
    return lambda character: character != "/" and expression.match(character) is not None
