"""One writer at a time, across processes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.plan.making import approved, make_change, make_workspace
from tools.errors import LockedError
from tools.plan.apply import apply_plan
from tools.plan.journal import open_journal
from tools.plan.lock import writer
from tools.plan.recover import recover
from tools.plan.state import save_plan
from tools.plan.undo import undo
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from tools.plan.lock import writer
from tools.repo.workspace import Workspace
with writer(Workspace.at(sys.argv[1]), "not held"):
    print("held", flush=True)
    sys.stdin.read()
"""
APPLY = """
import sys
from tools.errors import LockedError
from tools.plan.apply import apply_plan
from tools.plan.state import load_plan
from tools.repo.workspace import Workspace
workspace = Workspace.at(sys.argv[1])
plan = load_plan(workspace, sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
try:
    print("nothing" if apply_plan(workspace, plan).nothing_to_do else "applied")
except LockedError:
    print("locked")
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "app", {})


def start(script: str, *arguments: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() in {"held\n", "ready\n"}
    return process


@contextmanager
def another_writer(workspace: Workspace) -> Iterator["subprocess.Popen[str]"]:
    with start(HOLD, str(workspace.root)) as process:
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def test_the_second_writer_is_told_who_the_first_is_and_since_when(workspace: Workspace) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"))
    with another_writer(workspace) as process:
        for work in (lambda: apply_plan(workspace, plan), lambda: undo(workspace)):
            with pytest.raises(LockedError, match=rf"process {process.pid}, since \d{{4}}-"):
                work()
        with pytest.raises(LockedError):
            recover(workspace)
    assert not (workspace.root / "b.ts").exists()


def test_a_killed_writer_leaves_no_lock_behind(workspace: Workspace) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"))
    with another_writer(workspace) as process:
        process.kill()
        process.wait()

        assert apply_plan(workspace, plan).created == ["b.ts"]


def test_a_second_writer_in_the_same_process_is_refused_too(workspace: Workspace) -> None:
    with (
        writer(workspace, "not held"),
        pytest.raises(LockedError, match=f"process {os.getpid()}"),
        writer(workspace, "not held"),
    ):
        pass


def test_those_who_only_read_are_not_locked_out(workspace: Workspace) -> None:
    with another_writer(workspace):
        assert open_journal(workspace) is None
        assert undo(workspace, dry_run=True).digest is None


def test_of_two_applies_at_once_one_writes_and_the_other_is_refused_or_finds_it_done(
    workspace: Workspace,
) -> None:
    changes = [make_change(f"src/{n}.ts", None, f"{n}") for n in range(20)]
    plan = approved(workspace, *changes)
    save_plan(workspace, plan)
    processes = [start(APPLY, str(workspace.root), plan.digest) for _ in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()

    said = sorted(process.communicate(timeout=30)[0].strip() for process in processes)

    assert said[0] == "applied"
    assert said[1] in {"locked", "nothing"}
    assert len(list((workspace.root / "src").iterdir())) == 20
    assert undo(workspace).digest == plan.digest
    assert undo(workspace).digest is None
