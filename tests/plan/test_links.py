"""No write, rename or removal follows a symbolic link."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plan.making import approved, make_change, make_workspace
from tools.errors import ConflictError, OutsideWorkspaceError
from tools.plan.apply import apply_plan
from tools.plan.model import Plan
from tools.plan.state import save_plan
from tools.plan.undo import undo
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[2]
# Swaps `src` for a link to a folder outside just before the n-th rename, then applies.
SWAP = """
import os, sys
from pathlib import Path
from tools.errors import SthenoError
from tools.plan.apply import apply_plan
from tools.plan.state import load_plan
from tools.repo.workspace import Workspace
workspace = Workspace.at(sys.argv[1])
plan = load_plan(workspace, sys.argv[2])
outside, left = sys.argv[3], int(sys.argv[4])
def swap(event, arguments):
    global left
    if event == "os.rename":
        left -= 1
        if left == 0:
            os.rename(workspace.root / "src", workspace.root / "aside")
            os.symlink(outside, workspace.root / "src")
sys.addaudithook(swap)
try:
    apply_plan(workspace, plan)
except SthenoError as error:
    print(type(error).__name__)
else:
    print("applied")
print(left)
"""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "a.ts").write_text("old", encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "app", {"src/a.ts": "old", "src/b.ts": "old"})


def plan_for(workspace: Workspace) -> Plan:
    return approved(
        workspace,
        make_change("src/a.ts", "old", "new"),
        make_change("src/b.ts", "old", None),
        make_change("src/c/d.ts", None, "new"),
    )


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_linked_file_is_refused_and_what_it_points_to_is_untouched(
    workspace: Workspace, outside: Path
) -> None:
    plan = plan_for(workspace)
    (workspace.root / "src/a.ts").unlink()
    (workspace.root / "src/a.ts").symlink_to(workspace.root / "src/b.ts")

    with pytest.raises(ConflictError, match="symbolic link"):
        apply_plan(workspace, plan)

    (workspace.root / "src/a.ts").unlink()
    (workspace.root / "src/a.ts").symlink_to(outside / "a.ts")
    with pytest.raises(ConflictError, match="symbolic link"):
        apply_plan(workspace, plan)
    assert (outside / "a.ts").read_text(encoding="utf-8") == "old"
    assert (workspace.root / "src/b.ts").read_text(encoding="utf-8") == "old"


def test_a_dangling_link_in_place_of_a_new_file_is_refused(
    workspace: Workspace, outside: Path
) -> None:
    plan = approved(workspace, make_change("src/new.ts", None, "new"))
    (workspace.root / "src/new.ts").symlink_to(outside / "new.ts")

    with pytest.raises(ConflictError, match="symbolic link"):
        apply_plan(workspace, plan)
    assert names_in(outside) == ["a.ts"]


@pytest.mark.parametrize("inside", [True, False])
def test_a_linked_folder_is_refused_wherever_it_leads(
    workspace: Workspace, outside: Path, inside: bool
) -> None:
    plan = plan_for(workspace)
    (workspace.root / "src").rename(workspace.root / "aside")
    (workspace.root / "src").symlink_to(workspace.root / "aside" if inside else outside)

    with pytest.raises(OutsideWorkspaceError):
        apply_plan(workspace, plan)
    assert names_in(outside) == ["a.ts"]
    assert names_in(workspace.root / "aside") == ["a.ts", "b.ts"]
    assert (workspace.root / "aside/a.ts").read_text(encoding="utf-8") == "old"


def test_undo_follows_no_link_either(workspace: Workspace, outside: Path) -> None:
    apply_plan(workspace, plan_for(workspace))
    (outside / "a.ts").write_text("new", encoding="utf-8")
    (workspace.root / "src").rename(workspace.root / "aside")
    (workspace.root / "src").symlink_to(outside)

    with pytest.raises(OutsideWorkspaceError):
        undo(workspace)
    assert (outside / "a.ts").read_text(encoding="utf-8") == "new"
    assert names_in(outside) == ["a.ts"]


@pytest.mark.parametrize("rename", [1, 2, 3, 4])
def test_a_link_swapped_in_while_applying_leads_nothing_outside(
    workspace: Workspace, outside: Path, rename: int
) -> None:
    plan = plan_for(workspace)
    save_plan(workspace, plan)

    done = subprocess.run(
        [sys.executable, "-c", SWAP, str(workspace.root), plan.digest, str(outside), str(rename)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )

    said, left = done.stdout.split()
    assert said in {"OutsideWorkspaceError", "applied", "ConflictError"}
    assert int(left) <= 0
    assert names_in(outside) == ["a.ts"]
    assert (outside / "a.ts").read_text(encoding="utf-8") == "old"
