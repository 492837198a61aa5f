"""The clients that npm has, told of the server by the installer, find it and start it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import make_project

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
PACKAGES = [
    "@anthropic-ai/claude-code@2.1.197",
    "@openai/codex@0.169.0",
    "@google/gemini-cli@0.61.0",
]

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients")
    install = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", *PACKAGES]
    subprocess.run(install, check=True, capture_output=True, timeout=600)
    return folder / "node_modules" / ".bin"


@pytest.mark.parametrize(
    ("name", "trusting", "command", "told"),
    [
        ("claude-code", "", ["claude", "mcp", "list"], "Pending approval"),
        ("codex", ".codex/config.toml", ["codex", "mcp", "list"], "enabled"),
        ("gemini", ".gemini/trustedFolders.json", ["gemini", "mcp", "list"], "Connected"),
    ],
)
def test_a_client_lists_the_server(  # noqa: PLR0913, PLR0917  # a client and what it is asked
    programs: Path, tmp_path: Path, name: str, trusting: str, command: list[str], told: str
) -> None:
    home, shop = tmp_path / "home", tmp_path / "shop"
    make_project(shop)
    (shop / ".git").mkdir()
    home.mkdir()
    if trusting:
        toml = f'[projects."{shop}"]\ntrust_level = "trusted"\n'
        text = toml if trusting.endswith(".toml") else json.dumps({str(shop): "TRUST_FOLDER"})
        (home / trusting).parent.mkdir()
        (home / trusting).write_text(text, encoding="utf-8")
    environment = {**os.environ, "HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}"}

    def run(argv: list[str]) -> str:
        done = subprocess.run(
            argv, cwd=shop, env=environment, capture_output=True, text=True, timeout=120, check=True
        )
        return done.stdout + done.stderr

    run([sys.executable, str(LAUNCHER), "install", name, "--yes"])
    listed = run(command)
    assert "stheno" in listed
    assert told in listed
