"""The plan page as an MCP App: what a host draws beside the tool `plan`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from service.pages.app_page import app_html
from service.pages.plan_page import plan_html
from tools.plan.model import Plan

# A host's side of the protocol: it draws the page in a frame, hands it the tool's result, and
# reads resources for it.
HOST = """<!doctype html><title>host</title><iframe sandbox="allow-scripts" width="900"></iframe>
<script>
const frame = document.querySelector("iframe")
window.heard = []
window.addEventListener("message", (event) => {
  const { id, method, params } = event.data
  window.heard.push(method)
  const answer = (result) =>
    frame.contentWindow.postMessage({ jsonrpc: "2.0", id, result }, "*")
  if (method === "ui/initialize") answer({ protocolVersion: "2026-01-26", hostContext: {} })
  if (method === "ui/notifications/initialized")
    frame.contentWindow.postMessage({
      jsonrpc: "2.0", method: "ui/notifications/tool-result", params: window.result,
    }, "*")
  if (method === "resources/read") {
    window.asked = params.uri
    answer({ contents: [{ uri: params.uri, mimeType: "text/html", text: window.page }] })
  }
})
</script>"""


def test_a_host_draws_the_plan_that_the_tool_made(
    browser: Browser, plan: Plan, tmp_path: Path
) -> None:
    host = tmp_path / "host.html"
    host.write_text(HOST, encoding="utf-8")
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the app fails: {error}"))
    page.goto(host.as_uri())
    result = {"structuredContent": {"digest": plan.digest}}
    page.evaluate(
        "([result, page, app]) => { window.result = result; window.page = page;"
        " document.querySelector('iframe').srcdoc = app }",
        [result, plan_html(plan, bare=True), app_html()],
    )
    frame = page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert frame.locator("h1").inner_text() == plan.title
    assert frame.locator("nav.tree a").count() == len(plan.writing)
    assert page.evaluate("window.asked") == f"stheno://plans/{plan.digest}/page"
    page.wait_for_function("window.heard.includes('ui/notifications/size-changed')")
