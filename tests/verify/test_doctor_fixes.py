"""What doctor sets right compiles, on a real Medusa of the version it was set right for."""

from pathlib import Path

import pytest

from tests.verify.slices import write
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.fixes import plan_fixes
from tools.medusa.doctor.rules import RULES
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


RUNS = """import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { greetWorkflow } from "../../../workflows/greet"

export const POST = async (req: MedusaRequest<{ tone: string }>, res: MedusaResponse) => {
  const { result } = await greetWorkflow.run({ input: { name: req.validatedBody.tone } })
  res.json({ result })
}
"""
MIDDLEWARES = """import {
  defineMiddlewares,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

export const CreateNote = z.object({ tone: z.string(), text: z.string().optional() })

export default defineMiddlewares({
  routes: [
    {
      matcher: "/admin/notes",
      methods: ["post"],
      middlewares: [validateAndTransformBody(CreateNote)],
    },
  ],
})
"""
NOTE = """import { model } from "@medusajs/framework/utils"

export const Note = model.define("note", {
  id: model.id().primaryKey(),
  tone: model.enum(["kind", "stern"]),
})
"""
CONFIG = """import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: {
    http: { storeCors: "a", adminCors: "a", authCors: "a" },
  },
  modules: [
    { resolve: "./src/modules/tag/service" },
    { resolve: "./src/modules/label/index.ts" },
  ],
})
"""


def module(name: str) -> dict[str, str]:
    """Return a module without models."""
    service = f"export default class {name.title()}Service {{}}\n"
    index = (
        'import { Module } from "@medusajs/framework/utils"\n'
        f'import Service from "./service"\n\nexport default Module("{name}", '
        "{ service: Service })\n"
    )
    folder = f"src/modules/{name}"
    return {f"{folder}/service.ts": service, f"{folder}/index.ts": index}


EVERYTHING = {
    "medusa-config.ts": CONFIG,
    "src/api/store/brands/route.ts": ROUTE,
    "src/api/admin/notes/route.ts": RUNS,
    "src/api/middlewares.ts": MIDDLEWARES,
    "src/workflows/greet.ts": WORKFLOW.replace("async (input", "(input"),
    "src/modules/note/models/note.ts": NOTE,
    **module("note"),
    **module("tag"),
    **module("label"),
}


@pytest.mark.parametrize(
    ("version", "files", "rules"),
    [
        (
            "2.21.2",
            EVERYTHING,
            {"M20", "X01", "X21", "X24", "X39", "X42", "X43", "X55"},
        ),
        (
            "2.11.1",
            {"src/api/store/brands/route.ts": ROUTE, "src/workflows/greet.ts": WORKFLOW},
            {"M01", "M20", "X44"},
        ),
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
    if "X43" in rules:
        manifest = (workspace.root / "package.json").read_text(encoding="utf-8")
        write(workspace, "package.json", _with_another_cli(manifest, version))
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


def _with_another_cli(manifest: str, version: str) -> str:
    told = f'"@medusajs/cli": "{version}"'
    assert told in manifest
    return manifest.replace(told, '"@medusajs/cli": "2.0.0"')


def test_every_rule_that_fixes_is_proven_here() -> None:
    proven = {"M01", "X44", "M20", "X01", "X21", "X24", "X39", "X42", "X43", "X55"}
    assert {rule.id for rule in RULES.values() if rule.fixes} == proven
