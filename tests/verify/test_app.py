"""Writing and installing a fresh Medusa application."""

import json
import subprocess
from pathlib import Path

import pytest

from tools.errors import ToolMissingError, UsageError
from tools.verify.app import APPS, install_app, installed_app
from tools.verify.node import node_program, sandbox_environment

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(600)]


def git(folder: Path, *arguments: str) -> str:
    argv = ["git", *arguments]
    return subprocess.run(argv, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.mark.medusa
async def test_a_fresh_application_is_installed_and_committed(tmp_path: Path) -> None:
    events: list[tuple[str, str, float]] = []

    async def progress(name: str, state: str, message: str, fraction: float) -> None:
        del message
        events.append((name, state, fraction))

    app = tmp_path / "app"
    await install_app(app, progress=progress)
    assert (
        json.loads((app / "node_modules/@medusajs/medusa/package.json").read_bytes())["version"]
        == "2.21.2"
    )
    assert git(app, "status", "--porcelain") == ""
    tracked = set(git(app, "ls-files").splitlines())
    assert {".gitignore", ".npmrc", ".env.template", "medusa-config.ts"} <= tracked
    assert not {name for name in tracked if name.startswith(("node_modules", "dot."))}
    assert events[0] == ("install", "running", 0.0)
    assert events[-1] == ("install", "passed", 1.0)
    (app / ".stheno" / "lock").mkdir(parents=True)
    (app / ".stheno" / "lock" / "guides.json").write_text("{}", encoding="utf-8")
    assert git(app, "status", "--porcelain") == "?? .stheno/\n"


@pytest.mark.medusa
async def test_the_shared_application_is_made_once(medusa_app: Path) -> None:
    assert await installed_app() == medusa_app
    assert (medusa_app / "node_modules" / ".bin" / "medusa").exists()


@pytest.mark.parametrize("version", sorted(path.name for path in APPS.iterdir()))
def test_every_version_is_pinned_exactly(version: str) -> None:
    manifest = json.loads((APPS / version / "package.json").read_bytes())
    versions = {**manifest["dependencies"], **manifest["devDependencies"]}
    assert versions["@medusajs/medusa"] == version
    assert not [name for name, wanted in versions.items() if not wanted[0].isdigit()]


def test_before_2_11_nothing_but_code_lies_where_medusa_loads_every_file() -> None:
    source = APPS / "2.4.0" / "src"
    assert not [path for folder in ("jobs", "subscribers") for path in source.glob(f"{folder}/*")]


async def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(UsageError, match="not empty"):
        await install_app(tmp_path)


async def test_an_unknown_version_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Medusa 1\.0\.0") as raised:
        await install_app(tmp_path / "app", medusa="1.0.0")
    assert "2.21.2" in (raised.value.fix or "")


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v18.20.0", False),
        ("v20.18.9", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.0.1", True),
    ],
)
async def test_an_old_node_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, *, fits: bool
) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    if fits:
        assert await node_program() == str(program)
    else:
        with pytest.raises(ToolMissingError, match="too old"):
            await node_program()


async def test_a_machine_without_node_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError, match="Node is not installed"):
        await node_program()


def test_nothing_of_the_users_shell_reaches_a_projects_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/production")
    monkeypatch.setenv("STRIPE_API_KEY", "secret")
    environment = sandbox_environment(tmp_path)
    assert not {"DATABASE_URL", "STRIPE_API_KEY"} & environment.keys()
    assert environment["HOME"] == str(tmp_path)
