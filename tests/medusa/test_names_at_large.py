"""The ports of Medusa's name functions against the functions themselves, over very many names."""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest

from tools.medusa import names
from tools.verify.node import node_program

HERE = Path(__file__).parent
PORTS = (
    names.pluralize,
    names.singularize,
    names.camel_to_snake_case,
    names.snake_case,
    names.kebab_case,
    names.camel_case,
    names.pascal_case,
)
BEFORE = ("Size", "product", "B2B", "non_", "low-", "_")
BEHIND = ("Entry", "Status", "_index", "Person", "-child", "s", "Data", "2")
# Where the rules of plurals look: the ends they name, and letters that nearly make them.
SYLLABLES = """
    a e i o u y s ss es ies ves ice ix ex us is um on ae oes sis zes sh ch x zz fe f eau men man
    people child deer fish ois pox quiz lt mat cod ind append vert schema stat al ber tr gen or
    ID SKU Api Url é Ä 1 _ - .
""".split()
SEED = 2212


def _spelled(word: str) -> Iterator[str]:
    yield from (word, word.lower(), word.upper(), names.upper_case_first(word))
    yield from (f"{start}{names.upper_case_first(word)}" for start in BEFORE)
    yield from (f"{word}{end}" for end in BEHIND)


def _invented(number: int) -> Iterator[str]:
    chance = random.Random(SEED)  # noqa: S311  # the same names every time
    for _ in range(number):
        yield "".join(chance.choices(SYLLABLES, k=chance.randint(1, 6)))


def many_names() -> list[str]:
    table = (HERE / "data/names.tsv").read_text(encoding="utf-8")
    listed = [line.split("\t")[0] for line in table.splitlines()]
    spelled = (form for word in listed for form in _spelled(word))
    return [name for name in dict.fromkeys([*spelled, *_invented(40_000)]) if name]


@pytest.mark.medusa
def test_over_fifty_thousand_names_come_out_as_medusa_makes_them(
    medusa_app: Path, tmp_path: Path
) -> None:
    words = many_names()
    (tmp_path / "words").write_text("\n".join(words), encoding="utf-8")
    node = anyio.run(node_program)

    done = subprocess.run(
        [node, HERE / "record_names.mjs", medusa_app, tmp_path / "words", "--functions"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=True,
    )

    made = [line.split("\t") for line in done.stdout.split("\n") if line]
    assert [row[0] for row in made] == words
    assert len(words) >= 50_000
    different = [
        (row[0], port.__name__, port(row[0]), row[column])
        for row in made
        for column, port in enumerate(PORTS, start=1)
        if port(row[0]) != row[column]
    ]
    assert different == []
    results = len(words) * len(PORTS)
    print(f"{len(words):,} names, {results:,} equal results")  # noqa: T201  # shown by -s
