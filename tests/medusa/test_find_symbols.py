"""Finding things by their name in the code, and by Medusa's."""

from pathlib import Path

import pytest

from tests.trees import write_tree
from tools.errors import UsageError
from tools.medusa.find_symbols import find_symbols
from tools.repo.workspace import Workspace

FILES = {
    "src/modules/guide/index.ts": """\
import { Module } from "@medusajs/framework/utils"
import Service from "./service"
export const GUIDE_MODULE = "sizeGuide"
export default Module(GUIDE_MODULE, { service: Service })
""",
    "src/modules/guide/events.ts": """\
export const GuideEvents = { CREATED: "guide.created" } as const
""",
    "src/modules/guide/models/guide.ts": """\
import { model } from "@medusajs/framework/utils"
const Guide = model.define("size_guide", { id: model.id().primaryKey() })
export default Guide
""",
    "src/workflows/create-guide.ts": """\
import { GuideEvents } from "../modules/guide/events"
export const createGuideStepId = "create-guide-step"
export const createGuideStep = createStep(createGuideStepId, async () => {})
export const createGuideWorkflow = createWorkflow({ name: "create-guide" }, (input) => {
  createGuideStep(input)
  emitEventStep({ eventName: GuideEvents.CREATED, data: {} })
})
""",
    "src/workflows/hooks/validate.ts": """\
completeCartWorkflow.hooks.validate(async () => {})
""",
    "src/subscribers/guide.ts": """\
export default async function handle() {}
export const config: SubscriberConfig = { event: ["guide.created", "order.placed"] }
""",
    "src/jobs/nightly.ts": """\
export default async function run() {}
export const config = { name: "nightly-sync", schedule: "0 0 * * *" }
""",
    "src/links/guide-product.ts": """\
export default defineLink(GuideModule.linkable.guide, {
  linkable: ProductModule.linkable.product, isList: true,
})
""",
    "src/api/store/guides/[id]/route.ts": """\
import { createGuideWorkflow } from "../../../../workflows/create-guide"
export const GET = async () => {}
export async function POST(req) {
  // createGuideWorkflow is not run here
  await createGuideWorkflow(req.scope).run({})
}
""",
    "src/compiled.js": """\
exports.oldStepId = "old-step";
exports.oldStep = (0, workflows_sdk_1.createStep)(exports.oldStepId, async () => {});
""",
}

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return write_tree(tmp_path / "shop", FILES)


def found(workspace: Workspace, name: str) -> list[tuple[str, str, str, int]]:
    symbols = find_symbols(workspace, name).symbols
    return [(one.name, one.kind, one.path.rpartition("/")[2], one.line) for one in symbols]


@pytest.mark.parametrize(
    ("name", "kind", "file", "line"),
    [
        ("create-guide", "workflow", "create-guide.ts", 4),
        ("create-guide-step", "step", "create-guide.ts", 3),
        ("old-step", "step", "compiled.js", 2),
        ("sizeGuide", "module", "index.ts", 4),
        ("size_guide", "model", "guide.ts", 2),
        ("nightly-sync", "job", "nightly.ts", 2),
        ("completeCartWorkflow.hooks.validate", "hook", "validate.ts", 1),
        (
            "GuideModule.linkable.guide + ProductModule.linkable.product",
            "link",
            "guide-product.ts",
            1,
        ),
    ],
)
def test_a_thing_of_medusas_is_found_by_its_name(
    workspace: Workspace, name: str, kind: str, file: str, line: int
) -> None:
    assert found(workspace, name) == [(name, kind, file, line)]


def test_an_event_is_found_where_it_is_emitted_and_listened_to(workspace: Workspace) -> None:
    symbols = find_symbols(workspace, "guide.created").symbols
    assert {(one.path, one.line, one.text) for one in symbols} == {
        ("src/workflows/create-guide.ts", 6, "emitted here"),
        ("src/subscribers/guide.ts", 2, "listened to here"),
    }


def test_a_route_is_found_by_its_path_with_its_methods(workspace: Workspace) -> None:
    symbols = find_symbols(workspace, "/store/guides/:id").symbols
    assert [(one.text, one.line, one.end) for one in symbols] == [("GET", 2, None), ("POST", 3, 6)]


def test_a_symbol_is_found_by_its_name_a_members_with_its_owner(workspace: Workspace) -> None:
    assert found(workspace, "createGuideWorkflow") == [
        ("createGuideWorkflow", "constant", "create-guide.ts", 4)
    ]
    assert found(workspace, "GuideEvents.CREATED") == [("CREATED", "field", "events.ts", 1)]


def test_a_part_of_a_name_finds_what_contains_it(workspace: Workspace) -> None:
    names = {name for name, *_ in found(workspace, "uide")}
    assert {"create-guide", "sizeGuide", "createGuideStep", "/store/guides/:id"} <= names


def test_references_are_names_in_code_and_ids_in_strings_but_no_comments(
    workspace: Workspace,
) -> None:
    uses = find_symbols(workspace, "create-guide", want="references").symbols
    assert {(one.path.rpartition("/")[2], one.line, one.symbol) for one in uses} == {
        ("create-guide.ts", 4, "createGuideWorkflow"),
        ("route.ts", 1, None),
        ("route.ts", 5, "POST"),
    }


def test_the_outline_of_a_glob_names_what_its_files_define(workspace: Workspace) -> None:
    found = find_symbols(workspace, "src/modules/**/*.ts", want="outline")
    assert [one.name for one in found.symbols] == [
        "GuideEvents",
        "GUIDE_MODULE",
        "default",
        "Guide",
    ]


def test_kind_glob_and_pages_narrow_the_answer(workspace: Workspace) -> None:
    only = find_symbols(workspace, "guide", kind="step")
    assert [one.name for one in only.symbols] == ["create-guide-step"]
    inside = find_symbols(workspace, "guide", glob="src/links/**")
    assert {one.path for one in inside.symbols} == {"src/links/guide-product.ts"}
    first = find_symbols(workspace, "guide", limit=2)
    assert (len(first.symbols), first.next, first.truncated) == (2, 2, True)
    second = find_symbols(workspace, "guide", limit=100, offset=2)
    assert (len(second.symbols) + 2, second.next) == (first.total, None)


def test_the_answer_names_the_state_of_the_tree(workspace: Workspace) -> None:
    before = find_symbols(workspace, "guide").tree
    (workspace.root / "src/new.ts").write_text("export const guide = 1\n", encoding="utf-8")
    after = find_symbols(workspace, "guide").tree
    assert after.files == before.files + 1
    assert after.digest != before.digest


@pytest.mark.parametrize(
    ("name", "want"), [("", "definitions"), ("a\nb", "references"), ("none/**", "outline")]
)
def test_what_cannot_be_looked_for_is_refused(workspace: Workspace, name: str, want: str) -> None:
    with pytest.raises(UsageError):
        find_symbols(workspace, name, want=want)  # type: ignore[arg-type]  # one of the three
