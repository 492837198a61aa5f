"""What a checkout brings along in our own folders makes nobody write anything."""

import json
from pathlib import Path

import pytest

from tests.plan.making import STATE, approved, make_change, make_plan, make_workspace
from tests.trees import run_git
from tools.errors import ConflictError, OpenJournalError, OutsideWorkspaceError, UsageError
from tools.plan.apply import apply_plan
from tools.plan.approval import approve
from tools.plan.journal import open_journal
from tools.plan.recover import recover
from tools.plan.tree import open_tree
from tools.plan.undo import undo
from tools.repo.workspace import Workspace, digest_of

EVIL = "evil\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "app", {"a.ts": "old\n"})


def bring_journal(workspace: Workspace, path: str, **fields: object) -> Path:
    """Write a journal as an attacker would commit it: cut off with one file to put in place."""
    folder = workspace.root / STATE / "journals/000001"
    (folder / "new").mkdir(parents=True)
    (folder / "old").mkdir()
    (folder / "new/0000").write_text(EVIL, encoding="utf-8")
    entry = {"path": path, "before": None, "after": digest_of(EVIL.encode()), "mode": None}
    journal = {
        "number": 1,
        "kind": "apply",
        "digest": "0" * 64,
        "title": "evil",
        "time": "2026-01-01T00:00:00Z",
        "entries": [entry],
        "made": [],
        "dropped": [],
    }
    record = folder / "committing.json"
    record.write_text(json.dumps(journal | fields), encoding="utf-8")
    return record


FORBIDDEN = [
    "../outside", "src/../../outside", "{outside}", ".git/hooks/pre-commit", ".GIT/config",
    "sub/.git/config", ".env", ".stheno/state/x", "a//b", "",
]  # fmt: skip


@pytest.mark.parametrize("path", FORBIDDEN)
def test_a_journal_that_names_what_no_plan_may_touch_is_not_completed(
    workspace: Workspace, tmp_path: Path, path: str
) -> None:
    (workspace.root / ".git/hooks").mkdir(parents=True)
    bring_journal(workspace, path.format(outside=tmp_path / "outside"))
    before = sorted(tmp_path.rglob("*"))

    for step in (recover, undo, open_journal):
        with pytest.raises(OpenJournalError, match="not written by Stheno"):
            step(workspace)
    plan = approved(workspace, make_change("b.ts", None, "b"))
    with pytest.raises(OpenJournalError, match="not written by Stheno"):
        apply_plan(workspace, plan)

    found = set(tmp_path.rglob("*")) - set(before)
    assert {path.name for path in found} <= {"writer.lock", ".gitignore"}
    assert not (workspace.root / "b.ts").exists()


@pytest.mark.parametrize(
    "fields",
    [{"dropped": ["../outside"]}, {"made": [".git/hooks"]}, {"number": 7}],
    ids=["dropped", "made", "number"],
)
def test_a_journal_with_foreign_folders_or_number_is_refused(
    workspace: Workspace, fields: dict[str, object]
) -> None:
    bring_journal(workspace, "b.ts", **fields)
    with pytest.raises(OpenJournalError, match="not written by Stheno"):
        recover(workspace)
    assert not (workspace.root / "b.ts").exists()


def test_state_that_git_tracks_is_not_used(workspace: Workspace) -> None:
    bring_journal(workspace, "b.ts")
    run_git(workspace.root, "init", "-q")
    run_git(workspace.root, "add", "-f", ".")

    for step in (recover, undo):
        with pytest.raises(ConflictError, match="git tracks this folder"):
            step(workspace)
    with pytest.raises(ConflictError, match="git tracks this folder"):
        apply_plan(workspace, approved(workspace, make_change("c.ts", None, "c")))
    assert not (workspace.root / "b.ts").exists()


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../../x", "a//x", "./x", ".git/x", ".Git/x", ".g\u200cit/x"]
)
def test_the_tree_itself_refuses_paths_that_lead_out(workspace: Workspace, path: str) -> None:
    with open_tree(workspace) as tree:
        with pytest.raises(OutsideWorkspaceError):
            tree.write(path, b"x")
        with pytest.raises(OutsideWorkspaceError):
            tree.read(path)
        with pytest.raises(OutsideWorkspaceError):
            tree.rename("a.ts", path)
        with pytest.raises(OutsideWorkspaceError):
            tree.remove(path)


@pytest.mark.parametrize("shown", ["", "--- /dev/null\n+++ b/b.ts\n@@ -0,0 +1 @@\n+harmless\n"])
def test_a_plan_that_shows_another_diff_than_it_writes_is_refused(
    workspace: Workspace, shown: str
) -> None:
    lying = make_change("b.ts", None, EVIL).model_copy(update={"diff": shown})
    plan = make_plan(lying)
    approve(workspace, plan, principal="ada", channel="test")

    with pytest.raises(UsageError, match="something else here than its diff shows"):
        apply_plan(workspace, plan)
    assert not (workspace.root / "b.ts").exists()
