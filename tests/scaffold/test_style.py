"""A project with a style of its own gets it, and keeps its peace afterwards."""

import json
from pathlib import Path

import pytest

from tests.scaffold.prettier import running_prettier
from tests.scaffold.shops import (
    CONFIG,
    GUIDE,
    MIGRATION,
    MODEL,
    NOW,
    actions,
    apply,
    change_of,
    plan,
    shop,
)
from tools.plan.model import Action, Plan
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec

pytestmark = pytest.mark.medusa
OWN = {"semi": True, "singleQuote": True, "tabWidth": 4, "printWidth": 120}
PINNED = {"devDependencies": {"prettier": "3.6.2"}, "dependencies": {"@medusajs/medusa": "2.21.2"}}
MIDDLEWARES = "src/api/middlewares.ts"


def styled_shop(folder: Path, file: str = ".prettierrc.json", text: str = "") -> Workspace:
    workspace = shop(folder)
    (workspace.root / "package.json").write_text(json.dumps(PINNED), encoding="utf-8")
    (workspace.root / file).write_text(text or json.dumps(OWN), encoding="utf-8")
    return workspace


def typescript(made: Plan) -> dict[str, str]:
    return {
        change.path: change.content
        for change in made.changes
        if change.path.endswith(".ts") and change.content and change.action is Action.CREATE
    }


def low_risks(made: Plan) -> list[str]:
    return [risk.message for risk in made.risks if "style" in risk.message]


def test_every_new_file_has_the_style_that_the_project_asks_for(tmp_path: Path) -> None:
    files = typescript(plan(styled_shop(tmp_path)))

    migration = files.pop(MIGRATION)
    assert '"' in migration
    assert MIDDLEWARES in files
    with running_prettier() as prettier:
        for path, text in files.items():
            assert prettier.formatted(text, **OWN, trailingComma="all") == text, path


def test_planning_again_after_applying_finds_nothing_to_do(tmp_path: Path) -> None:
    workspace = styled_shop(tmp_path)
    apply(workspace)

    assert actions(plan(workspace)) == {}


def test_an_edit_in_a_styled_file_is_kept(tmp_path: Path) -> None:
    workspace = styled_shop(tmp_path)
    apply(workspace)
    model = workspace.root / MODEL
    model.write_text("// mine\n" + model.read_text(encoding="utf-8"), encoding="utf-8")

    assert actions(plan(workspace)) == {}


def test_a_later_change_merges_with_an_edit_in_the_projects_style(tmp_path: Path) -> None:
    workspace = styled_shop(tmp_path)
    apply(workspace)
    model = workspace.root / MODEL
    model.write_text("// mine\n" + model.read_text(encoding="utf-8"), encoding="utf-8")
    wider = GUIDE.replace("handle: text unique", "handle: text unique\n          note: text?")

    merged = change_of(plan(workspace, wider, now="20261121030001"), MODEL)
    assert merged.action is Action.MERGE
    assert merged.content is not None
    assert merged.content.startswith("// mine\n")
    assert "    note: model.text().nullable(),\n" in merged.content


def test_windows_line_ends_are_written_where_the_project_asks_for_them(tmp_path: Path) -> None:
    workspace = styled_shop(tmp_path, text='{ "endOfLine": "crlf" }')
    apply(workspace)

    written = (workspace.root / MODEL).read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 0
    assert b"\r" not in (workspace.root / MIGRATION).read_bytes()
    assert actions(plan(workspace)) == {}


def test_files_that_git_checked_out_with_other_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    workspace = styled_shop(tmp_path, text='{ "endOfLine": "crlf" }')
    apply(workspace)
    model = workspace.root / MODEL
    model.write_bytes(model.read_bytes().replace(b"\r\n", b"\n"))

    assert actions(plan(workspace)) == {}


def test_a_configuration_that_is_a_program_is_not_run(tmp_path: Path) -> None:
    text = "require('node:fs').writeFileSync('ran', ''); module.exports = { semi: true }\n"
    workspace = styled_shop(tmp_path, ".prettierrc.cjs", text)
    made = plan(workspace)

    assert not (workspace.root / "ran").exists()
    assert ";" not in typescript(made)[MODEL]
    (told,) = low_risks(made)
    assert ".prettierrc.cjs" in told
    assert "--trust" in told


def test_a_configuration_that_is_a_program_runs_where_the_person_trusts_it(tmp_path: Path) -> None:
    workspace = styled_shop(tmp_path, ".prettierrc.cjs", "module.exports = { semi: true }\n")
    made = plan_spec(workspace, GUIDE, now=NOW, trust=True)

    assert typescript(made)[MODEL].endswith("});\n")
    assert low_risks(made) == []


def test_what_cannot_be_followed_is_a_risk_and_not_an_error(tmp_path: Path) -> None:
    made = plan(styled_shop(tmp_path, text='{ "semi": true, "quoteProps": "sometimes" }'))

    assert ";" not in typescript(made)[MODEL]
    (told,) = low_risks(made)
    assert "quoteProps" in told


def test_plugins_are_left_out_and_told(tmp_path: Path) -> None:
    made = plan(styled_shop(tmp_path, text='{ "semi": true, "plugins": ["./evil.cjs"] }'))

    assert typescript(made)[MODEL].endswith("});\n")
    assert any("plugins" in risk.message for risk in made.risks)


def test_the_users_own_files_keep_their_style(tmp_path: Path) -> None:
    edited = change_of(plan(styled_shop(tmp_path)), CONFIG)

    assert edited.content is not None
    assert 'import { defineConfig } from "@medusajs/framework/utils"\n' in edited.content


def test_an_edit_is_as_wide_as_the_project_allows(tmp_path: Path) -> None:
    wide = styled_shop(tmp_path / "wide", text='{ "semi": false, "printWidth": 120 }')
    narrow = styled_shop(tmp_path / "narrow", text='{ "semi": false, "printWidth": 50 }')
    entry = '{ resolve: "./src/modules/size-guide" }'

    in_wide, in_narrow = (change_of(plan(one), CONFIG).content for one in (wide, narrow))
    assert f"defineConfig({{ modules: [{entry}] }})" in str(in_wide)
    assert "defineConfig({\n  modules: [\n" in str(in_narrow)


def test_a_plan_grows_stale_when_the_style_changes(tmp_path: Path) -> None:
    assert ".prettierrc.json" in plan(styled_shop(tmp_path)).reads
