"""A real browser that looks at pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.samples import SPEC, make_project
from tools.person import make_plan
from tools.plan.model import Plan

_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


# Not for the whole session: while it is open, no other event loop can run.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    assert program, "these tests need Chromium: apt install chromium, or run ./dev test"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan with a new module, a migration, routes, an edit and risks."""
    shop = make_project(tmp_path_factory.mktemp("page") / "shop")
    store = "  store/brands:\n    model: brand.Brand\n    crud: [list]\n"
    return make_plan(shop, SPEC + store, origin="spec", now="20261120225703", keep=False)


def written(folder: Path, html: str) -> str:
    """Write a page, and return its address."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    return file.as_uri()
