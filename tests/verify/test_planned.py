"""A plan is judged in a copy before anybody approves it; the workspace stays as it is."""

import json
from pathlib import Path

import pytest

from tests.propose.proposals import exact, whole
from tests.verify.slices import add_slice, contents, replace, uninstalled_slice, write
from tools import catalogue
from tools.errors import StalePlanError, UsageError
from tools.propose.propose import propose
from tools.repo.workspace import Workspace
from tools.verify.report import Check, Status

pytestmark = pytest.mark.anyio

ROUTE = "src/api/store/hello/route.ts"
HELLO = """import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const GET = async (_req: MedusaRequest, res: MedusaResponse) => {
  res.json({ hello: "world" })
}
"""


async def judged(
    workspace: Workspace, content: str = HELLO, checks: list[str] | None = None
) -> dict[str, Check]:
    plan = propose(workspace, [whole(ROUTE, content)], "greets").plan
    before = contents(workspace)
    report = await catalogue.check_plan(workspace, plan.digest, checks)
    assert report.plan == plan.digest
    assert contents(workspace) == before
    return {check.name: check for check in report.checks}


async def test_doctor_fails_only_for_what_the_plan_breaks(tmp_path: Path) -> None:
    workspace = uninstalled_slice(tmp_path / "app")
    write(workspace, "src/api/store/old/route.ts", "export const get = () => 1\n")
    checks = await judged(workspace, checks=["parse", "doctor"])
    assert [check.status for check in checks.values()] == [Status.PASSED, Status.PASSED]
    broken = HELLO.replace("const GET", "const post")
    doctor = (await judged(workspace, broken, ["doctor"]))["doctor"]
    assert doctor.status is Status.FAILED
    assert doctor.evidence.startswith("1 new error")
    assert doctor.details == f"{ROUTE}:3: `post` is ignored; export `POST` (M20)"


async def test_types_fail_only_for_what_the_plan_breaks(fresh_app: Workspace) -> None:
    workspace = add_slice(fresh_app)
    write(workspace, "src/old.ts", 'export const a: number = "x"\n')
    types = (await judged(workspace))["types"]
    assert types.status is Status.PASSED
    assert types.evidence.endswith("no new errors, 1 error as before")
    types = (await judged(workspace, HELLO.replace('"world"', "nowhere")))["types"]
    assert types.status is Status.FAILED
    assert types.evidence == "1 new type error"
    assert types.details.startswith(f"{ROUTE}(4,")
    assert "old.ts" not in types.details


async def test_a_plan_that_is_stale_or_unknown_is_not_judged(tmp_path: Path) -> None:
    workspace = uninstalled_slice(tmp_path / "app")
    name = json.loads(workspace.read_text("package.json") or "")["name"]
    edit = exact("package.json", (f'"name": "{name}"', '"name": "other"'))
    plan = propose(workspace, [edit], "renames it").plan
    replace(workspace, "package.json", name, "third")
    with pytest.raises(StalePlanError):
        await catalogue.check_plan(workspace, plan.digest, ["parse"])
    with pytest.raises(UsageError, match="no plan"):
        await catalogue.check_plan(workspace, "0" * 64)
    with pytest.raises(UsageError, match="no check tipes"):
        await catalogue.check_plan(workspace, plan.digest, ["tipes"])
