"""The page of a report, as a team lead sees it in a browser."""

import shlex
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from service.pages.report_page import MAX_DETAILS, report_html
from tests.pages.conftest import written
from tests.pages.test_plan_page import CONTRAST, LAUNCHER, READABLE, opened
from tests.samples import make_project
from tools.verify.report import Check, Report, Status

EVIL = "</code><script>document.title = 'taken'</script> \u202e {{ 7 * 7 }}"
ENDED = datetime(2026, 11, 26, 3, 4, tzinfo=UTC)


def report(*checks: Check, unasked: Sequence[str] = ()) -> Report:
    asked = list(checks)
    return Report(medusa="2.21.2", tree="a" * 64, checks=asked, unasked=list(unasked), seconds=53.2)


PASSED = Check(
    name="boot", status=Status.PASSED, seconds=28.4, evidence="boots", details="GET /store/x: 200"
)
FAILED = Check(
    name="types", status=Status.FAILED, seconds=18.2, evidence="2 errors", details=f"x.ts {EVIL}\n"
)
NOT_RUN = Check(name="tests", status=Status.NOT_RUN, seconds=0, evidence="there are none")


def page_of(one: Report) -> str:
    return report_html(one, time=ENDED, again="stheno verify --only types")


def verified(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(LAUNCHER), "verify", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def test_what_failed_stands_first_and_every_check_has_its_evidence(
    browser: Browser, tmp_path: Path
) -> None:
    html = page_of(report(PASSED, FAILED, NOT_RUN))
    assert "<script" not in html
    page = opened(browser, written(tmp_path, html), java_script_enabled=False)
    assert page.inner_text("h1") == "Not proven"
    assert page.inner_text(".summary") == "1 passed, 1 failed, 1 not run in 53 s"
    assert "2026-11-26 03:04 UTC" in page.inner_text("header")
    headings = page.locator("h2").all_inner_texts()
    assert headings == ["What failed", "Every check", "Prove it again"]
    failed = page.inner_text("main section:first-child")
    assert "2 errors" in failed
    # Text of the repository stays text.
    assert "</script> \\u202e {{ 7 * 7 }}" in failed
    listed = page.locator(".checks > li")
    assert [text.split("\n")[0] for text in listed.all_inner_texts()] == [
        "✓ passed boot 28.4 s", "✗ failed types 18.2 s", "? not run tests",
    ]  # fmt: skip
    details = listed.nth(0).locator("pre")
    assert not details.is_visible()
    listed.nth(0).locator("summary").click()
    assert details.inner_text() == "GET /store/x: 200"


@pytest.mark.parametrize(
    ("one", "verdict", "tone"),
    [
        (report(PASSED), "Proven", "good"),
        (report(PASSED, NOT_RUN), "Proven as far as it ran", "warn"),
        (report(PASSED, unasked=["lint", "tests"]), "Proven as far as it was asked", "warn"),
    ],
)
def test_a_proof_says_how_far_it_goes(
    browser: Browser, tmp_path: Path, one: Report, verdict: str, tone: str
) -> None:
    page = opened(browser, written(tmp_path, page_of(one)))
    assert page.inner_text("h1") == verdict
    assert page.locator(f".summary.{tone}").count() == 1
    assert ("2 not asked for" in page.inner_text(".summary")) == bool(one.unasked)
    assert page.locator("#failed").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1200, "light")])
def test_it_is_read_on_a_phone_and_in_the_dark(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 700}
    address = written(tmp_path, page_of(report(PASSED, FAILED, NOT_RUN)))
    page = opened(browser, address, viewport=size, color_scheme=scheme)
    page.locator("details").evaluate_all("nodes => nodes.forEach(node => { node.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = page.evaluate(CONTRAST)
    assert len(found) > 25
    assert [one for one in found if one[0] < READABLE] == []


@pytest.mark.parametrize("line", ["one line\n", "one word "])
def test_of_endless_details_the_end_is_kept(line: str) -> None:
    endless = FAILED.model_copy(update={"details": line * 100_000 + "the last one"})
    html = page_of(report(endless))
    assert len(html) < 2 * MAX_DETAILS
    assert "the last one" in html


def test_the_command_writes_it_and_says_how_to_prove_it_again(
    browser: Browser, tmp_path: Path
) -> None:
    shop = make_project(tmp_path / "shop").root
    file = tmp_path / "report.html"
    for _ in range(2):
        done = verified(shop, "--only", "parse,types", "--html", str(file))
        assert done.returncode == 0, done.stderr
    page = opened(browser, file.as_uri())
    assert page.inner_text("h1") == "Proven as far as it ran"
    again = shlex.split(page.inner_text("#again ~ pre"))
    assert again == ["stheno", "verify", "--only", "parse,types"]


def test_it_is_written_over_nothing_else(tmp_path: Path) -> None:
    shop = make_project(tmp_path / "shop").root
    before = (shop / "package.json").read_bytes()
    for target, told in (
        ("package.json", "is no page, and would be lost"),
        ("no/report.html", "there is no such folder"),
        (".", "it is a folder"),
    ):
        refused = verified(shop, "--only", "parse", "--html", target)
        assert refused.returncode == 2
        assert told in refused.stderr
        # Before anything is proven.
        assert refused.stdout == ""
    assert (shop / "package.json").read_bytes() == before
