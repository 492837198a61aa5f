"""Settings that people write in keep everything that is theirs, whatever its form."""

import json
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.clients.json_settings import with_member, without_member
from service.clients.toml_settings import with_table, without_table
from tools.plan.typescript.source import UnknownShapeError
from tools.repo.jsonc import Json, as_object, parse_jsonc

KEYS = ("mcpServers", "stheno")
TABLE = ("mcp_servers", "stheno")
ENTRY: dict[str, Json] = {"command": "stheno", "args": ["mcp"]}
FORMS = [
    "{}",
    "{ }\n",
    "{\n}\n",
    '{"mcpServers": {}}',
    '{\n  "mcpServers": {\n  }\n}\n',
    '{"mcpServers": {"other": {"command": "x"}}}',
    '{\n\t"mcpServers": {\n\t\t"other": {\n\t\t\t"command": "x"\n\t\t}\n\t}\n}\n',
    '{\n    "theme": "dark"\n}\n',
    '{\n  "theme": "dark", // mine\n}\n',
    '// first\n{\n/* why */ "mcpServers": { // these\n "other": {}, // keep\n// last\n },\n}',
    '{\r\n  "a": 1,\r\n  "b": [1, 2]\r\n}\r\n',
    '\ufeff{"a": "\\u00e9 🙂"}',
]


@pytest.mark.parametrize("text", FORMS)
def test_an_entry_comes_in_and_goes_out_and_leaves_the_rest_as_it_was(text: str) -> None:
    before = parse_jsonc(text)
    assert isinstance(before, dict)
    attached = with_member(text, KEYS, ENTRY)
    after = parse_jsonc(attached)
    assert isinstance(after, dict)
    servers = after.pop("mcpServers")
    assert isinstance(servers, dict)
    assert servers.pop("stheno") == ENTRY
    assert servers == before.get("mcpServers", {})
    assert after == {key: value for key, value in before.items() if key != "mcpServers"}
    assert with_member(attached, KEYS, ENTRY) == attached
    removed = without_member(attached, KEYS)
    left = parse_jsonc(removed) if removed else {}
    assert {"mcpServers": {}, **before} == {"mcpServers": {}, **as_object(left)}
    for comment in ("// mine", "// first", "/* why */", "// these", "// keep", "// last"):
        assert (comment in text) == (comment in attached) == (comment in removed)


def test_an_entry_is_laid_out_like_its_neighbours() -> None:
    text = '{\n    "mcpServers": {\n        "other": { "command": "x" } // keep\n    }\n}\n'
    assert with_member(text, KEYS, {"command": "stheno"}) == (
        '{\n    "mcpServers": {\n        "other": { "command": "x" }, // keep\n'
        '        "stheno": {\n            "command": "stheno"\n        }\n    }\n}\n'
    )
    assert without_member(with_member(text, KEYS, ENTRY), KEYS) == text


def test_an_old_entry_is_brought_up_to_date_in_its_place() -> None:
    text = '{"mcpServers": {"stheno": {"command": "old"}, "z": {}}}'
    assert parse_jsonc(with_member(text, KEYS, ENTRY)) == {"mcpServers": {"stheno": ENTRY, "z": {}}}


def test_a_file_that_holds_nothing_but_us_goes() -> None:
    assert without_member(with_member("", KEYS, ENTRY), KEYS) == ""
    assert without_table(with_table("", KEYS, ENTRY), KEYS) == ""


@pytest.mark.parametrize(
    "text",
    [
        '{\n  "mcpServers": {\n    // mine\n  }\n}\n',
        '{\r\n  "mcpServers": { // mine\r\n  }\r\n}\r\n',
        '{"mcpServers": {/* mine */}}',
    ],
)
def test_comments_of_a_person_stay_where_ours_was_the_only_entry(text: str) -> None:
    removed = without_member(with_member(text, KEYS, ENTRY), KEYS)
    assert parse_jsonc(removed) == parse_jsonc(text)
    assert removed.count("mine") == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('// mine\n{"mcpServers": {"stheno": {}}}', '// mine\n{"mcpServers": {}}'),
        ('{"mcpServers": {// mine\n"stheno": {}, "z": 1}}', '{"mcpServers": {// mine\n "z": 1}}'),
        ('{"mcpServers": {/* a */ "stheno": {}, "z": 1}}', '{"mcpServers": {/* a */ "z": 1}}'),
    ],
)
def test_a_comment_above_our_entry_stays_and_swallows_nothing(text: str, left: str) -> None:
    assert without_member(text, KEYS) == left


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n  "mcpServers": {\n', 3),
        ("[]", 1),
        ('{\n "mcpServers": []}', 2),
        ('{"mcpServers": {},\n "mcpServers": {}}', 2),
        ("not json", 1),
        ("[" * 100_000, 1),
    ],
)
def test_what_is_no_settings_object_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(UnknownShapeError) as refused:
        with_member(text, KEYS, ENTRY)
    assert refused.value.line == line


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), _VALUES, max_size=4), st.sampled_from([None, 1, 2, 4, "\t"]))
@example({"\u2028": "\u2029"}, None)
def test_any_json_object_takes_the_entry_and_gives_it_back(
    settings: dict[str, Json], indent: int | str | None
) -> None:
    settings.pop("mcpServers", None)
    text = json.dumps(settings, indent=indent, ensure_ascii=False)
    attached = with_member(text, KEYS, ENTRY)
    assert parse_jsonc(attached) == {**settings, "mcpServers": {"stheno": ENTRY}}
    removed = without_member(attached, KEYS)
    assert (parse_jsonc(removed) if removed else {}) in (settings, {**settings, "mcpServers": {}})


@pytest.mark.parametrize(
    "text",
    [
        "",
        'model = "x" # mine\n',
        "[mcp_servers.other]\ncommand = 'x'\n\n[profiles.a]\nmodel = 'y'\n",
        "[mcp_servers]\nother = { command = 'x' }\n",
    ],
)
def test_a_table_comes_in_and_goes_out_of_toml(text: str) -> None:
    before = tomllib.loads(text)
    attached = with_table(text, TABLE, ENTRY)
    after = tomllib.loads(attached)
    assert after["mcp_servers"].pop("stheno") == ENTRY
    assert after == {**before, "mcp_servers": before.get("mcp_servers", {})}
    assert with_table(attached, TABLE, ENTRY) == attached
    assert tomllib.loads(without_table(attached, TABLE)) == before
    assert ("# mine" in text) == ("# mine" in attached)


@pytest.mark.parametrize("text", ["[mcp_servers", "mcp_servers = 3\n", "a = 1\na = 2\n"])
def test_what_is_no_toml_table_is_refused(text: str) -> None:
    with pytest.raises(UnknownShapeError):
        with_table(text, TABLE, ENTRY)


@pytest.mark.parametrize(
    "text",
    [
        "[mcp_servers]\n# mine\n",
        '[mcp_servers.stheno]\ncommand = "x"\n\n# mine\n[mcp_servers.b]\ncommand = "y"\n',
        '# mine\n[mcp_servers.stheno]\ncommand = "x"\n',
        '[mcp_servers.stheno]\ncommand = "x"\n# mine\n\n[profiles.a]\nb = 1\n',
    ],
)
def test_comments_of_a_person_stay_in_toml_too(text: str) -> None:
    attached = with_table(text, TABLE, ENTRY)
    left = without_table(attached, TABLE)
    assert attached.count("# mine") == left.count("# mine") == 1
    others = tomllib.loads(text)
    others["mcp_servers"].pop("stheno", None)
    assert {"mcp_servers": {}, **tomllib.loads(left)} == others
    assert tomllib.loads(attached)["mcp_servers"] == {**others["mcp_servers"], "stheno": ENTRY}
