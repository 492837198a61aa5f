"""What is loaded before the first answer: only what that answer needs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "anthropic", "dbos", "fastapi", "git", "jinja2", "psutil", "pydantic_ai", "sqlalchemy",
    "tree_sitter",
}  # fmt: skip


def loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that a new interpreter has after `statement`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_server_loads_no_parser_template_engine_or_other_server() -> None:
    loaded = loaded_by(
        "from pathlib import Path\nfrom server import build_server\n"
        "from service.callers import LocalCallers\nbuild_server(LocalCallers(Path()))"
    )
    assert not loaded & HEAVY


def test_an_ide_that_starts_the_server_waits_for_no_argument_parser() -> None:
    loaded = loaded_by("import shortcut\nshortcut.run(['mcp'])")
    assert "mcp" in loaded
    assert not loaded & {*HEAVY, "rich", "typer"}


@pytest.mark.parametrize("heavy", ["mcp", "pydantic", "rich", *sorted(HEAVY)])
def test_the_command_line_loads_nothing_heavy_before_a_command(heavy: str) -> None:
    assert heavy not in loaded_by("import cli")


def test_whoever_waits_at_a_terminal_loads_what_draws_only_when_it_takes_long() -> None:
    assert "rich" not in loaded_by("import terminal.progress")
