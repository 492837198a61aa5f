import json
from pathlib import Path

import pytest

from tests.samples import make_project
from tests.scaffold.shops import (
    CONFIG,
    GUIDE,
    LOCK,
    MIGRATION,
    MODEL,
    NOW,
    SNAPSHOT,
    actions,
    apply,
    change_of,
    plan,
    shop,
    tree,
)
from tools.errors import ConflictError, NotAMedusaProjectError, UsageError
from tools.plan.model import Action, Plan
from tools.plan.undo import undo
from tools.repo.workspace import Workspace
from tools.verify.ladder import CHECKS

WITH_NOTE = GUIDE.replace("          handle", "          note: text?\n          handle")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return shop(tmp_path)


def test_planning_writes_nothing(workspace: Workspace) -> None:
    before = tree(workspace)

    made = plan(workspace)

    assert made.writing
    assert tree(workspace) == before


def test_the_same_tree_spec_and_time_give_the_same_plan(workspace: Workspace) -> None:
    assert plan(workspace).digest == plan(workspace).digest
    assert plan(workspace).digest != plan(workspace, now="20261121030001").digest


def test_a_plan_names_every_check_that_will_prove_it(workspace: Workspace) -> None:
    assert plan(workspace).checks == list(CHECKS)


def test_what_is_applied_is_what_the_plan_showed(workspace: Workspace) -> None:
    made = apply(workspace)

    after = tree(workspace)
    assert {change.path: change.content for change in made.writing} == {
        change.path: after[change.path].decode() for change in made.writing
    }


def test_a_second_plan_is_empty(workspace: Workspace) -> None:
    apply(workspace)

    again = plan(workspace, now="20270101000000")

    assert actions(again) == {}
    assert again.commands == []
    assert again.sql == []
    assert again.summary == "0 to create, 0 to update, 0 to delete"


def test_undo_leaves_the_tree_as_it_was(workspace: Workspace) -> None:
    before = tree(workspace)
    apply(workspace)

    undo(workspace)

    assert tree(workspace) == before


def test_an_edit_of_a_generated_file_is_kept(workspace: Workspace) -> None:
    apply(workspace)
    model = workspace.root / MODEL
    model.write_text(model.read_text(encoding="utf-8") + "// mine\n", encoding="utf-8")

    again = plan(workspace)

    assert actions(again) == {}
    assert "your edits are kept" in change_of(again, MODEL).reason


def test_a_deleted_file_stays_deleted(workspace: Workspace) -> None:
    apply(workspace)
    (workspace.root / "integration-tests/http/size-guide.spec.ts").unlink()

    assert actions(plan(workspace)) == {}


def test_a_changed_spec_is_merged_with_the_edits(workspace: Workspace) -> None:
    apply(workspace)
    model = workspace.root / MODEL
    model.write_text("// mine\n" + model.read_text(encoding="utf-8"), encoding="utf-8")

    apply(workspace, WITH_NOTE)

    text = model.read_text(encoding="utf-8")
    assert text.startswith("// mine\n")
    assert "note: model.text().nullable()," in text


def test_edit_and_update_of_the_same_line_are_a_conflict(workspace: Workspace) -> None:
    apply(workspace)
    model = workspace.root / MODEL
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace("title: model.text()", "title: model.json()"), encoding="utf-8")

    made = plan(workspace, GUIDE.replace("title: text searchable", "title: text"))

    assert change_of(made, MODEL).action is Action.CONFLICT


def test_a_file_that_is_not_ours_is_a_conflict(workspace: Workspace) -> None:
    foreign = workspace.root / MODEL
    foreign.parent.mkdir(parents=True)
    foreign.write_text("export {}\n", encoding="utf-8")

    assert actions(plan(workspace))[MODEL] is Action.CONFLICT


def test_changed_tables_keep_the_old_migration_and_ask_for_a_new_one(
    workspace: Workspace,
) -> None:
    apply(workspace)

    made = plan(workspace, WITH_NOTE, now="20270101000000")

    assert not [path for path in actions(made) if "/migrations/" in path]
    assert made.risks[0].level == "high"
    assert "db:generate sizeGuide" in made.risks[0].message
    assert made.commands[0].run == "npx medusa db:generate sizeGuide"


def test_a_fresh_clone_without_the_lock_needs_nothing_but_the_lock(workspace: Workspace) -> None:
    apply(workspace)
    (workspace.root / LOCK).unlink()

    assert set(actions(plan(workspace))) == {LOCK}


def test_migrations_never_share_a_stamp(workspace: Workspace) -> None:
    taken = workspace.root / f"src/modules/other/migrations/Migration{NOW}.ts"
    taken.parent.mkdir(parents=True)
    taken.write_text("export {}\n", encoding="utf-8")
    two = GUIDE.replace(
        "api:",
        "  brand:\n    models:\n      Brand:\n        fields:\n          name: text\napi:",
    )

    stamps = [path for path in actions(plan(workspace, two)) if "/Migration" in path]

    assert [path[-17:-3] for path in stamps] == ["20261121030001", "20261121030002"]


def test_the_last_second_of_a_day_is_followed_by_the_next_day(workspace: Workspace) -> None:
    taken = workspace.root / "src/modules/other/migrations/Migration20261231235959.ts"
    taken.parent.mkdir(parents=True)
    taken.write_text("export {}\n", encoding="utf-8")

    made = plan(workspace, now="20261231235959")

    assert any(path.endswith("Migration20270101000000.ts") for path in actions(made))


def test_the_plan_shows_the_sql_of_its_migration(workspace: Workspace) -> None:
    made = plan(workspace)

    migration = change_of(made, MIGRATION).content or ""
    assert made.sql
    assert all(f"this.addSql(`{statement}`);" in migration for statement in made.sql)
    snapshot = json.loads(change_of(made, SNAPSHOT).content or "")
    assert [table["name"] for table in snapshot["tables"]] == ["size_guide"]


def test_a_configuration_that_cannot_be_edited_is_left_to_a_person(workspace: Workspace) -> None:
    (workspace.root / CONFIG).write_text(
        'import { defineConfig } from "@medusajs/framework/utils"\n'
        "module.exports = defineConfig({ modules: makeModules() })\n",
        encoding="utf-8",
    )

    change = change_of(plan(workspace), CONFIG)

    assert change.action is Action.MANUAL
    assert change.snippet is not None
    assert '"./src/modules/size-guide"' in change.snippet
    assert change.line == 2


def test_an_existing_middlewares_file_keeps_what_is_in_it(workspace: Workspace) -> None:
    path = workspace.root / "src/api/middlewares.ts"
    path.parent.mkdir(parents=True)
    path.write_text(
        'import { defineMiddlewares } from "@medusajs/framework/http"\n'
        'import { mine } from "./mine"\n\n'
        "export default defineMiddlewares({\n  routes: [mine],\n})\n",
        encoding="utf-8",
    )

    content = change_of(plan(workspace), "src/api/middlewares.ts").content or ""

    assert "routes: [mine, ...adminSizeGuidesMiddlewares]," in content


def in_javascript(workspace: Workspace, name: str, export: str) -> str:
    path = f"src/api/{name}"
    file = workspace.root / path
    file.parent.mkdir(parents=True)
    file.write_text(
        'import { defineMiddlewares } from "@medusajs/framework/http"\n'
        'import { mine } from "./mine"\n\n'
        f"{export}defineMiddlewares({{\n  routes: [mine],\n}})\n",
        encoding="utf-8",
    )
    return path


def test_middlewares_in_javascript_are_edited_and_none_put_beside_them(
    workspace: Workspace,
) -> None:
    path = in_javascript(workspace, "middlewares.js", "export default ")

    made = plan(workspace)

    assert "routes: [mine, ...adminSizeGuidesMiddlewares]," in (change_of(made, path).content or "")
    assert [found for found in actions(made) if "api/middlewares" in found] == [path]


@pytest.mark.parametrize(
    ("name", "export"),
    [
        ("middlewares.js", "module.exports = "),
        ("middlewares.mjs", "export default "),
        ("middlewares.cjs", "module.exports = "),
    ],
)
def test_middlewares_that_cannot_be_edited_are_left_to_a_person(
    workspace: Workspace, name: str, export: str
) -> None:
    path = in_javascript(workspace, name, export)

    made = plan(workspace)

    assert change_of(made, path).action is Action.MANUAL
    assert "...adminSizeGuidesMiddlewares" in (change_of(made, path).snippet or "")
    assert [found for found in actions(made) if "api/middlewares" in found] == [path]


def test_a_public_route_is_named_as_a_risk(workspace: Workspace) -> None:
    made = plan(
        workspace, GUIDE + "  store/guides:\n    model: size-guide.SizeGuide\n    crud: [list]\n"
    )

    assert any("/store/guides" in risk.message for risk in made.risks)


def test_an_unproven_version_is_named_as_such(tmp_path: Path) -> None:
    workspace = make_project(tmp_path)
    manifest = {"dependencies": {"@medusajs/medusa": "2.20.0"}}
    (workspace.root / "package.json").write_text(json.dumps(manifest), encoding="utf-8")

    made = plan(workspace)

    assert not made.target.proven
    assert any("2.20.0 is unproven" in risk.message for risk in made.risks)


def test_a_folder_without_medusa_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAMedusaProjectError):
        plan(Workspace.at(tmp_path))


def test_a_project_without_configuration_is_refused(workspace: Workspace) -> None:
    (workspace.root / CONFIG).unlink()

    with pytest.raises(UsageError, match="no medusa-config"):
        plan(workspace)


@pytest.mark.parametrize(
    "now", ["2026", "20261399000000", "00010101000000", "2026112103000", "yesterday"]
)
def test_a_time_that_is_none_is_refused(workspace: Workspace, now: str) -> None:
    with pytest.raises(UsageError, match="is no time"):
        plan(workspace, now=now)


@pytest.mark.parametrize("damage", ["{", '{"files": 3}', None])
def test_a_damaged_lock_file_is_told_and_nothing_is_guessed(
    workspace: Workspace, damage: str | None
) -> None:
    apply(workspace)
    lock = workspace.root / LOCK
    if damage is None:
        content = json.loads(lock.read_text(encoding="utf-8"))
        content["files"][MODEL]["base"] = "AAAA"
        damage = json.dumps(content)
    lock.write_text(damage, encoding="utf-8")

    with pytest.raises(ConflictError, match="lock file"):
        plan(workspace)


def test_a_parent_that_a_customer_may_name_is_named_as_a_risk(workspace: Workspace) -> None:
    made = plan(
        workspace,
        """version: 1
modules:
  fitting:
    models:
      Profile:
        fields:
          made_by: text index
        relations:
          sizes: hasMany Measure
      Measure:
        fields:
          customer_id: text index
        relations:
          profile: belongsTo Profile.sizes
api:
  store/measures:
    model: fitting.Measure
    crud: [list, create]
    owner: {actor: customer, field: customer_id}
""",
    )

    assert any("any Profile as profile_id" in risk.message for risk in made.risks)


OWN_PARENT = """version: 1
modules:
  fitting:
    models:
      Profile:
        fields:
          customer_id: text index
        relations:
          sizes: hasMany Measure
      Measure:
        fields:
          customer_id: text index
          width: number
        relations:
          profile: belongsTo Profile.sizes
api:
  store/profiles:
    model: fitting.Profile
    crud: [list, create]
    owner: {actor: customer, field: customer_id}
  store/measures:
    model: fitting.Measure
    crud: [list, create, update]
    owner: {actor: customer, field: customer_id}
  store/sizes:
    model: fitting.Measure
    crud: [list]
"""


def written(made: Plan, path: str) -> str:
    return change_of(made, f"src/api/store/{path}").content or ""


def test_a_parent_that_belongs_to_customers_is_looked_up_before_a_row_goes_under_it(
    workspace: Workspace,
) -> None:
    made = plan(workspace, OWN_PARENT)

    check = written(made, "measures/ownership.ts")
    assert "listProfiles({" in check
    assert "customer_id: customerId" in check
    for path in ("measures/route.ts", "measures/[id]/route.ts"):
        assert "await requireOwnRows(" in written(made, path)
    assert not any("profile_id" in risk.message for risk in made.risks)


def test_a_row_made_with_its_parent_is_the_customers_who_asks_and_does_not_tell_whose_it_is(
    workspace: Workspace,
) -> None:
    made = plan(workspace, OWN_PARENT)

    assert "customer_id" not in written(made, "profiles/validators.ts")
    assert "map((child) => ({ ...child, customer_id }))" in written(made, "profiles/route.ts")
    assert "customer_id" not in written(made, "profiles/query-config.ts")
    assert "customer_id" not in written(made, "sizes/query-config.ts")
