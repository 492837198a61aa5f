import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from tests.medusa.forms import Form, forms
from tests.trees import back_end, copy_fixture, run_git, write_tree
from tools.errors import NotAMedusaProjectError
from tools.medusa.map_model import DataModel, ModuleEntry, ProjectMap, Relation
from tools.medusa.project_map import project_map
from tools.repo.find import find_files


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> ProjectMap:
    return project_map(copy_fixture("shop", tmp_path_factory.mktemp("map") / "shop"))


def test_the_map_names_project_version_and_toolchain(shop: ProjectMap) -> None:
    assert (shop.name, shop.node) == ("shop", ">=20")
    assert shop.medusa is not None
    assert shop.medusa.version == "2.11.1"
    assert shop.target is not None
    assert shop.target.proven
    assert shop.package_manager is not None
    assert (shop.package_manager.name, shop.package_manager.version) == ("yarn", "4.5.0")


def test_what_the_configuration_registers_is_listed_with_its_place(shop: ProjectMap) -> None:
    listed = [(e.line, e.resolve, e.provider, e.conditional) for e in shop.registered]
    assert listed == [
        (17, "./src/modules/brand", False, False),
        (9, "@medusajs/medusa/cache-redis", False, True),
        (19, "@medusajs/medusa/payment", False, False),
        (22, "./modules/my-payment", True, False),
    ]
    assert [entry.resolve for entry in shop.plugins] == ["medusa-plugin-a", "@shop/plugin-b"]


def test_a_module_has_its_name_service_models_and_migrations(shop: ProjectMap) -> None:
    assert shop.modules[0] == ModuleEntry(
        file="src/modules/brand/index.ts",
        line=6,
        folder="src/modules/brand",
        name="brand",
        constant="BRAND_MODULE",
        service="BrandModuleService",
        models=[
            DataModel(
                file="src/modules/brand/models/brand.ts",
                line=4,
                name="brand",
                constant="Brand",
                fields=4,
                properties={
                    "id": "id primaryKey",
                    "name": "text searchable",
                    "country-code": "text nullable",
                },
                relations=[
                    Relation(
                        file="src/modules/brand/models/brand.ts",
                        line=10,
                        name="maker",
                        kind="belongsTo",
                        to="maker",
                    )
                ],
            ),
            DataModel(
                file="src/modules/brand/models/maker.ts",
                line=9,
                name="maker",
                constant="Maker",
                fields=2,
                properties={"id": "id primaryKey"},
                relations=[
                    Relation(
                        file="src/modules/brand/models/maker.ts",
                        line=6,
                        name="brands",
                        kind="hasMany",
                        to="brand",
                    )
                ],
                table="brand_maker",
            ),
        ],
        migrations=["Migration20260102030405.ts"],
        registered=True,
        unmigrated=["maker"],
    )


def test_providers_and_unregistered_modules_are_told_apart(shop: ProjectMap) -> None:
    told = [(m.folder, m.name, m.provider, m.registered) for m in shop.modules[1:]]
    assert told == [
        ("src/modules/my-payment", "Modules.PAYMENT", True, True),
        ("src/modules/wish-list", "wishList", False, False),
    ]


def test_routes_have_paths_methods_and_whether_they_are_guarded(shop: ProjectMap) -> None:
    assert [(r.path, r.methods, r.authenticate) for r in shop.routes] == [
        ("/admin/brands", {"GET": 3, "POST": 7}, True),
        ("/admin/brands/:id/products", {"GET": 1}, True),
        ("/hooks/erp", {}, True),
        ("/store/brands/:brand_id", {"DELETE": 9}, False),
    ]


def test_middlewares_are_found_in_every_file_below_the_api(shop: ProjectMap) -> None:
    found = [(m.file, m.matcher, m.methods, m.middlewares) for m in shop.middlewares]
    assert found == [
        ("src/api/middlewares.ts", "/store/brands*", [], ["authenticate", "log"]),
        ("src/api/middlewares.ts", r"/^\/hooks\/.*/", ["POST"], ["(inline)"]),
        (
            "src/api/admin/brands/middlewares.ts",
            "/admin/brands",
            ["POST"],
            ["validateAndTransformBody"],
        ),
    ]


def test_workflows_and_hook_handlers_are_found_by_what_they_call(shop: ProjectMap) -> None:
    assert [(w.id, w.line) for w in shop.workflows] == [("create-brand", 4), ("delete-brand", 3)]
    hooks = [(h.workflow, h.hook, h.line) for h in shop.hooks]
    assert hooks == [("createProductsWorkflow", "productsCreated", 3)]


def test_subscribers_jobs_and_links_are_listed(shop: ProjectMap) -> None:
    events = [event for subscriber in shop.subscribers for event in subscriber.events]
    assert events == ["brand.created", "brand.updated", "OrderWorkflowEvents.PLACED"]
    schedules = {job.name: job.schedule for job in shop.jobs}
    assert schedules == {"often": "{ interval: 5000 }", "report": "0 * * * *"}
    sides = ["ProductModule.linkable.product", "BrandModule.linkable.brand"]
    assert [link.sides for link in shop.links] == [sides]


def test_what_cannot_be_read_is_named_and_the_rest_is_there(shop: ProjectMap) -> None:
    assert [(p.path, p.line) for p in shop.problems] == [
        ("medusa-config.ts", 25),
        ("src/api/hooks/erp/route.ts", 1),
        ("src/modules/wish-list/models/wish.ts", 3),
        ("src/modules/half", None),
        ("src/subscribers/no-event.ts", 2),
    ]


def test_the_map_is_json_and_comes_back_the_same(shop: ProjectMap) -> None:
    assert ProjectMap.model_validate(json.loads(shop.model_dump_json())) == shop


def test_mapping_changes_nothing(tmp_path: Path) -> None:
    workspace = copy_fixture("shop", tmp_path / "shop")
    before = {path: path.stat().st_mtime_ns for path in workspace.root.rglob("*")}
    project_map(workspace)
    assert {path: path.stat().st_mtime_ns for path in workspace.root.rglob("*")} == before


def test_branch_and_changed_paths_come_from_git(tmp_path: Path) -> None:
    workspace = copy_fixture("shop", tmp_path / "shop")
    run_git(workspace.root, "init", "-q")
    run_git(workspace.root, "add", ".")
    run_git(workspace.root, "commit", "-qm", "all")
    clean = project_map(workspace).git
    (workspace.root / "new.ts").write_text("", encoding="utf-8")
    dirty = project_map(workspace).git
    assert clean is not None
    assert (clean.branch, clean.changed) == ("main", 0)
    assert dirty is not None
    assert dirty.dirty


def test_an_empty_back_end_has_an_empty_map(tmp_path: Path) -> None:
    found = project_map(write_tree(tmp_path, {"package.json": back_end()}))
    assert (found.modules, found.routes, found.workflows, found.jobs) == ([], [], [], [])
    assert [problem.path for problem in found.problems] == ["medusa-config.ts"]
    assert found.typescript is None


def test_a_folder_without_medusa_has_no_map(tmp_path: Path) -> None:
    with pytest.raises(NotAMedusaProjectError):
        project_map(write_tree(tmp_path, {"README.md": ""}))


def test_an_unknown_version_is_a_problem_not_the_end(tmp_path: Path) -> None:
    found = project_map(write_tree(tmp_path, {"package.json": back_end("latest")}))
    assert found.medusa is None
    assert "the version of @medusajs/medusa is not known" in found.problems[0].message


CONFIGURATIONS = {
    "module.exports = defineConfig({ modules: { [BRAND]: { resolve: 'a' }, cache: false } })": [
        ("BRAND", "a")
    ],
    "const c = { modules: [{ resolve: `a` }] }\nexport default c satisfies object": [(None, "a")],
    "const m = [{ resolve: require.resolve('a') }]\nexport default (defineConfig({modules: m!}))": [
        (None, "a")
    ],
    "export default defineConfig({modules: [x && { resolve: 'a' }, y ? { resolve: 'b' } : 0]})": [
        (None, "a"),
        (None, "b"),
    ],
    "module.exports = defineConfig({ modules: [{ resolve: process.env.M }] })": [(None, None)],
    "\ufeffconst a = a\r\nmodule.exports = defineConfig({ modules: a })": [],
}


@pytest.mark.parametrize(("config", "expected"), CONFIGURATIONS.items())
def test_other_forms_of_the_configuration_are_read(
    tmp_path: Path, config: str, expected: list[tuple[str | None, str | None]]
) -> None:
    files = {"package.json": back_end(), "medusa-config.ts": config}
    found = project_map(write_tree(tmp_path, files))
    assert [(entry.key, entry.resolve) for entry in found.registered] == expected


def test_source_that_is_secret_binary_huge_or_linked_away_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.ts"
    outside.write_text('createWorkflow("outside", () => {})', encoding="utf-8")
    workspace = write_tree(
        tmp_path / "app",
        {
            "package.json": back_end(),
            "medusa-config.ts": "module.exports = {}",
            "src/workflows/binary.ts": b"\xff\xfe\x00",
            "src/workflows/huge.ts": "// x\n" * 500_000,
            "src/workflows/größe.ts": 'createWorkflow("größe", () => {})',
        },
    )
    (workspace.root / "src/workflows/link.ts").symlink_to(outside)
    (workspace.root / "src/links").symlink_to(tmp_path)
    found = project_map(workspace)
    assert [workflow.id for workflow in found.workflows] == ["größe"]
    assert {problem.path for problem in found.problems} == {
        "src/workflows/binary.ts",
        "src/workflows/huge.ts",
    }


def test_source_nested_beyond_pythons_recursion_is_read(tmp_path: Path) -> None:
    deep = f"export const x = {'(' * 5_000}1{')' * 5_000}"
    files = {"package.json": back_end(), "medusa-config.ts": "module.exports = {}"}
    found = project_map(write_tree(tmp_path, files | {"src/deep.ts": deep}))
    assert found.problems == []


@pytest.mark.parametrize(
    "form", [form for form in forms("config.txt") if form.is_edited], ids=lambda form: form.name
)
def test_whatever_our_own_edit_registers_is_found_again(tmp_path: Path, form: Form) -> None:
    files = {"package.json": back_end(), "medusa-config.ts": form.after}
    found = project_map(write_tree(tmp_path, files))
    assert "./src/modules/size-guide" in [entry.resolve for entry in found.registered]


def test_hostile_settings_are_problems_not_the_end(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefgh"))
    files = {
        "package.json": back_end(),
        "medusa-config.ts": "module.exports = {}",
        "tsconfig.json": "[" * 200_000,
        ".prettierrc": bomb,
        "pnpm-workspace.yaml": "- " * 100_000,
        "pnpm-lock.yaml": "[" * 100_000,
        "package-lock.json": "[" * 200_000,
        "yarn.lock": "@medusajs/medusa@" * 100_000,
    }
    found = project_map(write_tree(tmp_path, files))
    assert {problem.path for problem in found.problems} == {"tsconfig.json", ".prettierrc"}


def test_escapes_in_strings_mean_what_javascript_makes_of_them(tmp_path: Path) -> None:
    names = [r"\x61\u0062\u{63}", r"\ud83d\ude00", r"it\'s", r"a\u202eb", r"\ud83d", r"\u{ffffff}"]
    calls = "".join(f"createWorkflow('{name}', () => {{}})\n" for name in names)
    config = {"package.json": back_end(), "medusa-config.ts": "module.exports = {}"}
    found = project_map(write_tree(tmp_path, config | {"src/workflows/x.ts": calls}))
    ids = [workflow.id for workflow in found.workflows]
    assert ids == ["abc", "😀", "it's", r"a\u202eb", "\ufffd", "\ufffd"]
    assert ProjectMap.model_validate_json(found.model_dump_json()) == found


def test_a_file_name_that_is_no_unicode_is_left_out(tmp_path: Path) -> None:
    config = {"package.json": back_end(), "medusa-config.ts": "module.exports = {}"}
    workspace = write_tree(tmp_path, config | {"src/jobs/x.md": ""})
    odd = os.fsencode(workspace.root) + b"/src/jobs/\xff.ts"
    with open(odd, "wb") as file:  # noqa: PTH123  # a Path cannot be made of these bytes
        file.write(b'export const config = { name: "x", schedule: "*" }')
    assert project_map(workspace).jobs == []
    assert find_files(workspace, "src/jobs/*").paths == ["src/jobs/x.md"]


def test_source_behind_a_link_is_named_and_not_read(tmp_path: Path) -> None:
    write_tree(tmp_path / "outside", {"workflows/x.ts": 'createWorkflow("x", () => {})'})
    config = {"package.json": back_end(), "medusa-config.ts": "module.exports = {}"}
    workspace = write_tree(tmp_path / "app", config)
    (workspace.root / "src").symlink_to(tmp_path / "outside")
    found = project_map(workspace)
    assert (found.workflows, [problem.path for problem in found.problems]) == ([], ["src"])
