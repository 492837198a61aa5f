"""Reads the usual forms of `plan`, `apply` and `mcp` without an argument parser.

Loading one takes longer than making a plan, and an IDE waits for its server.  Whatever is not
recognised here, a mistake or `--help` included, is left to the whole command line, which knows
everything this knows.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from commands import planning, stdio

# What the text behind an option becomes.
_COMMON: dict[str, Callable[[str], object]] = {"root": Path, "now": str}
_VALUES: dict[str, dict[str, Callable[[str], object]]] = {
    "plan": {**_COMMON, "out": Path, "html": Path},
    "apply": _COMMON,
    "mcp": {"root": Path, "toolsets": str, "exclude": str},
}
_FLAGS = {
    "plan": {"json", "diff", "check", "trust"},
    "apply": {"json", "yes", "trust"},
    "mcp": {"read-only"},
}
_RUN: dict[str, Callable[..., int]] = {
    "plan": planning.plan,
    "apply": planning.apply,
    "mcp": stdio.serve_stdio,
}
_SUBJECTS = {"plan": 1, "apply": 1, "mcp": 0}
# Options that the environment may give.
_GIVEN = {"mcp": ("STHENO_TOOLSETS", "STHENO_EXCLUDE", "STHENO_READ_ONLY")}


def run(arguments: Sequence[str]) -> int | None:
    """Run the command and return its exit code, or None where the arguments are not usual.

    Raises SthenoError as the command does.
    """
    command, *rest = arguments or ("",)
    if command not in _RUN or not os.environ.keys().isdisjoint(_GIVEN.get(command, ())):
        return None
    options: dict[str, object] = {}
    subjects: list[str] = []
    left = iter(rest)
    for argument in left:
        name, equals, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("-") or argument == "-":
            subjects.append(argument)
        elif not argument.startswith("--") or name.replace("-", "_") in options:
            return None
        elif name in _FLAGS[command] and not equals:
            options[name.replace("-", "_")] = True
        elif name in _VALUES[command]:
            value = value if equals else next(left, "-")
            if value.startswith("-"):
                return None
            options[name] = _VALUES[command][name](value)
        else:
            return None
    if len(subjects) != _SUBJECTS[command]:
        return None
    return _RUN[command](*subjects, **options)
