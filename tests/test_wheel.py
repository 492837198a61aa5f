"""The built wheel, installed as a user installs it, beside packages that are called like ours."""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

ROOT = Path(__file__).parents[1]
# Another distribution's packages at the top of site-packages; `openai-agents` ships the first.
NAMESAKES = ("agents", "service", "terminal", "tools")
NAMESAKE = "raise ImportError('this package is of another distribution')\n"

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into a fresh environment, and return its `stheno` program."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".git", "node_modules", ".*cache"))
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    (wheel,) = folder.glob("stheno-*.whl")
    environment = folder / "venv"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel
    )
    # The dependencies are those that the tests run with; what is tried is the wheel.
    (site / "dependencies.pth").write_text(f"{dependencies()}\n", encoding="utf-8")
    for name in NAMESAKES:
        (site / name).mkdir()
        (site / name / "__init__.py").write_text(NAMESAKE, encoding="utf-8")
    return environment / "bin" / "stheno"


def dependencies() -> Path:
    return Path(pytest.__file__).parents[1]


def run(*command: object, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
        env={**os.environ, "PYTHONPATH": "", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_program_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "--version", cwd=tmp_path).startswith("stheno ")
    assert json.loads(run(installed, "schema", cwd=tmp_path))["type"] == "object"


def test_nothing_generic_lands_in_site_packages(installed: Path) -> None:
    (site,) = (installed.parents[1] / "lib").glob("python*/site-packages")
    ours = {entry.name for entry in site.iterdir()} - {*NAMESAKES, "dependencies.pth"}
    assert {name for name in ours if not name.endswith(".dist-info")} == {"stheno"}


def test_what_is_read_at_run_time_is_inside(installed: Path) -> None:
    (package,) = (installed.parents[1] / "lib").glob("python*/site-packages/stheno")
    for folder in ("agents", "prompts", "scaffolds", "examples"):
        shipped = {path.relative_to(package) for path in (package / folder).rglob("*.*")}
        wanted = {
            path.relative_to(ROOT)
            for path in (ROOT / folder).rglob("*.*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted <= shipped


async def test_it_serves_mcp_on_standard_output(installed: Path, tmp_path: Path) -> None:
    server = StdioServerParameters(
        command=str(installed), args=["mcp"], cwd=tmp_path, env={"PYTHONPATH": ""}
    )
    async with Client(server, mode="legacy", read_timeout_seconds=60) as client:
        listed = await client.list_tools()
        prompts = await client.list_prompts()
    assert len(listed.tools) == 10
    assert len(prompts.prompts) == 11


def test_every_line_on_standard_output_is_protocol(installed: Path, tmp_path: Path) -> None:
    messages: list[dict[str, object]] = [
        {
            "method": "initialize",
            "id": 1,
            "params": {
                "protocolVersion": "2025-11-25",
                "capabilities": {},
                "clientInfo": {"name": "test", "version": "1"},
            },
        },
        {"method": "notifications/initialized"},
        {"method": "tools/list", "id": 2},
        {"method": "tools/call", "id": 3, "params": {"name": "project_map", "arguments": {}}},
    ]
    process = subprocess.Popen(
        [str(installed), "mcp"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    answers = []
    for message in messages:
        process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        process.stdin.flush()
        if "id" in message:
            answers.append(json.loads(process.stdout.readline()))
    rest, _ = process.communicate(timeout=30)
    assert rest == ""
    assert [answer["id"] for answer in answers] == [1, 2, 3]
    assert answers[2]["result"]["isError"]
    assert process.returncode == 0
