"""Globs as people write them, matched on workspace paths."""

import re
from collections.abc import Callable

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
    parts = [_expression(one) for one in expanded_braces(plain)]
    expression = re.compile("|".join(parts), re.DOTALL)
    return lambda path: expression.fullmatch(path) is not None


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


def _expression(pattern: str) -> str:
    head = "(?:.*/)?" if "/" not in pattern.rstrip("/") else ""
    if pattern.endswith("/"):
        tail = ".*"
    else:
        # A name without wildcards may be a folder: all below it is meant.
        tail = "" if re.search(r"[*?]", pattern.rpartition("/")[2]) else "(?:/.*)?"
    return f"{head}{''.join(map(_token, _TOKEN.findall(pattern)))}{tail}"


def _token(token: str) -> str:
    wildcards = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if token in wildcards:
        return wildcards[token]
    if token.startswith("[") and len(token) > 1:
        inner = token[1:-1].replace("\\", r"\\").replace("[", r"\[").replace("&&", r"&\&")
        inner = f"^{inner[1:]}" if inner.startswith("!") else inner
        return f"(?:{re.escape(token)}|{_character_class(inner, token)})"
    return re.escape(token)


def _character_class(inner: str, token: str) -> str:
    try:
        re.compile(f"[{inner}]")
    except re.error:
        return re.escape(token)
    return f"(?!/)[{inner}]"
