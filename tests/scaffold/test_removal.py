"""What a spec no longer asks for goes, unless somebody edited it."""

from pathlib import Path

import pytest

from tests.scaffold.shops import GUIDE, LOCK, actions, apply, change_of, plan, shop, tree
from tools.plan.model import Action
from tools.plan.undo import undo
from tools.repo.workspace import Workspace

MODELS = GUIDE.partition("api:")[0]
ADMIN = "src/api/admin/size-guides"
MIDDLEWARES = "src/api/middlewares.ts"
TEST = "integration-tests/http/size-guide.spec.ts"
READ_ONLY = GUIDE.replace("[list, get, create, update, delete]", "[list, get]")
BRAND = """version: 1
modules:
  brand:
    models:
      Brand:
        fields:
          name: text
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = shop(tmp_path)
    apply(workspace)
    return workspace


def add_to(workspace: Workspace, path: str, text: str) -> None:
    file = workspace.root / path
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_route_that_is_asked_for_no_longer_goes_with_its_registration(
    workspace: Workspace,
) -> None:
    made = apply(workspace, MODELS)

    assert made.summary.endswith("to delete")
    assert actions(made)[f"{ADMIN}/route.ts"] is Action.DELETE
    left = tree(workspace)
    assert not [path for path in left if path.startswith(("src/api/admin", "src/workflows"))]
    assert b"adminSizeGuides" not in left[MIDDLEWARES]
    assert any("/admin/size-guides is no longer served" in risk.message for risk in made.risks)
    assert b"src/api" not in left[LOCK]
    assert actions(plan(workspace, MODELS)) == {}


def test_what_went_comes_back_by_undo(workspace: Workspace) -> None:
    before = tree(workspace)
    apply(workspace, MODELS)

    undo(workspace)

    assert tree(workspace) == before


def test_an_operation_that_is_asked_for_no_longer_goes(workspace: Workspace) -> None:
    made = apply(workspace, READ_ONLY)

    gone = {path for path, action in actions(made).items() if action is Action.DELETE}
    assert "src/workflows/size-guide/create-size-guides.ts" in gone
    assert f"{ADMIN}/route.ts" not in gone
    assert actions(plan(workspace, READ_ONLY)) == {}


def test_an_edited_route_blocks_its_removal(workspace: Workspace) -> None:
    add_to(workspace, f"{ADMIN}/route.ts", "// mine\n")

    made = plan(workspace, MODELS)

    assert change_of(made, f"{ADMIN}/route.ts").action is Action.CONFLICT
    assert made.risks[0].path == f"{ADMIN}/route.ts"


def test_a_file_that_is_gone_already_is_fine(workspace: Workspace) -> None:
    (workspace.root / ADMIN / "route.ts").unlink()
    (workspace.root / MIDDLEWARES).unlink()

    made = apply(workspace, MODELS)

    assert f"{ADMIN}/route.ts" not in actions(made)
    assert MIDDLEWARES not in actions(made)


def test_a_registration_of_unknown_shape_is_left_to_a_person(workspace: Workspace) -> None:
    file = workspace.root / MIDDLEWARES
    text = file.read_text(encoding="utf-8").replace(
        "...adminSizeGuidesMiddlewares", "...adminSizeGuidesMiddlewares.slice(1)"
    )
    file.write_text(text, encoding="utf-8")

    change = change_of(plan(workspace, MODELS), MIDDLEWARES)

    assert change.action is Action.MANUAL
    assert "take out" in change.reason


def test_a_module_that_another_spec_made_stays(workspace: Workspace) -> None:
    before = tree(workspace)

    made = apply(workspace, BRAND)

    assert Action.DELETE not in actions(made).values()
    after = tree(workspace)
    assert {path: after[path] for path in before if path != "medusa-config.ts"} == {
        path: text for path, text in before.items() if path != "medusa-config.ts"
    }


def test_a_route_that_another_module_takes_over_is_not_deleted(workspace: Workspace) -> None:
    both = GUIDE.replace("api:", BRAND.partition("modules:\n")[2] + "api:").replace(
        "model: size-guide.SizeGuide", "model: brand.Brand"
    )

    made = plan(workspace, both)

    assert actions(made)[f"{ADMIN}/route.ts"] is not Action.DELETE


def test_what_a_person_deleted_is_listed(workspace: Workspace) -> None:
    (workspace.root / TEST).unlink()

    made = plan(workspace)

    told = [risk.level for risk in made.risks if risk.path == TEST]
    assert told == ["low"]
    assert actions(made) == {}


@pytest.mark.parametrize("path", ["src/modules/size-guide/index.ts", f"{ADMIN}/middlewares.ts"])
def test_a_deleted_file_that_is_still_loaded_is_a_high_risk(
    workspace: Workspace, path: str
) -> None:
    (workspace.root / path).unlink()

    made = plan(workspace)

    assert (made.risks[0].level, made.risks[0].path) == ("high", path)
    assert "does not boot" in made.risks[0].message
