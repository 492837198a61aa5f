from pathlib import Path

import pytest

from tests.trees import back_end, manifest, write_tree
from tools.medusa.formatting import Formatting, formatting_of
from tools.medusa.sources import Sources


def formatting_in(folder: Path, files: dict[str, str]) -> tuple[Formatting, list[str]]:
    sources = Sources(write_tree(folder, {"package.json": back_end()} | files))
    found = formatting_of(sources.workspace, sources.problem)
    return found, [str(problem) for problem in sources.problems]


def test_a_project_that_says_nothing_gets_the_style_of_medusas_starter(tmp_path: Path) -> None:
    found, problems = formatting_in(tmp_path, {})
    assert problems == []
    assert found == Formatting(
        source=None,
        semi=False,
        single_quote=False,
        tab_width=2,
        use_tabs=False,
        print_width=80,
        trailing_comma="es5",
        end_of_line="lf",
        other={},
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (".prettierrc", '{ "singleQuote": true }'),
        (".prettierrc", "singleQuote: true\n"),
        (".prettierrc.json", '// mine\n{ "singleQuote": true }'),
        (".prettierrc.yaml", "singleQuote: true\n"),
        (".prettierrc.yml", "singleQuote: true\n"),
        (".prettierrc.toml", "singleQuote = true\n"),
        ("package.json", manifest(prettier={"singleQuote": True})),
    ],
)
def test_each_form_of_data_is_read_over_prettiers_defaults(
    tmp_path: Path, file: str, text: str
) -> None:
    found, problems = formatting_in(tmp_path, {file: text})
    assert problems == []
    assert (found.source, found.single_quote, found.semi) == (file, True, True)
    assert found.trailing_comma == "all"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("prettier.config.mjs", "export default { semi: false }"),
        (".prettierrc.js", "module.exports = { semi: false }"),
        (".prettierrc.cts", "export = {}"),
        ("package.json", manifest(prettier="@shop/prettier-config")),
        (".prettierrc", '"@shop/prettier-config"'),
    ],
)
def test_a_program_is_named_and_needs_trust(tmp_path: Path, file: str, text: str) -> None:
    found, problems = formatting_in(tmp_path, {file: text})
    assert (found.source, found.needs_trust, problems) == (file, True, [])


def test_overrides_count_where_they_mean_typescript(tmp_path: Path) -> None:
    config = manifest(
        semi=False,
        overrides=[
            {"files": "*.{js,ts}", "options": {"tabWidth": 4}},
            {"files": ["*.md"], "options": {"tabWidth": 8}},
            {"files": "src/**", "excludeFiles": "*.ts", "options": {"printWidth": 120}},
        ],
    )
    found, _ = formatting_in(tmp_path, {".prettierrc": config})
    assert (found.semi, found.tab_width, found.print_width) == (False, 4, 80)


def test_the_editor_configuration_lies_below_prettiers(tmp_path: Path) -> None:
    editor = "root = true\n[*]\nindent_style = tab\nindent_size = 4\nmax_line_length = 120\n"
    found, _ = formatting_in(tmp_path, {".editorconfig": editor, ".prettierrc": "tabWidth: 3"})
    assert (found.source, found.use_tabs) == (".prettierrc", True)
    assert (found.tab_width, found.print_width) == (3, 120)


def test_the_editor_configuration_alone_changes_the_starters_style(tmp_path: Path) -> None:
    editor = "[*.{ts,tsx}]\nindent_size = 4\n; a comment\n[*.py]\nindent_size = 8\n"
    found, _ = formatting_in(tmp_path, {".editorconfig": editor})
    assert (found.source, found.tab_width, found.semi) == (".editorconfig", 4, False)


def test_an_editor_configuration_without_our_properties_says_nothing(tmp_path: Path) -> None:
    found, _ = formatting_in(tmp_path, {".editorconfig": "[*]\ncharset = utf-8\n"})
    assert found.source is None


def test_the_configuration_at_the_root_of_a_monorepo_counts(tmp_path: Path) -> None:
    root = {"package.json": manifest(workspaces=["apps/*"]), ".prettierrc": "semi: false"}
    write_tree(tmp_path, root)
    found, _ = formatting_in(tmp_path / "apps/backend", {})
    assert (found.source, found.semi) == ("../../.prettierrc", False)


def test_an_installed_prettier_2_has_its_own_default_comma(tmp_path: Path) -> None:
    installed = {"node_modules/prettier/package.json": '{"name": "prettier", "version": "2.8.8"}'}
    found, _ = formatting_in(tmp_path, {".prettierrc": "semi: true"} | installed)
    assert found.trailing_comma == "es5"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{ semi: [", "not readable"),
        ('{ "tabWidth": "wide", "semi": false }', "values of the wrong kind: tab_width"),
    ],
)
def test_a_broken_configuration_is_a_problem_not_the_end(
    tmp_path: Path, text: str, problem: str
) -> None:
    found, problems = formatting_in(tmp_path, {".prettierrc": text})
    assert (found.source, found.tab_width) == (".prettierrc", 2)
    assert [problem in said for said in problems] == [True]


def test_options_beyond_ours_are_handed_on(tmp_path: Path) -> None:
    found, _ = formatting_in(tmp_path, {".prettierrc": "arrowParens: avoid"})
    assert found.other == {"arrowParens": "avoid"}
