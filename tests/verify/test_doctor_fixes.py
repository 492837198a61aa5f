"""What doctor sets right compiles, on a real Medusa of the version it was set right for."""

import json
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
MIGRATION = """import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20260101000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table "note" ("id" text not null, "tone" text not null);`)
  }
}
"""
COLUMNS = ("id", "tone", "created_at", "updated_at", "deleted_at")
SNAPSHOT = {"tables": [{"name": "note", "columns": {name: {} for name in COLUMNS}}]}
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
    "src/modules/note/migrations/Migration20260101000000.ts": MIGRATION,
    "src/modules/note/migrations/.snapshot-note.json": json.dumps(SNAPSHOT),
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
    proven = {"M01", "M02", "M08", "M09", "M11", "M20", "X44"}
    proven |= {"X01", "X21", "X24", "X39", "X42", "X43", "X55"}
    assert {rule.id for rule in RULES.values() if rule.fixes} == proven
