"""Reads the usual forms of `plan` and `apply` without an argument parser.

Loading one takes longer than making a plan.  Whatever is not recognised here, a mistake or
`--help` included, is left to the whole command line, which knows everything this knows.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from commands import planning

# What the text behind an option becomes.
_COMMON: dict[str, Callable[[str], object]] = {"root": Path, "now": str}
_VALUES: dict[str, dict[str, Callable[[str], object]]] = {
    "plan": {**_COMMON, "out": Path, "html": Path},
    "apply": _COMMON,
}
_FLAGS = {"plan": {"json", "diff", "check", "trust"}, "apply": {"json", "yes", "trust"}}
_RUN: dict[str, Callable[..., int]] = {"plan": planning.plan, "apply": planning.apply}


def run(arguments: Sequence[str]) -> int | None:
    """Run the command and return its exit code, or None where the arguments are not usual.

    Raises SthenoError as the command does.
    """
    command, *rest = arguments or ("",)
    if command not in _RUN:
        return None
    options: dict[str, object] = {}
    subjects: list[str] = []
    left = iter(rest)
    for argument in left:
        name, equals, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("-") or argument == "-":
            subjects.append(argument)
        elif not argument.startswith("--") or name in options:
            return None
        elif name in _FLAGS[command] and not equals:
            options[name] = True
        elif name in _VALUES[command]:
            value = value if equals else next(left, "-")
            if value.startswith("-"):
                return None
            options[name] = _VALUES[command][name](value)
        else:
            return None
    return _RUN[command](subjects[0], **options) if len(subjects) == 1 else None
