"""A spec is refused where the project has the same thing under the same name."""

from pathlib import Path

import pytest

from tests.scaffold.shops import GUIDE, actions, apply, plan, shop
from tools.errors import SpecError
from tools.repo.workspace import Workspace

ELSEWHERE = GUIDE.replace("  size-guide:", "  sizes:", 1).replace(
    "model: size-guide.", "model: sizes."
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return shop(tmp_path)


def write(workspace: Workspace, path: str, text: str) -> None:
    file = workspace.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def problems(workspace: Workspace, spec: str) -> list[str]:
    with pytest.raises(SpecError) as caught:
        plan(workspace, spec)
    return caught.value.problems


def test_a_table_that_another_module_has_is_refused_with_its_place(workspace: Workspace) -> None:
    apply(workspace)

    told = problems(workspace, ELSEWHERE)

    place = "src/modules/size-guide/models/size-guide.ts:3"
    assert told[0].startswith("spec:5:7:")
    assert f"{place} defines the table `size_guide` already" in told[0]


def test_workflows_that_are_there_already_are_refused(workspace: Workspace) -> None:
    write(
        workspace,
        "src/workflows/mine.ts",
        'import { createWorkflow } from "@medusajs/framework/workflows-sdk"\n\n'
        'const id = "create-size-guides"\n'
        "export const mine = createWorkflow(id, () => {})\n",
    )

    told = problems(workspace, GUIDE)

    assert len(told) == 1
    assert told[0].startswith("spec:5:7: modules.size-guide.models.SizeGuide:")
    assert "src/workflows/mine.ts:4 has the workflow `create-size-guides` already" in told[0]


def test_a_module_of_the_same_key_is_refused(workspace: Workspace) -> None:
    write(
        workspace,
        "src/modules/guides/index.ts",
        'import { Module } from "@medusajs/framework/utils"\n'
        'import Service from "./service"\n\n'
        'export default Module("sizeGuide", { service: Service })\n',
    )

    told = problems(workspace, GUIDE)

    assert len(told) == 1
    assert told[0].startswith("spec:3:3: modules.size-guide:")
    assert "src/modules/guides is a module with the same key, `sizeGuide`" in told[0]


def test_what_is_planned_again_does_not_stand_in_its_own_way(workspace: Workspace) -> None:
    apply(workspace)
    models = workspace.root / "src/modules/size-guide/models"
    (models / "size-guide.ts").rename(models / "guide.ts")

    assert actions(plan(workspace)) == {}
