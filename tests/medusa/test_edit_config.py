import random

import pytest

from tests.medusa.forms import Form, forms, mutants, told, windows
from tools.medusa.edit import AlreadyThere, Edit, Edited, Manual
from tools.medusa.edit_config import register_module
from tools.plan.typescript.source import Source, walk

FORMS = forms("config.txt")
EDITED = [form for form in FORMS if form.is_edited]
by_name = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
edited_by_name = pytest.mark.parametrize("form", EDITED, ids=lambda form: form.name)


def register(text: str) -> Edit:
    return register_module(text, "./src/modules/size-guide", key="sizeGuide")


def tokens(text: str) -> list[str]:
    source = Source.parse(text)
    leaves = (node for node in walk(source.root) if not node.child_count)
    return [source.text_of(leaf) for leaf in leaves if leaf.type != ","]


@by_name
def test_every_known_form_is_edited_found_or_refused_as_expected(form: Form) -> None:
    assert told(register(form.text)) == form.expected


@edited_by_name
def test_a_second_registration_finds_the_first(form: Form) -> None:
    assert register(form.after) == AlreadyThere()


@edited_by_name
@pytest.mark.parametrize("shape", ["./modules/size-guide", "./src/modules/size-guide/index.js"])
def test_the_registered_module_is_found_under_its_other_paths(form: Form, shape: str) -> None:
    assert register_module(form.after, shape, key="sizeGuide") == AlreadyThere()


@edited_by_name
def test_windows_line_ends_are_kept(form: Form) -> None:
    assert register(windows(form.text)) == Edited(windows(form.after))


@edited_by_name
def test_a_byte_order_mark_is_kept(form: Form) -> None:
    assert register("\ufeff" + form.text) == Edited("\ufeff" + form.after)


@edited_by_name
def test_no_token_of_the_file_is_lost_or_moved(form: Form) -> None:
    before, after = tokens(form.text), iter(tokens(form.after))
    assert all(token in after for token in before)


@edited_by_name
def test_a_file_without_a_last_line_break_stays_so(form: Form) -> None:
    assert register(form.text.rstrip("\n")) == Edited(form.after.rstrip("\n"))


@edited_by_name
def test_a_list_of_several_registrations_holds_each_once(form: Form) -> None:
    text = form.after
    for name in ("brand-a", "brand-b"):
        edit = register_module(text, f"./src/modules/{name}", key=name)
        assert isinstance(edit, Edited)
        text = edit.text
    wanted = ("./src/modules/brand-a", "./src/modules/brand-b")
    found = [token for token in tokens(text) if token in wanted]
    assert found == list(wanted)
    assert Source.parse(text).broken_line is None


def test_a_snippet_to_paste_comes_with_every_refusal() -> None:
    edit = register("module.exports = defineConfig({\n  modules: load(),\n})\n")
    assert edit == Manual(
        reason="`modules` is not written as a literal but as call expression",
        snippet='modules: [{ resolve: "./src/modules/size-guide" }]',
        line=2,
    )


def test_a_key_that_is_no_identifier_is_quoted() -> None:
    edit = register_module(
        "module.exports = defineConfig({ modules: {} })\n", "./src/modules/a", key="size-guide"
    )
    assert isinstance(edit, Edited)
    assert '"size-guide": { resolve: "./src/modules/a" }' in edit.text


def test_a_path_too_long_for_a_line_is_broken_as_the_formatter_would() -> None:
    path = "./src/modules/" + "a-very-long-name-" * 4
    edit = register_module("module.exports = defineConfig({})\n", path, key="a")
    assert edit == Edited(
        "module.exports = defineConfig({\n"
        "  modules: [\n"
        "    {\n"
        "      resolve:\n"
        f'        "{path}",\n'
        "    },\n"
        "  ],\n"
        "})\n"
    )


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u2029"])
def test_line_ends_that_typescript_alone_sees_are_refused(end: str) -> None:
    edit = register(f"// a{end}module.exports = defineConfig({{}})\nmodule.exports = 1\n")
    assert isinstance(edit, Manual)
    assert "line ends" in edit.reason


def test_code_nested_deeper_than_can_be_followed_is_refused() -> None:
    chosen = "".join(f"a{number} ? b : " for number in range(5000)) + "[]"
    text = f"module.exports = defineConfig({{ modules: [...({chosen})] }})\n"
    assert isinstance(register(text), Manual)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("step", ["{0} + {0}", "x ? {0} : {0}", "[...{0}, ...{0}]"])
def test_constants_that_double_at_each_step_are_read_in_short_time(step: str) -> None:
    steps = [f"const a{number + 1} = {step.format(f'a{number}')}" for number in range(40)]
    code = "\n".join(['const a0 = ["./a"]', *steps])
    assert isinstance(
        register(f"{code}\nmodule.exports = defineConfig({{ modules: [...a40] }})\n"), Edited
    )
    code = code.replace('["./a"]', '"./a"')
    assert isinstance(
        register(f"{code}\nmodule.exports = defineConfig({{ modules: [{{ resolve: a40 }}] }})\n"),
        Edited,
    )


@edited_by_name
def test_a_file_with_a_character_missing_is_edited_only_if_it_parses(form: Form) -> None:
    sample = list(mutants(form.text))
    chosen = random.Random(7).sample(sample, min(100, len(sample)))  # noqa: S311
    for text in chosen:
        edit = register(text)
        if isinstance(edit, Edited):
            assert Source.parse(text).broken_line is None
            assert Source.parse(edit.text).broken_line is None
            assert register(edit.text) == AlreadyThere()


@edited_by_name
def test_a_broken_tail_is_never_edited(form: Form) -> None:
    assert isinstance(register(form.text + "\nconst broken = [1, 2\n"), Manual)
