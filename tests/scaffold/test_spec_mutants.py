"""A spec with one character too few or too many is read, or refused with a place."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.errors import SpecError
from tools.scaffold.spec.check import check_spec
from tools.scaffold.spec.parse import parse_spec

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
MOST = 5000 // len(EXAMPLES)
CHARACTERS = "aZ0_-.:,;#&*!|>?@%`'\"{}[]()=\\/\n\t \x00\x07\u00a0é\u2028\ufeff😀~<"
PLACED = re.compile(r"spec\.yaml:\d+:\d+: .")


def mutants(text: str) -> Iterator[str]:
    chance = random.Random(len(text))  # noqa: S311  # the same mutants every time
    yield from (text[:at] + text[at + 1 :] for at in range(len(text)))
    yield from (text[:at] + chance.choice(CHARACTERS) + text[at:] for at in range(len(text) + 1))


def verdict(text: str) -> list[str]:
    """Return the problems of a spec, none if it is valid."""
    try:
        parse_spec(text, origin="spec.yaml", check=check_spec)
    except SpecError as error:
        return error.problems or ["refused without a reason"]
    return []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_mutant_is_a_spec_or_is_refused_with_a_place(path: Path) -> None:
    every = list(mutants(path.read_text(encoding="utf-8")))
    chosen = every[:: max(1, len(every) // MOST)]

    verdicts = [verdict(text) for text in chosen]

    assert [told for problems in verdicts for told in problems if not PLACED.match(told)] == []
    refused = sum(map(bool, verdicts))
    assert 0 < refused < len(chosen)
