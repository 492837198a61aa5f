"""What the map tells at its edges: columns, aliases, plugins, secrets, files that go in circles."""

import json
from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.map_model import ProjectMap
from tools.medusa.project_map import project_map

CONFIG = "module.exports = defineConfig({})\n"
WORKFLOW = 'export const payWorkflow = createWorkflow("pay", () => {})\n'
MODULE = 'export default Module("a", { service: S })\n'
MIGRATIONS = "src/modules/a/migrations"


def mapped(folder: Path, files: dict[str, str]) -> ProjectMap:
    start = {"package.json": back_end(), "medusa-config.ts": CONFIG}
    return project_map(write_tree(folder, start | files))


def test_columns_that_the_snapshot_does_not_have_are_told(tmp_path: Path) -> None:
    model = """
    export const A = model.define("a", {
      id: model.id(), firstName: model.text(), fresh: model.text().nullable(),
      made: model.text().computed(), b: model.belongsTo(() => B), c: model.belongsTo(() => C),
    })
    """
    columns: dict[str, dict[str, str]] = {"id": {}, "first_name": {}, "b_id": {}}
    snapshot = json.dumps({"tables": [{"name": "a", "columns": columns}]})
    files = {"src/modules/a/index.ts": MODULE, "src/modules/a/models/a.ts": model}
    files |= {f"{MIGRATIONS}/Migration1.ts": "", f"{MIGRATIONS}/.snapshot-a.json": snapshot}
    (module,) = mapped(tmp_path, files).modules
    assert (module.unmigrated, module.behind) == ([], ["a.fresh", "a.c_id"])


def test_without_a_snapshot_the_sql_of_the_migrations_tells_the_tables(tmp_path: Path) -> None:
    models = "".join(f'model.define("{name}", {{ id: model.id() }})\n' for name in ("a", "b", "C"))
    sql = 'this.addSql(`create table if not exists "a" (x int); CREATE TABLE public.c (y int)`)'
    files = {"src/modules/a/index.ts": MODULE, "src/modules/a/models/all.ts": models}
    (module,) = mapped(tmp_path, files | {f"{MIGRATIONS}/Migration1.ts": sql}).modules
    assert (module.unmigrated, module.behind) == (["b"], [])


@pytest.mark.parametrize(
    ("specifier", "settings"),
    [
        ("~/workflows/pay", {"tsconfig.json": '{"compilerOptions":{"paths":{"~/*":["./src/*"]}}}'}),
        (
            "@flows/pay",
            {
                "tsconfig.json": (
                    '{"compilerOptions":{"baseUrl":"src","paths":{"@flows/*":["workflows/*"]}}}'
                )
            },
        ),
        (
            "#pay",
            {
                "package.json": json.dumps({
                    "imports": {"#pay": {"default": "./src/workflows/pay.js"}},
                    "dependencies": {"@medusajs/medusa": "2.11.1"},
                })
            },
        ),
        ("../../../workflows/index.js", {"src/workflows/index.ts": 'export * from "./pay"'}),
        (
            "../../../workflows",
            {"src/workflows/index.ts": 'export { payWorkflow } from "./again"',
             "src/workflows/again.ts": 'import { payWorkflow } from "./pay"\n'
                                       "export { payWorkflow }"},
        ),
    ],
)  # fmt: skip
def test_a_workflow_is_known_however_its_file_is_called(
    tmp_path: Path, specifier: str, settings: dict[str, str]
) -> None:
    route = f'import {{ payWorkflow as pay }} from "{specifier}"\npay(req.scope).run({{}})\n'
    files = {"src/workflows/pay.ts": WORKFLOW, "src/api/store/pay/route.ts": route, **settings}
    (found,) = mapped(tmp_path, files).routes
    assert [run.workflow for run in found.runs] == ["pay"]


def test_files_that_pass_on_one_another_in_circles_end(tmp_path: Path) -> None:
    everyone = "".join(f'export * from "./f{number}"\n' for number in range(30))
    files = {f"src/workflows/f{number}.ts": everyone for number in range(30)}
    route = 'import { goneWorkflow } from "../../workflows/f0"\ngoneWorkflow(scope).run({})\n'
    found = mapped(tmp_path, files | {"src/api/gone/route.ts": route})
    assert [run.workflow for run in found.routes[0].runs] == ["goneWorkflow"]


def test_a_run_is_only_one_of_the_workflow_engine(tmp_path: Path) -> None:
    text = """
    const engine = container.resolve(Modules.WORKFLOW_ENGINE)
    await engine.run("by-engine", {})
    await container.resolve("workflows").run("by-name", {})
    await runner.run("not-this", {})
    """
    (route,) = mapped(tmp_path, {"src/api/x/route.ts": text}).routes
    assert [run.workflow for run in route.runs] == ["by-engine", "by-name"]


@pytest.mark.parametrize(
    "setting",
    [
        'jwtSecret: "hunter2"',
        'jwtSecret: process.env.SECRET || "hunter2"',
        "jwtSecret: `hunter2${x}`",
        'redisUrl: "hunter2"',
        'other: "postgres://me:hunter2@host"',
        'other: process.env.A ?? "postgres://me:hunter2@host"',
        f'other: "hunter2{"x" * 60}"',
        'secrets: ["hunter2"]',
    ],
)
def test_a_secret_written_into_the_configuration_is_not_shown(tmp_path: Path, setting: str) -> None:
    config = f"module.exports = defineConfig({{ projectConfig: {{ http: {{ {setting} }} }} }})"
    found = mapped(tmp_path, {"medusa-config.ts": config})
    assert [one.value for one in found.settings] == ["(set)"]
    assert "hunter2" not in found.model_dump_json()


def test_only_a_registered_plugin_adds_to_the_back_end(tmp_path: Path) -> None:
    files = {
        "medusa-config.ts": 'module.exports = defineConfig({ plugins: ["used"] })',
        "src/workflows/pay.ts": WORKFLOW,
    }
    for name in ("used", "idle"):
        manifest = {"name": name, "scripts": {"build": "medusa plugin:build"}}
        files[f"packages/{name}/package.json"] = json.dumps(manifest)
        files[f"packages/{name}/src/workflows/x.ts"] = f'createWorkflow("{name}", () => {{}})'
    files["packages/lib/package.json"] = '{"name": "lib"}'
    files["packages/lib/src/x.ts"] = 'createWorkflow("lib", () => {})'
    files["packages/broken/package.json"] = "{"
    found = mapped(tmp_path, files)
    assert [workflow.id for workflow in found.workflows] == ["pay", "used"]
    told = {plugin.name: plugin.registered for plugin in found.own_plugins}
    assert told == {"idle": False, "used": True}
    assert [problem.path for problem in found.problems] == ["packages/broken/package.json"]


def test_custom_fields_of_the_admin_are_told_by_their_model(tmp_path: Path) -> None:
    text = 'export default unstable_defineCustomFieldsConfig({ model: "product", forms: [] })'
    found = mapped(tmp_path, {"src/admin/custom-fields/product.tsx": text})
    assert [(one.kind, one.at) for one in found.admin] == [("fields", ["product"])]
