"""Doctor's rules one by one: what each is silent about, and the right form beside the wrong one."""

from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.doctor.diagnose import diagnose

SDK = "@medusajs/framework/workflows-sdk"
IMPORTS = f'import {{ createStep, createWorkflow, StepResponse, transform, when }} from "{SDK}"\n'
STEP = 'const one = createStep("one", async (input) => new StepResponse(input))\n'
CATALOG = {
    "src/modules/catalog/index.ts": (
        'import { Module } from "@medusajs/framework/utils"\n'
        'import Service from "./service"\n'
        'export const CATALOG = "catalog"\n'
        "export default Module(CATALOG, { service: Service })\n"
    ),
    "src/modules/catalog/service.ts": (
        'import { MedusaService } from "@medusajs/framework/utils"\n'
        'import { Photo } from "./models/photo"\n'
        "export default class Service extends MedusaService({ Photo }) {\n"
        "  async listOldPhotos() {}\n"
        "}\n"
    ),
    "src/modules/catalog/models/photo.ts": (
        'import { model } from "@medusajs/framework/utils"\n'
        'export const Photo = model.define("photo", { id: model.id().primaryKey() })\n'
    ),
    "src/modules/catalog/migrations/Migration20260101000000.ts": "export class M {}\n",
    "src/modules/catalog/migrations/.snapshot-catalog.json": (
        '{ "tables": [{ "name": "photo", "columns": { "id": {} } }] }\n'
    ),
}
LINK = (
    'import { defineLink } from "@medusajs/framework/utils"\n'
    'import ProductModule from "@medusajs/medusa/product"\n'
    'import CatalogModule from "../modules/catalog"\n'
    "export default defineLink(ProductModule.linkable.product, CatalogModule.linkable.photo)\n"
)


def found(folder: Path, files: dict[str, str], version: str = "2.11.1") -> list[str]:
    registered = "modules: [{ resolve: './src/modules/catalog' }]"
    config = {"medusa-config.ts": f"module.exports = defineConfig({{ {registered} }})\n"}
    tree = write_tree(folder, {"package.json": back_end(version), **config, **files})
    return [f"{one.rule}:{one.line}" for one in diagnose(tree).findings]


def in_workflow(folder: Path, body: str, version: str = "2.11.1") -> list[str]:
    text = f'{IMPORTS}{STEP}createWorkflow("all", (input) => {{\n{body}\n}})\n'
    return found(folder, {"src/workflows/all.ts": text}, version)


def in_step(
    folder: Path, invoke: str, undo: str = "async () => {}", version: str = "2.11.1"
) -> list[str]:
    step = f'createStep("it", async (data, {{ container }}) => {{\n{invoke}\n}}, {undo})\n'
    return found(folder, {"src/workflows/it.ts": f"{IMPORTS}{step}"}, version)


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("one(input)", []),
        ("const all = [...NAMES]\none(all)", []),
        ("const { id, ...rest } = input\none(rest)", ["M05:4"]),
        ("const made = one(input)\none({ ...made }).config({ name: 'two' })", ["M05:5"]),
        ("const all = transform({ input }, ({ input }) => [...input])\none(all)", []),
        ("return input", ["M09:4"]),
        ("return made(input)", []),
        ("return", []),
    ],
)
def test_what_a_constructor_may_hold_below_the_lint(
    body: str, rules: list[str], tmp_path: Path
) -> None:
    assert in_workflow(tmp_path / "old", body) == rules
    assert in_workflow(tmp_path / "new", body, "2.21.2") == []


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("one(input)\none(input)", ["M11:5"]),
        ("one(input)\none(input).config({ name: 'two' })", []),
        ("one(input).config({ name })\none(input).config({ name })", []),
        ("one(input).config({ name: 'two' })\none(input).config({ name: 'two' })", ["M11:5"]),
        ("if (FLAG) { one(input) } else { one(input) }", []),
        ("when(input, is).then(() => one(input))\nwhen(input, is).then(() => one(1))", ["M11:5"]),
        ("when(input, is)", ["M13:4"]),
        ("const pending = when(input, is)\npending.then(() => one(input))", []),
    ],
)
def test_steps_are_named_once_and_conditions_have_their_then(
    body: str, rules: list[str], tmp_path: Path
) -> None:
    assert in_workflow(tmp_path, body) == rules


@pytest.mark.parametrize(
    "index",
    [
        'export * from "./one"\n',
        'export * from "."\nexport { made as oneStep } from "./one"\n',
        'export * from "./more"\n',
    ],
)
def test_steps_are_known_through_files_that_pass_them_on(index: str, tmp_path: Path) -> None:
    made = "made" if "made" in index else "oneStep"
    workflow = (
        f'import {{ createWorkflow }} from "{SDK}"\nimport {{ oneStep }} from "./steps"\n'
        'createWorkflow("all", (input) => {\noneStep(input)\noneStep(input)\n})\n'
    )
    files = {
        "src/workflows/all.ts": workflow,
        "src/workflows/steps/index.ts": index,
        "src/workflows/steps/more.ts": 'export * from "./one"\nexport * from "./more"\n',
        "src/workflows/steps/one.ts": f"{IMPORTS}export {STEP.replace('one =', f'{made} =')}",
    }
    assert found(tmp_path, files) == ["M11:5"]


def test_the_same_call_twice_is_left_to_the_lint_that_sees_it(tmp_path: Path) -> None:
    assert in_workflow(tmp_path / "a", "one(input)\none(input)", "2.21.2") == []
    nested = "one(input)\nwhen(input, is).then(() => one(input))"
    assert in_workflow(tmp_path / "b", nested, "2.21.2") == ["M11:5"]


@pytest.mark.parametrize(
    ("path", "call", "rules"),
    [
        ("src/api/store/a/route.ts", "export const GET = async () => one({})", ["M14:3"]),
        ("src/api/store/a/route.ts", "const helper = () => one({})", []),
        ("src/subscribers/a.ts", "export default async function run() { one({}) }", ["M14:3"]),
        ("src/workflows/hooks/a.ts", "aWorkflow.hooks.done(async () => { one({}) })", ["M14:3"]),
        ("src/workflows/a.ts", "transform({}, () => one({}))", ["M14:3"]),
        ("src/workflows/a.ts", "one({})", ["M14:3"]),
    ],
)  # fmt: skip
def test_steps_are_called_in_workflows_only(
    path: str, call: str, rules: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, {path: f"{IMPORTS}{STEP}{call}\n"}) == rules


@pytest.mark.parametrize(
    ("invoke", "rules"),
    [
        ("return { id: 1 }", ["M08:3"]),
        ("return await handedOn(data)", []),
        ("return StepResponse.skip()", []),
        ("return new StepResponse({ all: [1] })", []),
        ("const all = new Map()\nreturn new StepResponse({ all })", ["M10:4"]),
        ("const all = new Map()\nreturn new StepResponse([...all])", []),
        ("return new StepResponse(Buffer.from(data))", ["M10:3"]),
    ],
)
def test_what_a_step_returns_below_the_lint(invoke: str, rules: list[str], tmp_path: Path) -> None:
    assert in_step(tmp_path, invoke) == rules


def test_a_buffer_is_told_where_the_lint_sees_no_buffers(tmp_path: Path) -> None:
    assert in_step(tmp_path / "a", "return new StepResponse(new Set())", version="2.21.2") == []
    buffer = "return new StepResponse(Buffer.from(data))"
    assert in_step(tmp_path / "b", buffer, version="2.21.2") == ["M10:3"]


UPDATE = (
    'const service = container.resolve("brand")\n'
    "const before = await service.listBrands()\n"
    "const after = await service.updateBrands(data)\n"
)
UNDO = 'async (rows, { container }) => { if (!rows) { return }\nawait container.resolve("brand").'


@pytest.mark.parametrize(
    ("handed", "undo", "rules"),
    [
        ("after, before", f"{UNDO}updateBrands(rows) }}", []),
        ("after", f"{UNDO}updateBrands(rows) }}", ["X13:8"]),
        ("after, before", f"{UNDO}deleteBrands(rows.map(id)) }}", ["X13:8"]),
        ("after, { ids: 1 }", "async (data) => use(data?.ids)", []),
        ("after, { ids: 1 }", "async (data) => use(data?.id)", ["X11:7"]),
        ("after, { ids: 1 }", "async (data) => use(data.ids)", ["X12:7"]),
        ("after, { ids: 1, ...more }", "async (data) => use(data?.id)", []),
        ("after, { ids: 1 }", "async ({ ids } = {}) => use(ids)", []),
        ("after, { ids: 1 }", "async ({ ids }) => use(ids)", ["X12:7"]),
        ("after, { ids: 1 }", "undo", []),
    ],
)  # fmt: skip
def test_compensation_takes_back_what_was_done(
    handed: str, undo: str, rules: list[str], tmp_path: Path
) -> None:
    assert in_step(tmp_path, f"{UPDATE}return new StepResponse({handed})", undo) == rules


@pytest.mark.parametrize(
    ("invoke", "rules"),
    [
        ("await a.createBrands(data)\nawait a.createLabels(data)", ["X14:5"]),
        ("await a.softDeleteLabels(data)\nawait a.softDeleteBrands(data)", []),
        ("if (data) { await a.createBrands(data) } else { await a.createLabels(data) }", []),
        ("await a.createBrands(data)\nawait cache.createLabels(data)", []),
    ],
)
def test_a_step_changes_one_thing(invoke: str, rules: list[str], tmp_path: Path) -> None:
    assert in_step(tmp_path, f'const a = container.resolve("brand")\n{invoke}') == rules


@pytest.mark.parametrize(
    ("typed", "rules"),
    [
        ("{ employeeId: string }", ["X11:3"]),
        ("{ providerId: string }", []),
        ("{ [key: string]: string }", []),
        ("Input", []),
    ],
)
def test_an_input_handed_on_has_the_keys_of_its_type(
    typed: str, rules: list[str], tmp_path: Path
) -> None:
    step = (
        f'createStep("a", async (input: {typed}) => new StepResponse(undefined, input),\n'
        "async (input?: { providerId: string }) => use(input?.providerId))\n"
    )
    assert found(tmp_path, {"src/workflows/a.ts": f"{IMPORTS}{step}"}) == rules


def test_a_change_without_compensation_is_told_and_a_read_is_not(tmp_path: Path) -> None:
    step = 'createStep("a", async (data, {{ container }}) => {{ {} }})\n'
    change = step.format('await container.resolve("brand").createBrands(data)')
    read = step.format('await container.resolve("brand").listBrands(data)')
    linked = step.format("await container.resolve(ContainerRegistrationKeys.LINK).create(data)")
    assert found(tmp_path, {"src/workflows/a.ts": f"{IMPORTS}{change}{read}{linked}"}) == [
        "X10:2",
        "X10:4",
    ]


@pytest.mark.parametrize(
    ("fields", "other", "rules"),
    [
        ("b: model.hasMany(() => B, { mappedBy: 'a' })", "a: model.belongsTo(() => A)", []),
        ("b: model.hasMany(() => B)", "a: model.belongsTo(() => A, { mappedBy: 'b' })", []),
        ("b: model.hasMany(() => B)", "t: model.text()", ["M16:2"]),
        ("b: model.hasMany(() => B)", "...shared", []),
        ("b: model.hasMany(B)", "t: model.text()", ["M16:2"]),
        ("b: model.belongsTo(() => B)", "t: model.text()", []),
        ("b: model.belongsTo(() => B, { mappedBy: 't' })", "t: model.text()", ["M16:2"]),
        ("b: model.manyToMany(() => B)", "a: model.manyToMany(() => A)", []),
        ("b: model.manyToMany(() => B)", "t: model.text()", ["M16:2"]),
        ("b: model.manyToMany(() => B, { mappedBy: 'z' })", "a: model.manyToMany(() => A)",
         ["M16:2"]),
        ("b: model.belongsTo(() => B) }).cascades({ delete: ['b']", "t: model.text()", ["M16:2"]),
        ("b: model.hasMany(() => Elsewhere)", "t: model.text()", []),
    ],
)  # fmt: skip
def test_relations_have_their_other_side(
    fields: str, other: str, rules: list[str], tmp_path: Path
) -> None:
    text = (
        'import { model } from "@medusajs/framework/utils"\n'
        f'const A = model.define("a", {{ {fields} }})\n'
        f'const B = model.define("b", {{ {other} }})\n'
    )
    assert found(tmp_path, {"src/modules/m/models/a.ts": text}) == rules


def test_a_model_that_its_migrations_know_is_fine(tmp_path: Path) -> None:
    assert found(tmp_path, CATALOG) == []


@pytest.mark.parametrize(
    ("field", "rules"),
    [
        ("title: model.text()", ["X02:2"]),
        ("title: model.text().computed()", []),
        ("other: model.belongsTo(() => Elsewhere)", ["X02:2"]),
    ],
)
def test_a_column_that_no_migration_makes_is_told(
    field: str, rules: list[str], tmp_path: Path
) -> None:
    path = "src/modules/catalog/models/photo.ts"
    text = CATALOG[path].replace("id: model.id().primaryKey()", f"id: model.id(), {field}")
    assert found(tmp_path, {**CATALOG, path: text}) == rules


def test_a_column_that_a_migration_written_by_hand_makes_is_there(tmp_path: Path) -> None:
    path, migration = "src/modules/catalog/models/photo.ts", "src/modules/catalog/migrations/"
    text = CATALOG[path].replace("id: model.id().primaryKey()", "id: model.id(), alt: model.text()")
    by_hand = {f"{migration}Migration20260102000000.ts": "sql('alter table photo add alt text')\n"}
    assert found(tmp_path, {**CATALOG, path: text, **by_hand}) == []


def test_a_table_that_no_migration_makes_is_told(tmp_path: Path) -> None:
    files = {path: text for path, text in CATALOG.items() if "migrations" not in path}
    assert found(tmp_path, files) == ["X02:2"]


MADE = (
    'import {{ Modules }} from "@medusajs/framework/utils"\n'
    'import {{ CATALOG }} from "../modules/catalog"\n'
    "export default async ({{ link }}) => {{\n  await link.create({})\n}}\n"
)


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ("{ [Modules.PRODUCT]: { product_id }, [CATALOG]: { photo_id } }", []),
        ("{ product: { product_id }, catalog: { photo_id }, data: { n: 1 } }", []),
        ("[{ [CATALOG]: { photo_id }, [Modules.PRODUCT]: { product_id } }]", ["X07:4"]),
        ("{ [Modules.PRODUCT]: { product_id }, [CATALOG]: { id } }", ["X07:4"]),
        ("{ [Modules.ORDER]: { order_id }, [CATALOG]: { photo_id } }", ["X07:4"]),
        ("{ [Modules.ORDER]: { order_id }, [Modules.CART]: { cart_id } }", []),
        ("{ [name]: { product_id }, [CATALOG]: { photo_id } }", []),
    ],
)
def test_links_are_made_as_they_are_defined(given: str, rules: list[str], tmp_path: Path) -> None:
    files = {"src/links/a.ts": LINK, "src/scripts/a.ts": MADE.format(given)}
    assert found(tmp_path, {**CATALOG, **files}) == rules


@pytest.mark.parametrize(
    ("entity", "filters", "version", "rules"),
    [
        ("product", "{ photo: { id } }", "2.11.1", ["X08:1"]),
        ("products", "{ photos: { id } }", "2.11.1", ["X08:1"]),
        ("product", "{ photo: { id } }", "2.21.2", []),
        ("product", "{ photo }", "2.11.1", []),
        ("order", "{ photo: { id } }", "2.11.1", []),
        ("product", "{ title: { $like: 'a' } }", "2.11.1", []),
    ],
)
def test_filters_are_about_the_rows_that_are_asked_for(
    entity: str, filters: str, version: str, rules: list[str], tmp_path: Path
) -> None:
    asked = f'{{ entity: "{entity}", filters: {filters} }}'
    text = f"export const read = (query) => query.graph({asked})\n"
    files = {"src/links/a.ts": LINK, "src/lib/read.ts": text}
    assert found(tmp_path, {**CATALOG, **files}, version) == rules


@pytest.mark.parametrize("name", ["index.ts", "_photo.ts", "photo-index.ts"])
def test_a_link_that_medusa_does_not_load_is_told(name: str, tmp_path: Path) -> None:
    files = {**CATALOG, f"src/links/{name}": LINK}
    assert found(tmp_path / "alone", files) == ["X09:4"]
    imported = f'import "./{name.removesuffix(".ts")}"\n'
    assert found(tmp_path / "imported", {**files, "src/links/photo.ts": imported}) == []


def test_several_links_in_a_file_are_fine(tmp_path: Path) -> None:
    text = LINK.replace("export default ", "export default [").replace("photo)", "photo)]")
    assert found(tmp_path, {**CATALOG, "src/links/a.ts": text}) == []


@pytest.mark.parametrize(
    ("method", "rules"),
    [
        ("listPhotos", []),
        ("retrievePhoto", []),
        ("listOldPhotos", []),
        ("develop", []),
        ("listPhotoes", ["X37:1"]),
        ("deletePhoto", ["X37:1"]),
    ],
)
def test_methods_have_the_names_of_run_time(method: str, rules: list[str], tmp_path: Path) -> None:
    text = f'export const GET = (req) => req.scope.resolve("catalog").{method}()\n'
    assert found(tmp_path, {**CATALOG, "src/api/admin/a/route.ts": text}) == rules


@pytest.mark.parametrize(
    ("constructor", "rules"),
    [
        ("constructor({ logger, photoService }) { super() }", []),
        ("constructor({ product }) { super() }", ["X36:4"]),
        ("constructor(container) { container.resolve(Modules.PRODUCT) }", ["X36:4"]),
        ("constructor(container) { container.resolve(Modules.EVENT_BUS) }", []),
        ("async read() { this.container_.resolve(Modules.PRODUCT) }", ["X36:4"]),
        ("async read(container) { container.resolve(Modules.PRODUCT) }", []),
        ("constructor(container) {}\nread(container) { container.resolve(Modules.CART) }", []),
    ],
)
def test_a_module_asks_for_nothing_of_another(
    constructor: str, rules: list[str], tmp_path: Path
) -> None:
    path = "src/modules/catalog/service.ts"
    text = CATALOG[path].replace("async listOldPhotos() {}", constructor)
    assert found(tmp_path, {**CATALOG, path: text}) == rules


@pytest.mark.parametrize(
    "modules",
    [
        "[{ resolve: './src/modules/catalog', dependencies: [Modules.PRODUCT] }]",
        "[{ resolve: './src/modules/catalog', dependencies: NEEDED }]",
        "[{ resolve: './src/modules/catalog' }, ...more()]",
    ],
)
def test_a_module_may_ask_for_what_the_configuration_gives_it(modules: str, tmp_path: Path) -> None:
    path = "src/modules/catalog/service.ts"
    text = CATALOG[path].replace("async listOldPhotos() {}", "constructor({ product }) {}")
    config = f"module.exports = defineConfig({{ modules: {modules} }})\n"
    assert found(tmp_path, {**CATALOG, path: text, "medusa-config.ts": config}) == []


@pytest.mark.parametrize(
    ("service", "rules"),
    [
        ("export default class Service {}", ["X38:1"]),
        ("export default class Service { async listPhotos() {} }", []),
        ("export default class Service extends Shared {}", []),
    ],
)
def test_what_query_reads_can_be_listed(service: str, rules: list[str], tmp_path: Path) -> None:
    read = 'export const read = (query) => query.graph({ entity: "photos" })\n'
    files = {**CATALOG, "src/modules/catalog/service.ts": f"{service}\n"}
    assert found(tmp_path / "unread", files) == []
    assert found(tmp_path / "read", {**files, "src/lib/read.ts": read}) == rules
