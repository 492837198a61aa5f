"""What doctor sets right compiles, on a real Medusa of the version it was set right for."""

from pathlib import Path

import pytest

from tests.verify.slices import write
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.fixes import plan_fixes
from tools.person import apply_as
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app
from tools.verify.ladder import verify

pytestmark = pytest.mark.anyio

ROUTE = """import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

const Query = z.object({ name: z.string() })

export const get = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ brands: [], query: Query.parse(req.query) })
}
"""
WORKFLOW = """import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

const greetStep = createStep("greet", async (name: string) => new StepResponse(`hello ${name}`))

export const greetWorkflow = createWorkflow("greet", async (input: { name: string }) => {
  return new WorkflowResponse(greetStep(input.name))
})
"""
COMPOSED = """import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

const greetStep = createStep("greet", async (name: string) => new StepResponse(`hello ${name}`))

const namesStep = createStep("names", async () => {
  return { first: "Ada", last: "Lovelace" }
})

export const greetWorkflow = createWorkflow("greet", async (input: { name: string }) => {
  const names = await namesStep()
  const first = greetStep(names.first)
  const last = greetStep(names.last)
  return { first, last, input }
})
"""
RENAMED = """import {
  createStep,
  createWorkflow,
  StepResponse,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

const greetStep = createStep("greet", async (name: string) => new StepResponse(`hello ${name}`))

export const greetWorkflow = createWorkflow("greet", (input: { name: string }) => {
  const first = greetStep(input.name)
  const second = when("named", { input }, ({ input }) => !!input.name).then(() =>
    greetStep(input.name)
  )
  return new WorkflowResponse({ first, second })
})
"""


@pytest.mark.parametrize(
    ("version", "files", "rules"),
    [
        ("2.21.2", {"src/api/store/brands/route.ts": ROUTE}, {"M20"}),
        (
            "2.11.1",
            {"src/api/store/brands/route.ts": ROUTE, "src/workflows/greet.ts": WORKFLOW},
            {"M01", "M20", "X44"},
        ),
        (
            "2.11.1",
            {"src/workflows/greet.ts": COMPOSED},
            {"M01", "M02", "M08", "M09", "M11"},
        ),
        ("2.21.2", {"src/workflows/greet.ts": RENAMED}, {"M11"}),
    ],
)
async def test_every_fix_leaves_the_cheap_checks_green(
    version: str, files: dict[str, str], rules: set[str], tmp_path: Path
) -> None:
    packages = await installed_app(medusa=version)
    write_app(tmp_path / "app", version)
    (tmp_path / "app" / "node_modules").symlink_to(packages / "node_modules")
    workspace = Workspace.at(tmp_path / "app")
    for path, text in files.items():
        write(workspace, path, text)
    assert {one.rule for one in diagnose(workspace).findings if one.fixable} == rules
    plan = plan_fixes(workspace)
    assert plan is not None
    apply_as(workspace, plan, principal="a test", channel="test")
    report = await verify(workspace, only=["parse", "doctor", "types"])
    assert [(check.name, check.status) for check in report.checks] == [
        ("parse", "passed"),
        ("doctor", "passed"),
        ("types", "passed"),
    ], report
