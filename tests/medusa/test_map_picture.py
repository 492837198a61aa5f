"""The picture of a map: one SVG file in which everything can be seen, and nothing can be hidden."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.trees import back_end, write_tree
from tools.medusa.map_cards import modules_panel
from tools.medusa.map_flow import flow_panel
from tools.medusa.map_layout import WIDTH, Box, place
from tools.medusa.map_svg import svg
from tools.medusa.project_map import project_map
from tools.repo.workspace import Workspace

EVERYTHING = Path(__file__).parent / "applications" / "everything"
SVG = "{http://www.w3.org/2000/svg}"
TITLE = f"{SVG}title"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("picture") / "everything"
    shutil.copytree(EVERYTHING, folder)
    return Workspace.at(folder)


@pytest.fixture(scope="module")
def picture(workspace: Workspace) -> ET.Element:
    return read_svg(svg(project_map(workspace)))


def read_svg(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  # we have drawn it ourselves


def titles(picture: ET.Element, kind: str) -> list[str]:
    found = picture.iter(f"{SVG}{kind}")
    return [title.text or "" for one in found if (title := one.find(TITLE)) is not None]


def test_it_shows_what_leads_to_what(picture: ET.Element) -> None:
    lines = set(titles(picture, "path"))
    assert lines >= {
        "GET POST /admin/brands → create-brand",
        "nightly-review → review-brand",
        "seed.ts → create-brand",
        "create-brand → announce-brand",
        "create-brand → brand.created",
        "DELETE /admin/brands/:id → brand.deleted",
        "brand.created → brand-changed",
        "catalog → ProductModule",
        "review → ProductModule",
    }


def test_it_has_a_card_for_each_module_route_workflow_and_subscriber(picture: ET.Element) -> None:
    cards = {text.rsplit(" ", 1)[0] for text in titles(picture, "g")}
    assert cards >= {
        "module catalog", "module review", "module loyalty", "providers", "medusa",
        "route GET HEAD /store/me/badge", "workflow add-points", "job tick",
        "subscriber order-placed.ts", "event",
    }  # fmt: skip
    told = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert " 1 acquireLockStep" in told
    assert "    tags: manyToMany brand_tag" in told
    assert "AUTHENTICATE = false" in told


def test_a_reader_of_the_screen_hears_what_it_is(picture: ET.Element) -> None:
    labels = (picture.get("aria-labelledby") or "").split()
    told = {one.get("id"): one.text or "" for one in picture if one.get("id")}
    assert picture.get("role") == "img"
    assert told[labels[0]] == "Project map of everything"
    assert told[labels[1]].startswith("13 modules, 3 links, 8 routes, 4 workflows")


def test_one_of_a_kind_is_told_as_one(tmp_path: Path) -> None:
    call = "export const oneWorkflow = createWorkflow('one', () => {})"
    files = {"package.json": back_end(), "src/workflows/one.ts": call}
    text = svg(project_map(write_tree(tmp_path, files)))
    assert "0 modules, 0 links, 0 routes, 1 workflow, 0 subscribers, 0 jobs" in text


def test_it_needs_nothing_but_itself_and_has_two_sets_of_colours(picture: ET.Element) -> None:
    text = ET.tostring(picture, encoding="unicode").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|@import|url\((?!#)|<\w*:?(script|image|foreignObject|a)\b", text)
    assert "prefers-color-scheme:dark" in text


def test_no_card_lies_on_another_and_no_line_runs_behind_one(workspace: Workspace) -> None:
    project = project_map(workspace)
    for panel in (modules_panel(project), flow_panel(project)):
        placed = place(panel)
        boxes = list(placed.boxes.values())
        lanes = [box for line in placed.lanes.values() for box in line]
        for number, box in enumerate(boxes):
            assert not [other.card.name for other in boxes[number + 1 :] if overlap(box, other)]
            assert not [lane for lane in lanes if overlap(box, lane)]
            assert box.x + WIDTH <= placed.width
            assert box.y + box.height <= placed.height


def overlap(one: Box, other: Box) -> bool:
    beside = one.x + WIDTH <= other.x or other.x + WIDTH <= one.x
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or apart)


def test_names_are_text_whatever_they_hold(tmp_path: Path) -> None:
    name = '</text><script>x</script>\\u202e\\u0007&amp;"' + "名" * 60
    files = {
        "package.json": back_end(),
        "src/workflows/a.ts": f"createWorkflow('{name}', () => {{}})",
    }
    text = svg(project_map(write_tree(tmp_path, files)))
    read = read_svg(text)
    assert "<script" not in text
    assert "\u202e" not in text
    (shown,) = [one for one in read.iter(f"{SVG}g") if one.get("class") == "workflow"]
    title = shown.find(TITLE)
    assert title is not None
    assert (title.text or "").startswith("workflow </text><script>x</script>")


def test_circles_and_an_empty_project_are_drawn_too(tmp_path: Path) -> None:
    empty = project_map(write_tree(tmp_path / "empty", {"package.json": back_end()}))
    assert read_svg(svg(empty)).get("role") == "img"
    call = "export const {0}Workflow = createWorkflow('{0}', () => {{ {1}Workflow.runAsStep() }})"
    circle = "\n".join(call.format(*pair) for pair in ("ab", "bc", "ca", "dd"))
    files = {"package.json": back_end(), "src/workflows/circle.ts": circle}
    drawn = read_svg(svg(project_map(write_tree(tmp_path / "circle", files))))
    assert {"a → b", "b → c", "c → a"} <= set(titles(drawn, "path"))


def test_a_large_project_is_drawn_in_parts_that_can_be_read(tmp_path: Path) -> None:
    files = {"package.json": back_end()}
    for number in range(60):
        files[f"src/workflows/w{number}.ts"] = (
            f"export const w{number}Workflow = createWorkflow('w{number}', () => {{ "
            + "stepStep()\n" * 40
            + f"emitEventStep({{ eventName: 'e{number % 7}' }}) }})"
        )
        files[f"src/api/store/r{number}/route.ts"] = (
            f"import {{ w{number}Workflow }} from '../../../workflows/w{number}'\n"
            f"export const GET = () => w{number}Workflow(scope).run({{}})"
        )
    drawn = read_svg(svg(project_map(write_tree(tmp_path, files))))
    told = [text.text or "" for text in drawn.iter(f"{SVG}text")]
    assert told.count("and 25 more") == 60
    assert len(titles(drawn, "path")) == 120
