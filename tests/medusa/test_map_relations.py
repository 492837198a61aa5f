from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.map_mermaid import mermaid
from tools.medusa.map_model import ProjectMap
from tools.medusa.map_view import view_map
from tools.medusa.project_map import project_map

STEPS = """
export const chargeStep = createStep("charge", async () => {}, async () => {})
export const tell = createStep({ name: "tell" }, async () => {})
export const stepless = (value) => value
"""

WORKFLOW = """
import { chargeStep as charge, tell, stepless } from "./steps/charge"
import { refundWorkflow } from "./refund"
import { emitEventStep, createOrderWorkflow, useQueryGraphStep } from "@medusajs/medusa/core-flows"

export const payWorkflow = createWorkflow("pay", (input) => {
  useQueryGraphStep({ entity: "order", fields: ["id"] })
  charge(input)
  stepless(input)
  when(input, (data) => data.failed).then(() => {
    refundWorkflow.runAsStep({ input })
  })
  createOrderWorkflow.runAsStep({ input })
  tell(input).config({ name: "tell-again" })
  const validate = createHook("validate", { input })
  emitEventStep({ eventName: "order.paid", data: input })
  return new WorkflowResponse(input, { hooks: [validate] })
})
"""

ROUTE = """
import { payWorkflow } from "../../../workflows/pay"
import { updateCartWorkflow } from "@medusajs/medusa/core-flows"
export const POST = async (req, res) => {
  await payWorkflow(req.scope).run({ input: {} })
  await updateCartWorkflow(req.scope)
    .run({ input: {} })
  await new Runner().run()
}
"""

SUBSCRIBER = """
export default async function paid({ container }) {
  const bus = container.resolve(Modules.EVENT_BUS)
  await container.resolve(Modules.EVENT_BUS).emit([{ name: "a.sent" }, { name: "b.sent" }])
  socket.emit({ name: "not.an.event" })
}
export const config = { event: "order.paid" }
"""


@pytest.fixture(params=["ts", "js"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> ProjectMap:
    end = request.param
    files = {
        f"src/workflows/pay.{end}": WORKFLOW,
        f"src/workflows/refund.{end}": 'export const refundWorkflow = createWorkflow("refund", f)',
        f"src/workflows/steps/charge.{end}": STEPS,
        f"src/api/store/pay/route.{end}": ROUTE,
        f"src/subscribers/paid.{end}": SUBSCRIBER,
        "src/admin/widgets/note.tsx": (
            'export const config = defineWidgetConfig({ zone: ["order.details.after", "x.y"] })'
        ),
        "src/admin/routes/notes/[id]/page.tsx": "export default () => null",
        "src/admin/routes/notes/table.tsx": "export default () => null",
    }
    return project_map(write_tree(tmp_path, {"package.json": back_end(), **files}))


def test_a_workflow_uses_its_steps_and_nested_workflows_in_order(project: ProjectMap) -> None:
    pay = project.workflows[0]
    assert [(use.line, use.name, use.workflow) for use in pay.steps] == [
        (7, "useQueryGraphStep", False),
        (8, "charge", False),
        (11, "refund", True),
        (13, "createOrderWorkflow", True),
        (14, "tell", False),
        (16, "emitEventStep", False),
    ]
    assert pay.hooks == ["validate"]


def test_steps_have_their_id_and_whether_they_can_be_taken_back(project: ProjectMap) -> None:
    told = [(step.line, step.id, step.compensates) for step in project.steps]
    assert told == [(2, "charge", True), (3, "tell", False)]


def test_a_route_runs_workflows_by_id_or_by_medusas_name(project: ProjectMap) -> None:
    told = [(run.line, run.workflow) for run in project.routes[0].runs]
    assert told == [(5, "pay"), (6, "updateCartWorkflow")]


def test_events_are_sent_by_steps_and_by_the_bus_and_by_nothing_else(project: ProjectMap) -> None:
    told = [(sent.line, sent.event) for sent in project.emissions]
    assert told == [(4, "a.sent"), (4, "b.sent"), (16, "order.paid")]


def test_the_admin_has_widgets_with_zones_and_pages_with_paths(project: ProjectMap) -> None:
    assert [(one.kind, one.line, one.at) for one in project.admin] == [
        ("widget", 1, ["order.details.after", "x.y"]),
        ("page", 1, ["/notes/:id"]),
    ]


def test_the_picture_joins_route_workflow_event_and_subscriber(project: ProjectMap) -> None:
    chart = mermaid(project)
    nodes = (line.removesuffix('"]').partition('["') for line in chart.splitlines())
    ids = {label: name.strip() for name, _, label in nodes if label}
    end = project.workflows[0].file.rpartition(".")[2]
    route, pay = ids["route<br/>POST /store/pay"], ids["workflow<br/>pay"]
    event, heard = ids["event<br/>order.paid"], ids[f"subscriber<br/>src/subscribers/paid.{end}"]
    assert f"  {route} --> {pay}\n" in chart
    assert f"  {pay} -- 3 --> {ids['workflow<br/>refund']}\n" in chart
    assert f"  {event} --> {heard}\n" in chart


def test_no_label_can_add_to_the_picture(tmp_path: Path) -> None:
    hostile = 'createWorkflow("a\\"]\\n  click n0 \\"javascript:x\\" <b>\\u202e", () => { s() })'
    files = {
        "package.json": back_end(),
        "src/workflows/a.ts": f"const s = createStep('s')\n{hostile}",
    }
    chart = mermaid(project_map(write_tree(tmp_path, files)))
    assert [line.split()[0] for line in chart.splitlines()] == [
        "flowchart", "n0", 'n0["workflow<br/>a#34;#93;#92;x0a', 'n1["step<br/>s"]',
    ]  # fmt: skip
    assert "\u202e" not in chart
    assert "<b>" not in chart


def test_models_newer_than_the_snapshot_and_modules_without_migration(tmp_path: Path) -> None:
    model = 'model.define("{}", {{ id: model.id().primaryKey() }})'
    files = {"package.json": back_end()}
    for module in ("made", "never", "broken"):
        folder = f"src/modules/{module}"
        files[f"{folder}/index.ts"] = f'export default Module("{module}", {{ service: S }})'
        files[f"{folder}/models/a.ts"] = model.format("a") + "\n" + model.format("b")
        if module != "never":
            files[f"{folder}/migrations/Migration20260101000000.ts"] = ""
    files["src/modules/made/migrations/.snapshot-made.json"] = '{"tables": [{"name": "a"}]}'
    files["src/modules/broken/migrations/.snapshot-broken.json"] = '{"tables": 3}'
    found = project_map(write_tree(tmp_path, files))
    assert {module.name: module.unmigrated for module in found.modules} == {
        "broken": [],
        "made": ["b"],
        "never": ["a", "b"],
    }
    assert "src/modules/broken/migrations/.snapshot-broken.json" in {p.path for p in found.problems}


MIDDLEWARES = """
export default defineMiddlewares({ routes: [
  { matcher: "/store/guides", method: ["POST"], middlewares: [validateAndTransformBody(Create)] },
  { matcher: "/store/guides", middlewares: [authenticate("customer", ["bearer"])] },
  { matcher: "/store/guides/:id", methods: ["GET"], middlewares: [a] },
  { matcher: "/store/*/sizes", methods: ["GET", "DELETE"], middlewares: [a] },
  { matcher: /guides/, middlewares: [a] },
  { matcher: "/store/gui", middlewares: [a] },
  { matcher: "/admin*", methods: ["ALL"], bodyParser: false, policies: [readGuides] },
] })
"""


def test_each_route_has_the_entries_that_its_methods_pass(tmp_path: Path) -> None:
    both, read = (
        "".join(f"export const {name} = () => {{}}\n" for name in names)
        for names in (["GET", "POST"], ["GET"])
    )
    routes = {
        "store/guides": both,
        "store/guides/[id]": both,
        "store/guides/[id]/sizes": read,
        "admin/guides": read,
        "other": read,
    }
    files = {f"src/api/{path}/route.ts": text for path, text in routes.items()}
    files |= {"package.json": back_end(), "src/api/middlewares.ts": MIDDLEWARES}
    found = project_map(write_tree(tmp_path, files))
    told = {r.path: [(guard.line, guard.methods) for guard in r.guards] for r in found.routes}
    assert told == {
        "/admin/guides": [(9, ["GET"])],
        "/other": [],
        "/store/guides": [(3, ["POST"]), (4, ["GET", "POST"])],
        "/store/guides/:id": [(4, ["GET", "POST"]), (5, ["GET"])],
        "/store/guides/:id/sizes": [(4, ["GET"]), (6, ["GET"])],
    }
    assert found.routes[0].guards[0].passes == ["readGuides", "bodyParser: false"]
    assert found.middlewares[0].validators == ["Create"]
    assert found.middlewares[-1].policies == ["readGuides"]
    assert [entry.line for entry in found.middlewares if entry.pattern] == [7]


def test_scripts_and_loaders_are_told(tmp_path: Path) -> None:
    script = "export const unused = 1\nexport default async function run({ container }) {}"
    files = {
        "package.json": back_end(),
        "src/scripts/seed.ts": script,
        "src/scripts/shared.ts": "export const shared = 1",
        "src/migration-scripts/prices.js": script,
        "src/modules/a/index.ts": (
            'export default Module("a", { service: S, loaders: [connect, warmUp] })'
        ),
    }
    found = project_map(write_tree(tmp_path, files))
    assert [(one.kind, one.file, one.line) for one in found.scripts] == [
        ("exec", "src/scripts/seed.ts", 2),
        ("migration", "src/migration-scripts/prices.js", 2),
    ]
    assert found.modules[0].loaders == ["connect", "warmUp"]


def test_a_name_leaves_the_entries_that_hold_it(project: ProjectMap) -> None:
    view = view_map(project, name="Refund")
    assert [workflow.id for workflow in view.workflows] == ["pay", "refund"]
    assert (view.routes, view.steps, view.subscribers, view.left_out) == ([], [], [], {})
    assert view_map(project, ["routes"], "pay").left_out["workflows"] == 1
