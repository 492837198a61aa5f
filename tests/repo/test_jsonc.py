import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.repo.jsonc import Json, parse_jsonc

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(VALUES)
def test_every_json_text_keeps_its_value(value: Json) -> None:
    assert parse_jsonc(json.dumps(value)) == value
    assert parse_jsonc(json.dumps(value, indent=2, ensure_ascii=False)) == value


@given(VALUES, st.text(alphabet=st.characters(exclude_characters="\n\r")))
def test_comments_around_a_value_change_nothing(value: Json, comment: str) -> None:
    block = comment.replace("*/", "")
    text = f"// {comment}\n{json.dumps(value)} /* {block} */"
    assert parse_jsonc(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1,}', {"a": 1}),
        ("[1, 2, // two\n]", [1, 2]),
        ('{"a": [1,\n/* x */ ], }', {"a": [1]}),
        ('{"url": "http://x/*,]*/", "q": "\\"// ,}"}', {"url": "http://x/*,]*/", "q": '"// ,}'}),
        ("\ufeff{}", {}),
    ],
)
def test_comments_and_trailing_commas_are_dropped_outside_strings(text: str, value: Json) -> None:
    assert parse_jsonc(text) == value


def test_an_error_names_the_line_of_the_original() -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        parse_jsonc("// one\n/* two\nthree */\n{ nonsense }")
    assert caught.value.lineno == 4
