"""The usual forms of `plan`, `apply` and `mcp`, read without an argument parser."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import SPEC
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[2]
NOW = ("--now", "20260101000000")


def answer(module: str, *arguments: str, cwd: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}; {module}.main()", *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(cwd), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "spec.yaml", "--check", *NOW),
        ("plan", "--check", f"--now={NOW[1]}", "--diff", "spec.yaml"),
        ("plan", "spec.yaml", "--check", "--json", "--root", ".", *NOW),
        ("plan", "spec.yaml", "--out", "made.json", *NOW),
        ("plan", "spec.yaml", "--check", "--trust", *NOW),
        ("plan", "absent.yaml"),
        ("plan", "spec.yaml", "--now", "yesterday"),
        ("plan", "spec.yaml", "--root=nowhere"),
        ("plan", "--chek", "spec.yaml"),
        ("plan", "spec.yaml", "--json", "--json", "--check", *NOW),
        ("plan", "spec.yaml", "spec.yaml"),
        ("plan", "spec.yaml", "--check=yes"),
        ("plan", "--help"),
        ("plan", "spec.yaml", "--now"),
        ("plan",),
        ("apply", "spec.yaml", *NOW),
        ("apply", "--help"),
        ("mcp", "--toolsets", "none-such"),
        ("mcp", "--exclude=none-such"),
        ("mcp", "--read-only", "--read-only", "--exclude", "none-such"),
        ("mcp", "spec.yaml"),
        ("mcp", "--help"),
        (),
    ],
    ids=" ".join,
)
def test_they_answer_as_the_whole_command_line_does(
    workspace: Workspace, arguments: tuple[str, ...]
) -> None:
    (workspace.root / "spec.yaml").write_text(SPEC, encoding="utf-8")
    whole = answer("cli", *arguments, cwd=workspace.root)
    assert answer("stheno", *arguments, cwd=workspace.root) == whole


@pytest.mark.parametrize("heavy", ["typer", "rich", "pygments", "service"])
def test_a_plan_for_a_pipe_loads_no_argument_parser_and_no_drawing(
    workspace: Workspace, heavy: str
) -> None:
    (workspace.root / "spec.yaml").write_text(SPEC, encoding="utf-8")
    code = (
        "import shortcut, sys; shortcut.run(['plan', 'spec.yaml']);"
        f" print({heavy!r} in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workspace.root,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(workspace.root.parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"
