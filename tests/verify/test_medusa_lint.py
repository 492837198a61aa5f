"""Medusa's own lint among doctor's findings, on a real Medusa."""

import json
import re
from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tests.verify.slices import write
from tools.medusa.doctor.baseline import baseline_of, without_known
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.formats import annotations, sarif
from tools.medusa.doctor.linted import with_lint
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app
from tools.verify.medusa_lint import medusa_lint
from tools.verify.report import NotRunError

pytestmark = pytest.mark.anyio

ROUTE = "src/api/store/brands/route.ts"
WORKFLOW = "src/workflows/all.ts"
TEXT = """import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

export const allWorkflow = createWorkflow("all", (input: { name: string }) => {
  console.log(input)
  // eslint-disable-next-line @medusajs/no-console-log-in-workflow -- while we look at it
  console.log(input)
  return new WorkflowResponse({ ...input })
})
"""


async def shop(folder: Path) -> Workspace:
    packages = await installed_app(medusa="2.21.2")
    write_app(folder, "2.21.2")
    (folder / "node_modules").symlink_to(packages / "node_modules")
    workspace = Workspace.at(folder)
    write(workspace, ROUTE, "export const get = () => {}\n")
    write(workspace, WORKFLOW, TEXT)
    return workspace


async def test_the_lint_finds_what_it_is_for_and_doctor_says_once_what_both_see(
    tmp_path: Path,
) -> None:
    workspace = await shop(tmp_path / "shop")
    linted = await medusa_lint(workspace, install=True)
    assert linted.not_run is None
    found = with_lint(diagnose(workspace), linted)
    assert [(one.rule, one.source, one.path, one.line) for one in found.findings] == [
        ("M20", "doctor", ROUTE, 1),
        ("@medusajs/no-console-log-in-workflow", "Medusa lint", WORKFLOW, 4),
        ("@medusajs/no-spread-in-workflow", "Medusa lint", WORKFLOW, 7),
    ]
    assert [one.severity for one in found.findings] == ["error", "warning", "error"]
    assert with_lint(diagnose(workspace, paths=[ROUTE]), linted, [ROUTE]).errors == 1

    log = json.loads(json.dumps(sarif(found.findings, "1")))
    assert [(run["tool"]["driver"]["name"], len(run["results"])) for run in log["runs"]] == [
        ("Stheno", 1),
        ("Medusa lint", 2),
    ]
    assert len(annotations(found.findings).splitlines()) == 3
    assert without_known(workspace, found.findings, baseline_of(workspace, found.findings)) == []


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"package.json": back_end("2.11.1")}, "Medusa 2.11.1 has none"),
        ({"package.json": back_end("2.21.2")}, "packages are not installed"),
        (
            {"package.json": back_end("2.21.2"), "node_modules/@medusajs/x/package.json": "{}"},
            "no tsconfig.json",
        ),
    ],
)
async def test_what_keeps_it_from_running_is_told_or_raised(
    files: dict[str, str], reason: str, tmp_path: Path
) -> None:
    workspace = write_tree(tmp_path, files)
    assert reason in ((await medusa_lint(workspace)).not_run or "")
    with pytest.raises(NotRunError, match=re.escape(reason)):
        await medusa_lint(workspace, install=True)
