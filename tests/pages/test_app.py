"""The plan page as an MCP App: what a host draws beside the tool `plan`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Page

from service.pages.app_page import app_html
from service.pages.plan_page import plan_html
from tests.pages.conftest import written
from tools.plan.model import Plan

# A host's side of the protocol: it draws the page in a frame, hands it the tool's result, and
# reads resources for it, where it has any to read.
HOST = """<!doctype html><title>host</title><iframe sandbox="allow-scripts" width="900"></iframe>
<script>
const frame = document.querySelector("iframe")
const send = (message) => frame.contentWindow.postMessage({ jsonrpc: "2.0", ...message }, "*")
window.heard = []
window.addEventListener("message", (event) => {
  const { id, method, params } = event.data
  window.heard.push(event.data)
  if (method === "ui/initialize")
    send({ id, result: { protocolVersion: "2026-01-26", hostContext: { theme: "dark" } } })
  if (method === "ui/notifications/initialized")
    send({ method: "ui/notifications/tool-result", params: window.result })
  if (method === "resources/read") {
    const text = window.pages[params.uri]
    send(text
      ? { id, result: { contents: [{ uri: params.uri, mimeType: "text/html", text }] } }
      : { id, error: { code: -32601, message: "Method not found" } })
  }
})
</script>"""


def drawn(browser: Browser, folder: Path, plan: Plan, pages: dict[str, str]) -> Page:
    """Return a host that draws the app for a plan, and reads these pages for it."""
    page = browser.new_page(color_scheme="light")
    page.on("pageerror", lambda error: pytest.fail(f"the app fails: {error}"))
    page.goto(written(folder, HOST))
    page.evaluate(
        "([result, pages, app]) => { window.result = result; window.pages = pages;"
        " document.querySelector('iframe').srcdoc = app }",
        [{"structuredContent": {"digest": plan.digest}}, pages, app_html()],
    )
    return page


@pytest.fixture
def host(browser: Browser, plan: Plan, tmp_path: Path) -> Page:
    name = f"stheno://plans/{plan.digest}/page"
    return drawn(browser, tmp_path, plan, {name: plan_html(plan, bare=True)})


@pytest.fixture
def frame(host: Page) -> FrameLocator:
    frame = host.frame_locator("iframe")
    frame.locator("h1").wait_for()
    return frame


def test_a_host_draws_the_plan_that_the_tool_made(frame: FrameLocator, plan: Plan) -> None:
    assert frame.locator("h1").inner_text() == plan.title
    assert frame.locator("nav.tree a").count() == len(plan.writing)


def test_it_is_as_dark_as_its_host(frame: FrameLocator) -> None:
    ground = frame.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    assert ground == "rgb(13, 17, 23)"


def test_its_links_open_files_and_it_tells_how_high_it_became(
    host: Page, frame: FrameLocator
) -> None:
    heights = (
        "window.heard.filter(({method}) => method === 'ui/notifications/size-changed')"
        ".map(({params}) => params.height)"
    )
    host.wait_for_function(f"{heights}.length > 0")
    before = host.evaluate(heights)[-1]
    assert frame.locator("details[open]").count() == 0
    frame.locator("nav.tree a").first.click()
    assert frame.locator("details[open] summary:focus").count() == 1
    host.wait_for_function(f"{heights}.at(-1) > {before}")


@pytest.mark.usefixtures("frame")
def test_it_answers_what_a_host_waits_for(host: Page) -> None:
    asked = ["ping", "ui/resource-teardown", "tools/list"]
    host.evaluate("names => names.forEach((method, at) => send({ id: `h${at}`, method }))", asked)
    answers = "window.heard.filter(({id}) => String(id).startsWith('h'))"
    host.wait_for_function(f"{answers}.length === 3")
    assert [answer.get("result") for answer in host.evaluate(answers)] == [{}, {}, None]


def test_nothing_in_a_plan_can_run_in_its_frame(
    browser: Browser, plan: Plan, tmp_path: Path
) -> None:
    evil = "<h1>x</h1><img src='data:,' onerror='document.body.remove()'><script>a</script>"
    name = f"stheno://plans/{plan.digest}/page"
    page = drawn(browser, tmp_path, plan, {name: evil})

    def is_refusal(told: ConsoleMessage) -> bool:
        return "event handler" in told.text

    # It may have been told by now.
    refused = next(filter(is_refusal, page.console_messages()), None)
    refused = refused or page.wait_for_event("console", is_refusal)
    assert "Content Security Policy" in refused.text
    assert page.frame_locator("iframe").locator("h1").inner_text() == "x"


def test_a_host_that_reads_no_pages_still_shows_how_to_get_one(
    browser: Browser, plan: Plan, tmp_path: Path
) -> None:
    told = drawn(browser, tmp_path, plan, {}).frame_locator("iframe").get_by_text("hands no page")
    told.wait_for()
    assert f"stheno plan {plan.digest[:12]} --html plan.html" in told.inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_without_a_host_it_says_where_the_page_is_to_be_had(
    browser: Browser, tmp_path: Path, scripts: bool
) -> None:
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(written(tmp_path, app_html()))
    assert "stheno plan DIGEST --html plan.html" in page.inner_text("body")
