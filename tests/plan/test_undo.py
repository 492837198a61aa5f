"""Undo takes back exactly the last applied plan, and no edit made since."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from tests.plan.making import STATE, approved, make_change, make_workspace, tree_of
from tools.errors import ConflictError, NotApprovedError
from tools.plan.apply import apply_plan
from tools.plan.approval import approve
from tools.plan.undo import undo
from tools.repo.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "app", {"src/a.ts": "old\n", "gone/x.ts": "bye\n"})


def apply_all_kinds(workspace: Workspace) -> None:
    plan = approved(
        workspace,
        make_change("src/modules/brand/index.ts", None, "new\n"),
        make_change(".stheno/lock/brand.json", None, "{}\n"),
        make_change("src/a.ts", "old\n", "changed\n"),
        make_change("gone/x.ts", "bye\n", None),
        title="all kinds",
    )
    apply_plan(workspace, plan)


def test_the_folder_that_lost_a_made_one_is_brought_to_the_disk(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_all_kinds(workspace)
    source = (workspace.root / "src").stat().st_ino
    synced: list[int] = []
    sync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        sync(descriptor)

    # A copy of it in `src` alone would be synced for that.
    (workspace.root / "src/a.ts").write_text("old\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", noted)
    undo(workspace)
    assert not (workspace.root / "src/modules").exists()
    assert source in synced


def test_restores_bytes_and_modes_and_leaves_only_the_state_folder(workspace: Workspace) -> None:
    (workspace.root / "gone/x.ts").chmod(0o750)
    (workspace.root / "src/a.ts").chmod(0o600)
    before = tree_of(workspace)
    apply_all_kinds(workspace)
    (workspace.root / "src/a.ts").chmod(0o644)

    undone = undo(workspace)

    assert undone.removed == [".stheno/lock/brand.json", "src/modules/brand/index.ts"]
    assert undone.restored == ["gone/x.ts", "src/a.ts"]
    assert tree_of(workspace) == before
    assert (workspace.root / "gone/x.ts").stat().st_mode & 0o777 == 0o750
    assert (workspace.root / "src/a.ts").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (workspace.root / ".stheno").iterdir()] == ["state"]


def test_brings_back_a_folder_that_went_with_its_deleted_file(workspace: Workspace) -> None:
    before = tree_of(workspace)
    apply_all_kinds(workspace)
    (workspace.root / "gone").rmdir()

    undo(workspace)

    assert tree_of(workspace) == before


@pytest.mark.parametrize("path", ["src/modules/brand/index.ts", "src/a.ts", "gone/x.ts"])
def test_refuses_to_lose_an_edit_made_since_and_changes_nothing(
    workspace: Workspace, path: str
) -> None:
    apply_all_kinds(workspace)
    (workspace.root / path).write_text("my edit\n", encoding="utf-8")
    edited = tree_of(workspace)

    with pytest.raises(ConflictError, match=f"edited since 'all kinds' was applied: {path}"):
        undo(workspace)
    with pytest.raises(ConflictError, match=path):
        undo(workspace, dry_run=True)
    assert tree_of(workspace) == edited


def test_a_file_that_is_already_as_before_is_no_obstacle(workspace: Workspace) -> None:
    before = tree_of(workspace)
    apply_all_kinds(workspace)
    (workspace.root / "src/modules/brand/index.ts").unlink()
    (workspace.root / "src/a.ts").write_text("old\n", encoding="utf-8")

    undone = undo(workspace)

    assert (undone.removed, undone.restored) == ([".stheno/lock/brand.json"], ["gone/x.ts"])
    assert tree_of(workspace) == before


def test_a_folder_that_holds_something_of_yours_stays(workspace: Workspace) -> None:
    apply_all_kinds(workspace)
    (workspace.root / "src/modules/brand/mine.ts").write_text("mine", encoding="utf-8")

    undo(workspace)

    assert tree_of(workspace)["src/modules/brand/mine.ts"] == b"mine"


def test_a_dry_run_tells_what_would_happen_and_writes_nothing(workspace: Workspace) -> None:
    apply_all_kinds(workspace)
    before = tree_of(workspace)
    state = {path: path.stat().st_mtime_ns for path in (workspace.root / STATE).rglob("*")}

    preview = undo(workspace, dry_run=True)

    assert tree_of(workspace) == before
    assert {path: path.stat().st_mtime_ns for path in (workspace.root / STATE).rglob("*")} == state
    assert undo(workspace) == preview.model_copy(update={"dry_run": False})


def test_goes_back_one_plan_after_the_other(workspace: Workspace) -> None:
    states = [tree_of(workspace)]
    texts = ["old\n", "one\n", "two\n", "three\n"]
    for before, after in pairwise(texts):
        apply_plan(workspace, approved(workspace, make_change("src/a.ts", before, after)))
        states.append(tree_of(workspace))

    for expected in reversed(states[:-1]):
        undo(workspace)
        assert tree_of(workspace) == expected
    assert undo(workspace).digest is None


def test_the_same_plan_can_be_applied_again_after_undo_but_not_on_the_same_word(
    workspace: Workspace,
) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"))
    apply_plan(workspace, plan)
    undo(workspace)

    with pytest.raises(NotApprovedError):
        apply_plan(workspace, plan)
    approve(workspace, plan, principal="ada", channel="test")
    assert apply_plan(workspace, plan).created == ["b.ts"]
    assert undo(workspace).removed == ["b.ts"]


def test_undo_takes_an_approval_given_since_back_too(workspace: Workspace) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"))
    apply_plan(workspace, plan)
    approve(workspace, plan, principal="ada", channel="test")
    undo(workspace)

    with pytest.raises(NotApprovedError):
        apply_plan(workspace, plan)


def test_damaged_backups_are_not_restored(workspace: Workspace) -> None:
    apply_all_kinds(workspace)
    for backup in (workspace.root / STATE / "journals").glob("*/old/*"):
        backup.write_text("rubbish", encoding="utf-8")

    with pytest.raises(ConflictError, match="gone or damaged"):
        undo(workspace)


@pytest.mark.parametrize("dry_run", [True, False])
def test_with_nothing_applied_there_is_nothing_to_undo(workspace: Workspace, dry_run: bool) -> None:
    assert undo(workspace, dry_run=dry_run).digest is None
