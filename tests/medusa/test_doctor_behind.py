"""What doctor proves behind the routes: queries, events, providers, packages; and its silence."""

import json
from pathlib import Path

import pytest

from tests.medusa.test_doctor_routes import GET, HTTP, entries, entry, found
from tests.trees import back_end

STEP = "src/workflows/steps/one.ts"
ROUTE = "src/api/admin/notes/route.ts"
SUBSCRIBER = "src/subscribers/one.ts"
CONFIG = "medusa-config.ts"


@pytest.mark.parametrize(
    ("fields", "pattern", "use", "told"),
    [
        ('["id"]', "{ data: [note] }", "use(note.title)", True),
        ('["id"]', "{ data: notes }", "notes.map((note) => note.title)", True),
        ('["id"]', "{ data }", "data.filter((note) => note.title)", True),
        ('["author.name"]', "{ data: [note] }", "use(note.title)", True),
        ('["id", "title"]', "{ data: [note] }", "use(note.id, note.title)", False),
        ('["*"]', "{ data: [note] }", "use(note.title)", False),
        ('["+title"]', "{ data: [note] }", "use(note.title)", False),
        ('["author.*"]', "{ data: [note] }", "use(note.author.name, note.author_id)", False),
        ("FIELDS", "{ data: [note] }", "use(note.title)", False),
        ('["id", ...more]', "{ data: [note] }", "use(note.title)", False),
        ('["id"]', "{ data: [note] }", 'note.title = "x"; use(note.title)', False),
        ('["id"]', "{ data: [note] }", "use(note.toString())", False),
        ('["id"]', "{ data: [note] }", "others.map((note) => note.title)", False),
        ('["id"]', "{ data: notes }", "others.map((note) => note.title)", False),
    ],
)
def test_what_is_read_of_a_row_was_asked_for(
    fields: str, pattern: str, use: str, told: bool, tmp_path: Path
) -> None:
    text = (
        "export const one = async (query, others) => {\n"
        f'  const {pattern} = await query.graph({{ entity: "note", fields: {fields} }})\n'
        f"  {use}\n}}\n"
    )
    assert found(tmp_path, "X33", {STEP: text}) == ([f"{STEP}:3"] if told else [])


def test_each_answer_is_read_where_it_is_declared(tmp_path: Path) -> None:
    asked = 'const { data } = await query.graph({ entity: "note", fields: ["id"] })'
    more = asked.replace('"id"', '"title"')
    text = (
        "export const one = async (query, on) => {\n"
        f"  if (on) {{\n    {asked}\n    use(data.map((note) => note.id))\n  }} else {{\n"
        f"    {more}\n    use(data.map((note) => note.title))\n  }}\n"
        f"  {asked}\n  for (const on of list) {{\n    {more}\n"
        "    use(data.map((note) => note.title))\n  }\n}\n"
    )
    assert found(tmp_path, "X33", {STEP: text}) == []


@pytest.mark.parametrize(
    ("asked", "pattern", "told"),
    [
        ('{ entity: "note", fields }', "{ data: notes }", True),
        ('{ entity: "store", fields }', "{ data: [store] }", False),
        ('{ entity: "note", fields, pagination: { take: 10 } }', "{ data: notes }", False),
        ('{ entity: "note", fields, filters: { id } }', "{ data: notes }", False),
        ("{ entity, ...req.queryConfig }", "{ data: notes }", False),
        ("asked", "{ data: notes }", False),
    ],
)
def test_a_list_has_an_end(asked: str, pattern: str, told: bool, tmp_path: Path) -> None:
    route = (
        "export const GET = async (req, res) => {\n"
        f"  const {pattern} = await query.graph({asked})\n}}\n"
    )
    assert found(tmp_path, "X52", {ROUTE: route}) == ([f"{ROUTE}:2"] if told else [])


DEEP = '"a.b.c.d.e"'
STORE = "src/api/store/notes/route.ts"


@pytest.mark.parametrize(
    ("version", "configuration", "told"),
    [
        ("2.21.2", '{ defaults: ["id", "title"], allowed: ["id"] }', "left out"),
        ("2.11.1", '{ defaults: ["id", "title"], allowed: ["id"] }', "refused"),
        ("2.21.2", '{ defaults: ["id"], allowed: ["id", "title"] }', ""),
        ("2.21.2", '{ defaults: ["author.*"], allowed: ["*author"] }', ""),
        ("2.21.2", '{ defaults: ["author.name"], allowed: ["author"] }', "left out"),
        ("2.11.1", '{ defaults: ["author.name"], allowed: ["author"] }', ""),
        ("2.21.2", '{ defaults: ["id", ...more], allowed: ["id"] }', ""),
        ("2.21.2", '{ defaults: ["id"] }', ""),
        ("2.21.2", f"{{ defaults: [{DEEP}] }}", "expands 4 relations"),
        ("2.11.1", f"{{ defaults: [{DEEP}] }}", ""),
        ("^2.21.2", f"{{ defaults: [{DEEP}] }}", ""),
        ("2.21.2", f"{{ defaults: [{DEEP}], storeRelationsLimit: 4 }}", ""),
    ],
)
def test_what_a_route_returns_by_default_is_allowed(
    version: str, configuration: str, told: str, tmp_path: Path
) -> None:
    listed = entry("/store/notes", f"validateAndTransformQuery(S, {configuration})")
    files = {STORE: GET, "src/api/middlewares.ts": entries(listed)}
    places = found(tmp_path, "X45", files, version)
    assert places == (["src/api/middlewares.ts:3"] if told else [])


def subscriber(body: str, event: str) -> str:
    return (
        'import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"\n'
        'import { ownWorkflow } from "../workflows/own"\n'
        "export default async function one({ event, container }) {\n"
        f"  {body}\n}}\n"
        f"export const config = {{ event: {event} }}\n"
    )


OWN = (
    'import { createWorkflow } from "@medusajs/framework/workflows-sdk"\n'
    'import { emitEventStep } from "@medusajs/medusa/core-flows"\n'
    'export const ownWorkflow = createWorkflow("own", (input) => {\n  BODY\n})\n'
)
EMIT = 'emitEventStep({ eventName: "own.done", data: input })'
RUN = "await updateProductsWorkflow(container).run({ input: {} })"
RUN_OWN = "await ownWorkflow(container).run({ input: {} })"


@pytest.mark.parametrize(
    ("body", "event", "workflow", "told"),
    [
        (RUN, '"product.updated"', EMIT, True),
        (RUN, '["product.created", "product.updated"]', EMIT, True),
        (RUN, '"product.created"', EMIT, False),
        (f"if (event.data.id) {{ {RUN} }}", '"product.updated"', EMIT, False),
        (f"event.data.ok && {RUN}", '"product.updated"', EMIT, False),
        (f"for (const one of list) {{ {RUN} }}", '"product.updated"', EMIT, False),
        (RUN_OWN, '"own.done"', EMIT, True),
        (RUN_OWN, '"own.done"', f"when(input, (i) => i.on).then(() => {{ {EMIT} }})", False),
        (RUN_OWN, '"own.started"', EMIT, False),
    ],
)
def test_a_subscriber_does_not_call_itself(
    body: str, event: str, workflow: str, told: bool, tmp_path: Path
) -> None:
    own = OWN.replace("BODY", workflow)
    files = {SUBSCRIBER: subscriber(body, event), "src/workflows/own.ts": own}
    assert found(tmp_path, "X30", files) == ([f"{SUBSCRIBER}:4"] if told else [])


@pytest.mark.parametrize(
    ("event", "version", "told"),
    [
        ('"order.place"', "2.21.2", True),
        ('"order.cancelled"', "2.21.2", True),
        ('["order.placed", "product_variant.update"]', "2.21.2", True),
        ('"order.placed"', "2.21.2", False),
        ('"order.shipped_by_robot"', "2.21.2", False),
        ('"brand.created"', "2.21.2", False),
        ("OrderWorkflowEvents.PLACED", "2.21.2", False),
        ('"order.place"', "2.99.0", False),
        ('"order.place"', "^2.21.2", False),
    ],
)
def test_a_subscriber_listens_to_what_is_sent(
    event: str, version: str, told: bool, tmp_path: Path
) -> None:
    files = {SUBSCRIBER: subscriber("use(event)", event)}
    assert found(tmp_path, "X31", files, version) == ([f"{SUBSCRIBER}:6"] if told else [])


def test_what_the_project_sends_itself_is_sent(tmp_path: Path) -> None:
    own = OWN.replace("BODY", 'emitEventStep({ eventName: "order.place", data: input })')
    files = {SUBSCRIBER: subscriber("use(event)", '"order.place"'), "src/workflows/own.ts": own}
    assert found(tmp_path, "X31", files) == []


@pytest.mark.parametrize(
    ("call", "version", "told"),
    [
        ("createProductsWorkflow.hooks.productCreated", "2.21.2", True),
        ("createProductsWorkflow.hooks.productsCreated", "2.4.0", False),
        ("createProductsWorkflow.hooks.productCreated", "2.99.0", False),
    ],
)
def test_a_hook_that_is_handled_is_there(
    call: str, version: str, told: bool, tmp_path: Path
) -> None:
    path = "src/workflows/hooks/one.ts"
    start = 'import { createProductsWorkflow } from "@medusajs/medusa/core-flows"\n'
    files = {path: f"{start}{call}(async () => {{}})\n"}
    assert found(tmp_path, "X35", files, version) == ([f"{path}:2"] if told else [])


@pytest.mark.parametrize(
    ("module", "providers", "told"),
    [
        ("auth", '[{ resolve: "@medusajs/medusa/auth-google", id: "google" }]', True),
        ("fulfillment", '[{ resolve: "./src/modules/ship" }]', True),
        ("auth", '[{ resolve: "@medusajs/auth-emailpass" }, { resolve: "./x" }]', False),
        ("auth", "[...others, { resolve: './x' }]", False),
        ("file", '[{ resolve: "@medusajs/medusa/file-s3", id: "s3" }]', False),
        (
            "notification",
            '[{ resolve: "./src/modules/mail", options: { channels: ["feed"] } }]',
            False,
        ),
    ],
)
def test_a_list_of_providers_keeps_the_default_one(
    module: str, providers: str, told: bool, tmp_path: Path
) -> None:
    listed = f'{{ resolve: "@medusajs/medusa/{module}", options: {{ providers: {providers} }} }}'
    text = f"module.exports = defineConfig({{ modules: [{listed}] }})\n"
    assert found(tmp_path, "X40", {CONFIG: text}) == ([f"{CONFIG}:1"] if told else [])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("async canCalculate() { return this.on }", True),
        ("async calculatePrice() { return { calculated_amount: 1 } }", True),
        ("async canCalculate() { return false }", False),
        ("async canCalculate() { return true }\n async calculatePrice() {}", False),
        ("async getFulfillmentOptions() { return [] }", False),
    ],
)
def test_a_provider_that_calculates_has_both_methods(body: str, told: bool, tmp_path: Path) -> None:
    path = "src/modules/ship/service.ts"
    start = 'import { AbstractFulfillmentProviderService } from "@medusajs/framework/utils"\n'
    text = f"{start}export class S extends AbstractFulfillmentProviderService {{\n{body}\n}}\n"
    assert found(tmp_path, "X41", {path: text}) == ([f"{path}:3"] if told else [])


JOB = "src/jobs/one.ts"


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (JOB, "export const midnight = 0\n", True),
        ("src/jobs/deep/one.ts", "export type T = string\n", True),
        ("src/jobs/_one.ts", "export const midnight = 0\n", False),
        ("src/jobs/index.ts", "export const midnight = 0\n", False),
        ("src/jobs/one.spec.ts", "export const midnight = 0\n", False),
        (JOB, "export default async () => {}\nexport const config = {}\n", False),
        (JOB, "export default async () => {}\n", False),
        (JOB, "defineFileConfig({ isDisabled: () => true })\n", False),
    ],
)
def test_the_folder_of_jobs_holds_jobs_only(
    path: str, text: str, told: bool, tmp_path: Path
) -> None:
    assert found(tmp_path, "X53", {path: text}) == ([f"{path}:1"] if told else [])


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("updateProductsWorkflow.run({ input })", True),
        ("ownWorkflow.run({ input })", True),
        ("updateProductsWorkflow(req.scope).run({ input })", False),
        ("ownWorkflow.runAsStep({ input })", False),
        ("runner.run({ input })", False),
    ],
)
def test_a_workflow_runs_with_a_container(call: str, told: bool, tmp_path: Path) -> None:
    files = {
        SUBSCRIBER: subscriber(call, '"own.done"'),
        "src/workflows/own.ts": OWN.replace("BODY", EMIT),
    }
    assert found(tmp_path, "X55", files) == ([f"{SUBSCRIBER}:4"] if told else [])


PLUGIN = {
    "./package.json": "./package.json",
    "./workflows": "./.medusa/server/src/workflows/index.js",
    "./.medusa/server/src/modules/*": "./.medusa/server/src/modules/*/index.js",
    "./providers/*": "./.medusa/server/src/providers/*/index.js",
    "./admin": {"import": "./.medusa/server/src/admin/index.mjs"},
}
MODULE = {"src/modules/note/service.ts": "export default class {}\n"}


@pytest.mark.parametrize(
    ("without", "files", "told"),
    [
        ("./.medusa/server/src/modules/*", MODULE, True),
        ("./package.json", MODULE, True),
        ("", MODULE, False),
        ("./providers/*", MODULE, False),
    ],
)
def test_a_plugin_exports_what_is_looked_for(
    without: str, files: dict[str, str], told: bool, tmp_path: Path
) -> None:
    manifest = json.loads(back_end("2.21.2"))
    manifest["exports"] = {key: value for key, value in PLUGIN.items() if key != without}
    tree = {**files, "package.json": json.dumps(manifest)}
    assert found(tmp_path, "X56", tree) == (["package.json:1"] if told else [])


def test_an_application_exports_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "X56", MODULE) == []


RUNS_MEDUSA = 'import { moduleIntegrationTestRunner } from "@medusajs/test-utils"\n'


@pytest.mark.parametrize(
    ("jest", "test", "told"),
    [
        ('module.exports = { testEnvironment: "node" }\n', RUNS_MEDUSA, True),
        ('module.exports = { setupFiles: ["./x"] }\n', RUNS_MEDUSA, False),
        ('module.exports = { ...require("./base") }\n', RUNS_MEDUSA, False),
        ('module.exports = { testEnvironment: "node" }\n', "test('a', () => {})\n", False),
    ],
)
def test_jest_clears_what_is_kept(jest: str, test: str, told: bool, tmp_path: Path) -> None:
    files = {"jest.config.js": jest, "integration-tests/http/a.spec.ts": test}
    assert found(tmp_path, "X57", files) == (["jest.config.js:1"] if told else [])


@pytest.mark.parametrize(
    ("child", "cascades", "step", "told"),
    [
        ("model.belongsTo(() => Note)", "", "service.deleteNotes(ids)", True),
        ("model.belongsTo(() => Note)", "", "service.softDeleteNotes(ids)", True),
        ("model.belongsTo(() => Note).nullable()", "", "service.deleteNotes(ids)", False),
        (
            "model.belongsTo(() => Note)",
            '.cascades({ delete: ["pages"] })',
            "service.deleteNotes(ids)",
            False,
        ),
        ("model.belongsTo(() => Note)", ".cascades(made())", "service.deleteNotes(ids)", False),
        ("model.belongsTo(() => Note)", "", "service.listNotes(ids)", False),
        (
            "model.belongsTo(() => Note)",
            "",
            "service.deletePages(pages); service.deleteNotes(ids)",
            False,
        ),
    ],
)
def test_what_needs_its_parent_is_deleted_with_it(
    child: str, cascades: str, step: str, told: bool, tmp_path: Path
) -> None:
    path = "src/modules/note/models/note.ts"
    pages = 'pages: model.hasMany(() => Page, { mappedBy: "note" })'
    text = (
        f'export const Note = model.define("note", {{\n  {pages},\n}}){cascades}\n'
        f'export const Page = model.define("page", {{ note: {child} }})\n'
    )
    files = {path: text, STEP: f"export const one = () => {{ {step} }}\n"}
    assert found(tmp_path, "X60", files) == ([f"{path}:2"] if told else [])


def test_a_default_import_and_a_re_export_are_followed(tmp_path: Path) -> None:
    files = {
        STORE: GET.replace("GET", "DELETE") + GET,
        "src/api/store/notes/middlewares.ts": f"{HTTP}export default [\n"
        + entry("/store/notes", 'authenticate("customer", "session")', methods='"GET"')
        + "\n]\n",
        "src/api/middlewares.ts": entries(
            "...own", start='import own from "./store/notes/middlewares"\n'
        ),
    }
    assert found(tmp_path, "X17", files) == [f"{STORE}:1"]
