"""What doctor sets right by itself and what it leaves to a person, by the plan that it makes."""

from pathlib import Path

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.fixes import plan_fixes

SDK = "@medusajs/framework/workflows-sdk"
IMPORTS = (
    "import { createStep, createWorkflow, parallelize, StepResponse, WorkflowResponse } "
    f'from "{SDK}"\n'
)
STEP = 'const one = createStep("one", async (input) => new StepResponse(input))\n'
BRAND = {
    "src/modules/brand/index.ts": (
        'import { Module } from "@medusajs/framework/utils"\n'
        'import Service from "./service"\n'
        'export default Module("brand", { service: Service })\n'
    ),
    "src/modules/brand/service.ts": "export default class Service {}\n",
}
ROUTE = "src/api/store/brands/route.ts"
CONFIG = "medusa-config.ts"
ALL = "src/workflows/all.ts"


def fixed(folder: Path, path: str, files: dict[str, str], version: str = "2.11.1") -> str | None:
    """Return what becomes of a file in which something is wrong, None where a person has to."""
    config = {CONFIG: "module.exports = defineConfig({})\n"}
    tree = write_tree(folder, {"package.json": back_end(version), **config, **files})
    assert diagnose(tree).findings
    plan = plan_fixes(tree)
    changes = [] if plan is None else plan.changes
    return next((change.content for change in changes if change.path == path), None)


def resolving(path: str) -> str:
    return f'module.exports = defineConfig({{ modules: [{{ resolve: "{path}" }}] }})\n'


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("./src/modules/brand/service", "./src/modules/brand"),
        ("./src/modules/brand/service.ts", "./src/modules/brand"),
        ("./src/modules/brand/index.ts", "./src/modules/brand"),
        ("src/modules/brand/index.ts", "src/modules/brand"),
    ],
)
def test_a_module_is_resolved_by_its_folder_and_registered_once(
    path: str, right: str, tmp_path: Path
) -> None:
    assert fixed(tmp_path, CONFIG, {CONFIG: resolving(path), **BRAND}) == resolving(right)


def test_what_lies_outside_of_the_project_is_not_looked_at(tmp_path: Path) -> None:
    write_tree(tmp_path, {"service.ts": "export default {}\n"})
    files = {"package.json": back_end(), CONFIG: resolving("./../service.ts")}
    found = diagnose(write_tree(tmp_path / "shop", files)).findings
    # By its suffix alone; that it is a service's file would have to be seen.
    assert [one.rule for one in found] == ["X42"]


@pytest.mark.parametrize("suffix", ["mts", "cts"])
def test_a_path_that_node_does_not_find_without_its_suffix_is_left(
    suffix: str, tmp_path: Path
) -> None:
    files = {f"src/modules/label.{suffix}": "export default {}\n"}
    config = resolving(f"./src/modules/label.{suffix}")
    assert fixed(tmp_path, CONFIG, {CONFIG: config, **files}) is None


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("export const get = () => {}\nexport default { get }\n", {}),
        ('import { GET } from "./other"\nexport const get = GET\n', {}),
        (
            "export const get = () => {}\n",
            {"src/api/__tests__/brands.spec.ts": 'import { get } from "../store/brands/route"\n'},
        ),
        (
            "export const get = () => {}\n",
            {"src/api/store/all.ts": 'import * as brands from "./brands/route"\nuse(brands)\n'},
        ),
        ("export const get = () => {}\n", {"src/more.ts": f'export * from "../{ROUTE[:-3]}"\n'}),
    ],
)
def test_a_handler_that_is_named_elsewhere_is_not_renamed(
    text: str, others: dict[str, str], tmp_path: Path
) -> None:
    assert fixed(tmp_path, ROUTE, {ROUTE: text, **others}) is None


def test_what_is_exported_beside_the_handlers_is_none(tmp_path: Path) -> None:
    text = "export const options = { limit: 1 }\nexport type get = string\n"
    files = {"package.json": back_end(), CONFIG: "module.exports = defineConfig({})\n", ROUTE: text}
    assert diagnose(write_tree(tmp_path, files)).findings == []


def test_a_handler_of_which_only_another_name_is_taken_is_renamed(tmp_path: Path) -> None:
    text = "export const get = () => {}\nexport const Query = 1\n"
    other = {"src/api/store/use.ts": 'import { Query } from "./brands/route"\nuse(Query)\n'}
    assert fixed(tmp_path, ROUTE, {ROUTE: text, **other}) == text.replace("get", "GET")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("async (input) => {", "(input) => {"),
        ("async (input): Promise<WorkflowResponse<A>> => {", "(input): WorkflowResponse<A> => {"),
        ("async (input): Answer => {", None),
    ],
)
def test_a_constructor_without_async_promises_nothing(
    wrong: str, right: str | None, tmp_path: Path
) -> None:
    text = f'{IMPORTS}{STEP}createWorkflow("all", {wrong} return new WorkflowResponse(1) }})\n'
    expected = None if right is None else text.replace(wrong, right)
    assert fixed(tmp_path, ALL, {ALL: text}) == expected


def test_whatever_is_written_down_is_not_waited_for(tmp_path: Path) -> None:
    body = (
        "const [first] = await parallelize(one(1).config({ name: 'first' }))\n"
        "const second = await one(first).config({ name: 'second' })\n"
        "return new WorkflowResponse(second)\n"
    )
    text = f'{IMPORTS}{STEP}createWorkflow("all", async (input) => {{\n{body}}})\n'
    right = text.replace("async (input) => {\n", "(input) => {\n").replace("await ", "")
    assert fixed(tmp_path, ALL, {ALL: text}) == right


@pytest.mark.parametrize(
    "text",
    [
        'createStep("two", async (input): Promise<Names> => { return { input } })\n',
        'createStep("two", async (input) => { return { input } }, async (made) => {})\n',
        'createWorkflow("all", (input): Names => { return input })\n',
        'createWorkflow("all", (input) => { return when(input, is).then(() => one(1)) })\n',
    ],
)
def test_what_cannot_be_wrapped_as_it_is_is_left(text: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, ALL, {ALL: f"{IMPORTS}{STEP}{text}"}) is None


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("{ input }", "made(req.scope).run({ input })"),
        ("", "made(req.scope).run()"),
    ],
)
def test_a_workflow_is_given_the_container_of_the_request(
    given: str, right: str, tmp_path: Path
) -> None:
    text, made = running(f"made.run({given})")
    expected = text.replace(f"made.run({given})", right)
    assert fixed(tmp_path, ROUTE, {ROUTE: text, **made}) == expected


@pytest.mark.parametrize(
    "given",
    ["{ input, container: req.scope }", "{ container, input }", "{ ...options }", "options"],
)
def test_a_workflow_that_is_given_a_container_or_may_be_is_sound(
    given: str, tmp_path: Path
) -> None:
    text, made = running(f"made.run({given})")
    tree = {"package.json": back_end("2.21.2"), CONFIG: "module.exports = defineConfig({})\n"}
    assert diagnose(write_tree(tmp_path, {**tree, ROUTE: text, **made})).findings == []


def running(call: str) -> tuple[str, dict[str, str]]:
    """Return a route that runs a workflow, and the file of the workflow."""
    workflow = 'export const made = createWorkflow("all", () => new WorkflowResponse(one(1)))\n'
    start = 'import { made } from "../../../workflows/all"\n'
    text = f"{start}export const GET = async (req, res) => {{ await {call} }}\n"
    return text, {ALL: f"{IMPORTS}{STEP}{workflow}"}
