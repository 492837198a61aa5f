import pytest

from tools.repo.yaml_text import MAX_DEPTH, parse_yaml


def test_a_yaml_text_has_its_value() -> None:
    assert parse_yaml("a: [1, x]\nb:\n  c: null\n") == {"a": [1, "x"], "b": {"c": None}}
    assert parse_yaml("") is None


@pytest.mark.parametrize("nested", ["[", "- ", "? ", "{a: "])
def test_nesting_that_would_crash_the_process_is_refused(nested: str) -> None:
    with pytest.raises(ValueError, match="nested deeper"):
        parse_yaml(nested * 100_000)


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "&x [*x]"])
def test_aliases_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="aliases"):
        parse_yaml(text)


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\x00", "!!python/object:os.system {}"])
def test_a_broken_or_unsafe_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_yaml(text)
