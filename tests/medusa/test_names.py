"""Names are what Medusa makes of them: held to a table recorded from Medusa 2.21.2 itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.medusa import names

RECORDED = [
    line.split("\t")
    for line in (Path(__file__).parent / "data/names.tsv").read_text(encoding="utf-8").splitlines()
]
MODELS = [row for row in RECORDED if len(row) > 8]


def different(column: int, port: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """Words where the port differs from the record: what it made, and what Medusa made."""
    made = {row[0]: (port(row[0]), row[column]) for row in RECORDED}
    return {word: pair for word, pair in made.items() if pair[0] != pair[1]}


def test_the_record_is_large_and_holds_models() -> None:
    assert len(RECORDED) >= 2000
    assert len(MODELS) >= 500


@pytest.mark.parametrize(
    ("column", "port"),
    [
        (1, names.pluralize),
        (2, names.singularize),
        (3, names.camel_to_snake_case),
        (4, names.snake_case),
        (5, names.kebab_case),
        (6, names.camel_case),
        (7, names.pascal_case),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_recorded_name_comes_out_as_medusa_makes_it(
    column: int, port: Callable[[str], str]
) -> None:
    assert different(column, port) == {}


def test_method_names_are_those_a_service_has_at_run_time() -> None:
    made = [
        [names.method_name("retrieve", row[0]), names.method_name("softDelete", row[0])]
        for row in MODELS
    ]
    assert made == [row[8:10] for row in MODELS]


def test_typed_method_names_are_those_the_compiler_finds() -> None:
    made = [names.typed_method_name("softDelete", row[0]) for row in MODELS]
    assert made == [row[10] for row in MODELS]


def test_plurals_agree_exactly_where_run_time_and_types_do() -> None:
    assert [names.plurals_agree(row[0]) for row in MODELS] == [row[9] == row[10] for row in MODELS]


def test_every_method_but_retrieve_is_named_in_the_plural() -> None:
    methods: tuple[names.Method, ...] = (
        *("list", "listAndCount", "create", "update"),
        *("delete", "softDelete", "restore"),
    )
    assert [names.method_name(method, "sizeGuide") for method in methods] == [
        f"{method}SizeGuides" for method in methods
    ]
    assert names.method_name("retrieve", "sizeGuide") == "retrieveSizeGuide"


def test_a_class_is_named_after_the_defined_name() -> None:
    assert names.class_name("size_guide") == "SizeGuide"
    assert names.class_name("SizeGuide") == "SizeGuide"
    assert names.class_name("size_a") == "Sizea"
    assert names.lower_case_first("SizeGuide") == "sizeGuide"


def test_an_empty_name_stays_empty() -> None:
    ports = [names.pluralize, names.singularize, names.snake_case, names.upper_case_first]
    assert [port("") for port in ports] == ["", "", "", ""]
