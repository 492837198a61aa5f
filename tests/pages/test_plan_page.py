"""The plan page, as a team lead sees it in a browser."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from service.pages.plan_page import MAX_CHARACTERS, MAX_LINES, plan_html
from tests.pages.conftest import written
from tests.samples import a_plan, by_hand, creation, make_project
from tools.plan.approval import approve
from tools.plan.model import Plan, Risk

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
# What a reader must be able to tell from its ground (WCAG 2.2, AA).
READABLE = 4.5
CONTRAST = """
() => {
  const channel = (value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  const luminance = ([r, g, b]) =>
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const parse = (text) => text.match(/[\\d.]+/g).map(Number)
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor)
      if (colour.length === 3 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || parent.closest("script, style")) continue
    const [a, b] = [luminance(parse(getComputedStyle(parent).color)), luminance(ground(parent))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    found.push([ratio, walker.currentNode.data.trim().slice(0, 40), parent.className])
  }
  return found
}
"""


def opened(browser: Browser, address: str, **options: object) -> Page:
    """Open a page, and fail for whatever it asks of the network or complains of."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]  # its own options
    page.on("request", lambda asked: _only(asked.url, address))
    page.on("console", lambda told: pytest.fail(f"the page says {told.text}"))
    page.on("pageerror", lambda error: pytest.fail(f"the page fails: {error}"))
    page.goto(address)
    return page


def _only(url: str, address: str) -> None:
    assert url.partition("#")[0] == address


@pytest.fixture
def page(browser: Browser, plan: Plan, tmp_path: Path) -> Page:
    return opened(browser, written(tmp_path, plan_html(plan)))


def test_it_says_what_the_plan_does_risks_before_files(page: Page, plan: Plan) -> None:
    assert page.title() == plan.title
    headings = page.locator("h2").all_inner_texts()
    assert headings == [
        "Risks", "Steps", "Files", "SQL of the migrations", "Every line",
        "After it is applied", "What will prove it",
    ]  # fmt: skip
    text = page.inner_text("body")
    assert plan.summary in text
    assert "proven" in text
    assert f"stheno approve {plan.digest[:12]}" in text
    levels = page.locator(".risks li strong").all_inner_texts()
    assert levels == sorted(levels, key=["high", "medium", "low"].index)
    assert "every visitor of the shop may read every row" in text
    assert 'create table if not exists "brand"' in page.locator("#sql + pre").inner_text()


def test_every_file_is_in_the_tree_and_leads_to_its_lines(page: Page, plan: Plan) -> None:
    links = page.locator("nav.tree a")
    assert links.count() == len(plan.writing)
    for change in plan.writing:
        heading = page.locator("h3", has_text=re.compile(f" {re.escape(change.path)}$"))
        details = page.locator("details", has=heading)
        assert details.count() == 1, change.path
        place = details.locator(".place").get_attribute("id")
        assert page.locator(f"nav.tree a[href='#{place}']").count() == 1
        shown = details.locator(".add .line").all_text_contents()
        wanted = [line[1:] for line in change.diff.split("\n")[2:] if line.startswith("+")]
        assert [line[1:] for line in shown] == wanted


def test_it_works_without_a_script_and_by_keyboard(
    browser: Browser, plan: Plan, tmp_path: Path
) -> None:
    html = plan_html(plan)
    assert "<script" not in html
    page = opened(browser, written(tmp_path, html), java_script_enabled=False)
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus-visible").count() == 1
    assert page.locator("details[open]").count() == 0
    place = walked_to(page, "nav.tree a").get_attribute("href") or ""
    page.keyboard.press("Enter")
    led_to = page.locator("details", has=page.locator(place))
    led_to.locator("table").wait_for()
    assert led_to.get_attribute("open") is not None
    assert page.locator("details[open]").count() == 1
    walked_to(page, "summary")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() != 1


def walked_to(page: Page, wanted: str) -> Locator:
    """Press Tab until the focus is on an element that is wanted, and return that one."""
    for _ in range(20):
        page.keyboard.press("Tab")
        focused = page.locator(f"{wanted}:focus-visible")
        if focused.count():
            return focused
    pytest.fail(f"no {wanted} is reached by Tab")


def test_on_paper_nothing_is_folded(page: Page, plan: Plan) -> None:
    folded = page.locator("details:not([open]) .diff")
    assert folded.count() == len(plan.writing)
    page.emulate_media(media="print")
    assert all(box.evaluate("node => node.checkVisibility()") for box in folded.all())
    heights = folded.evaluate_all("nodes => nodes.map(node => node.offsetHeight)")
    assert min(heights) > 0


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_scrolls_down_only(
    browser: Browser, plan: Plan, tmp_path: Path, width: int
) -> None:
    size = {"width": width, "height": 700}
    page = opened(browser, written(tmp_path, plan_html(plan)), viewport=size)
    for details in page.locator("details").all():
        details.evaluate("node => { node.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read_in_light_and_dark(
    browser: Browser, plan: Plan, tmp_path: Path, scheme: str
) -> None:
    risks = [Risk(level=level, message=f"a {level} one") for level in ("high", "medium", "low")]
    whole = plan.model_copy(update={"risks": risks, "changes": [*plan.changes, by_hand()]})
    page = opened(browser, written(tmp_path, plan_html(whole)), color_scheme=scheme)
    for details in page.locator("details").all():
        details.evaluate("node => { node.open = true }")
    found = page.evaluate(CONTRAST)
    assert len(found) > 500
    assert [one for one in found if one[0] < READABLE] == []


def test_what_only_a_person_can_settle_stands_first(browser: Browser, tmp_path: Path) -> None:
    plan = a_plan(by_hand())
    page = opened(browser, written(tmp_path, plan_html(plan)))
    assert page.locator("h2").first.inner_text() == "For you to settle"
    assert "medusa-config.ts:3" in page.inner_text("main section:first-child")
    assert "{ resolve" in page.inner_text("main section:first-child pre")
    assert "stheno approve" not in page.inner_text("body")


def test_an_approval_is_shown_with_who_gave_it(
    browser: Browser, plan: Plan, tmp_path: Path
) -> None:
    shop = make_project(tmp_path / "shop")
    approval = approve(shop, plan, principal="ann <script>", channel="http")
    page = opened(browser, written(tmp_path, plan_html(plan, approval=approval)))
    assert "approved by ann <script>" in page.inner_text("header")


def test_text_of_the_repository_stays_text(browser: Browser, tmp_path: Path) -> None:
    evil = "</code><script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
    change = creation("src/<b>x.ts", f"// {evil} \u202e\n{{{{ 7 * 7 }}}} <style>*{{}}</style>\n")
    plan = a_plan(change).model_copy(
        update={
            "title": evil,
            "risks": [Risk(level="high", message=evil, path=evil)],
            "sql": [f"select '{evil}'"],
            "configuration": [evil],
        }
    )
    page = opened(browser, written(tmp_path, plan_html(plan)))
    assert page.title() == evil
    assert page.locator("script, img, b").count() == 0
    text = page.inner_text("body")
    assert "\\u202e" in text
    assert "{{ 7 * 7 }}" in text


def test_a_plan_of_a_thousand_files_opens_and_says_what_it_leaves_out(
    browser: Browser, tmp_path: Path
) -> None:
    line = "export const value = 'a text of some length, as code has it'\n"
    changes = [creation(f"src/many/file{number}.ts", line * 30) for number in range(1000)]
    plan = a_plan(*changes)
    html = plan_html(plan)
    shown = html.count('<tr class="add">')
    assert 0.9 * MAX_LINES <= shown <= MAX_LINES
    page = opened(browser, written(tmp_path, html))
    assert page.locator("details[open]").count() == 0
    told = re.search(r"The lines of (\d+) files are left out", page.inner_text("main"))
    assert told
    assert int(told[1]) == 1000 - shown // 30
    assert page.locator("nav.tree a").count() == 1000


def test_lines_of_any_length_keep_it_small_enough_to_open() -> None:
    line = "const words = [" + "'<word>', " * 2000 + "]\n"
    small = creation("src/small.ts")
    plan = a_plan(*(creation(f"src/wide{number}.ts", line * 10) for number in range(50)), small)
    html = plan_html(plan)
    assert len(html) < 5 * MAX_CHARACTERS
    assert html.count("Its lines are left out here") == 41
    assert "The lines of 41 files are left out" in html
    assert small.path in html


def test_a_newline_that_is_missing_at_the_end_is_told(browser: Browser, tmp_path: Path) -> None:
    plan = a_plan(creation("src/a.ts", "export {}"))
    page = opened(browser, written(tmp_path, plan_html(plan)))
    assert page.inner_text("details table").split("\n")[-1].strip() == "No newline at end of file"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    make_project(tmp_path / "shop")
    file = tmp_path / "shop" / "a spec.yaml"
    file.write_text("version: 1\nmodules: {bag: {models: {Bag: {fields: {label: text}}}}}", "utf-8")
    return file


def run(spec: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(LAUNCHER), *arguments]
    return subprocess.run(
        command, cwd=spec.parent, capture_output=True, text=True, timeout=60, check=False
    )


def test_what_it_says_approves_the_plan_that_a_check_did_not_keep(
    browser: Browser, spec: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.html"
    done = run(spec, "plan", spec.name, "--html", str(file), "--check")
    assert done.returncode == 3
    again, yes = opened(browser, file.as_uri()).inner_text("#proof ~ pre").split("\n")
    said = [shlex.split(line)[1:] for line in (again, yes)]
    assert run(spec, *said[1], "--yes").returncode == 2
    assert run(spec, *said[0]).returncode == 0
    approved = run(spec, *said[1], "--yes")
    assert approved.returncode == 0, approved.stderr
    kept = run(spec, "plan", said[1][1], "--html", str(file))
    assert kept.returncode == 0, kept.stderr
    assert "approved by" in opened(browser, file.as_uri()).inner_text("header")


def test_it_is_never_written_over_the_spec_nor_silently_nowhere(spec: Path, tmp_path: Path) -> None:
    before = spec.read_bytes()
    nowhere = run(spec, "plan", spec.name, "--html", str(tmp_path / "no" / "plan.html"))
    assert nowhere.returncode == 2
    assert "cannot be written" in nowhere.stderr
    for option in ("--html", "--out"):
        refused = run(spec, "plan", spec.name, option, f"./{spec.name}")
        assert refused.returncode == 2
        assert "would be lost" in refused.stderr
    assert spec.read_bytes() == before
