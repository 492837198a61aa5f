"""Applying writes exactly the approved plan."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plan.making import STATE, approved, make_change, make_plan, make_workspace, tree_of
from tools.errors import (
    ConflictError,
    NotApprovedError,
    OutsideWorkspaceError,
    SecretError,
    StalePlanError,
    SthenoError,
    UsageError,
)
from tools.plan.apply import apply_plan
from tools.plan.approval import approve
from tools.plan.journal import open_journal
from tools.plan.model import Action, Change, Ownership
from tools.plan.state import save_plan
from tools.plan.undo import undo
from tools.repo.workspace import Workspace

# Edits a file of the plan in the moment between the last check of the whole and the first write.
EDIT_MEANWHILE = """
import sys
from pathlib import Path
from tools.errors import StalePlanError
from tools.plan.apply import apply_plan
from tools.plan.state import load_plan
from tools.repo.workspace import Workspace
workspace = Workspace.at(sys.argv[1])
plan = load_plan(workspace, sys.argv[2])
def edit(event, arguments):
    if event == "os.rename" and str(arguments[1]).startswith("committing"):
        Path(workspace.root, "src/a.ts").write_text("my edit", encoding="utf-8")
sys.addaudithook(edit)
try:
    apply_plan(workspace, plan)
except StalePlanError as error:
    print(error.message)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "app", {"src/a.ts": "old\n", "gone.ts": "bye\n"})


def test_creates_updates_and_deletes_files_as_planned(workspace: Workspace) -> None:
    plan = approved(
        workspace,
        make_change("src/modules/brand/index.ts", None, "new ü\r\n"),
        make_change("src/a.ts", "old\n", "changed"),
        make_change("gone.ts", "bye\n", None),
    )

    applied = apply_plan(workspace, plan)

    assert (applied.created, applied.updated, applied.deleted) == (
        ["src/modules/brand/index.ts"],
        ["src/a.ts"],
        ["gone.ts"],
    )
    assert tree_of(workspace) == {
        "src": None,
        "src/a.ts": b"changed",
        "src/modules": None,
        "src/modules/brand": None,
        "src/modules/brand/index.ts": "new ü\r\n".encode(),
    }
    assert open_journal(workspace) is None


def test_an_updated_file_keeps_its_mode(workspace: Workspace) -> None:
    (workspace.root / "src/a.ts").chmod(0o751)

    apply_plan(workspace, approved(workspace, make_change("src/a.ts", "old\n", "new\n")))

    assert (workspace.root / "src/a.ts").stat().st_mode & 0o777 == 0o751


def test_git_sees_nothing_of_the_state_folder(workspace: Workspace) -> None:
    apply_plan(workspace, approved(workspace, make_change("b.ts", None, "b")))

    assert (workspace.root / STATE / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_refuses_a_plan_that_nobody_approved_and_says_how_to_approve(workspace: Workspace) -> None:
    plan = make_plan(make_change("b.ts", None, "b"))

    with pytest.raises(NotApprovedError, match=f"stheno approve {plan.digest}"):
        apply_plan(workspace, plan)
    assert not (workspace.root / "b.ts").exists()


def test_an_approval_does_not_survive_a_change_of_the_plan(workspace: Workspace) -> None:
    approved(workspace, make_change("b.ts", None, "b"))

    with pytest.raises(NotApprovedError):
        apply_plan(workspace, make_plan(make_change("b.ts", None, "c")))


@pytest.mark.parametrize("action", [Action.CONFLICT, Action.MANUAL])
def test_refuses_what_a_person_has_to_settle_even_if_approved(
    workspace: Workspace, action: Action
) -> None:
    blocking = Change(
        path="src/a.ts", action=action, ownership=Ownership.EDITED, reason="odd", origin="test"
    )
    plan = approved(workspace, blocking, make_change("b.ts", None, "b"))

    with pytest.raises(ConflictError, match=f"src/a.ts: {action}: odd"):
        apply_plan(workspace, plan)
    assert not (workspace.root / "b.ts").exists()


@pytest.mark.parametrize("edit", ["edited\n", None])
def test_a_changed_file_makes_the_plan_stale_and_writes_nothing(
    workspace: Workspace, edit: str | None
) -> None:
    plan = approved(
        workspace, make_change("b.ts", None, "b"), make_change("src/a.ts", "old\n", "new\n")
    )
    target = workspace.root / "src/a.ts"
    target.unlink() if edit is None else target.write_text(edit, encoding="utf-8")

    with pytest.raises(StalePlanError, match=r"src/a\.ts"):
        apply_plan(workspace, plan)
    assert not (workspace.root / "b.ts").exists()


def test_a_file_that_appeared_is_not_overwritten(workspace: Workspace) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"))
    (workspace.root / "b.ts").write_text("mine", encoding="utf-8")

    with pytest.raises(StalePlanError, match=r"b\.ts"):
        apply_plan(workspace, plan)
    assert (workspace.root / "b.ts").read_text(encoding="utf-8") == "mine"


def test_an_edit_made_while_applying_is_not_overwritten(workspace: Workspace) -> None:
    plan = approved(
        workspace, make_change("b.ts", None, "b"), make_change("src/a.ts", "old\n", "new\n")
    )
    save_plan(workspace, plan)
    before = tree_of(workspace)

    done = subprocess.run(
        [sys.executable, "-c", EDIT_MEANWHILE, str(workspace.root), plan.digest],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )

    assert done.stdout == "changed since the plan was made: src/a.ts\n"
    assert tree_of(workspace) == before | {"src/a.ts": b"my edit"}
    assert open_journal(workspace) is None


def test_every_file_that_was_read_counts_even_an_absent_one(workspace: Workspace) -> None:
    plan = make_plan(
        make_change("b.ts", None, "b"),
        reads={"src/a.ts": "old\n", "package.json": None, "tsconfig.json": None},
    )
    approve(workspace, plan, principal="ada", channel="test")
    (workspace.root / "package.json").write_text("{}", encoding="utf-8")
    (workspace.root / "src/a.ts").write_text("edited", encoding="utf-8")

    with pytest.raises(StalePlanError, match="changed since") as caught:
        apply_plan(workspace, plan)
    assert caught.value.message.endswith(": package.json, src/a.ts")


def test_an_unchanged_file_of_the_plan_must_still_be_unchanged(workspace: Workspace) -> None:
    same = make_change("src/a.ts", "old\n", "old\n").model_copy(
        update={"action": Action.UNCHANGED, "content": None}
    )
    plan = approved(workspace, same, make_change("b.ts", None, "b"))
    (workspace.root / "src/a.ts").write_text("edited", encoding="utf-8")

    with pytest.raises(StalePlanError, match=r"src/a\.ts"):
        apply_plan(workspace, plan)


def test_applying_twice_finds_nothing_to_do(workspace: Workspace) -> None:
    plan = approved(
        workspace, make_change("b.ts", None, "b"), make_change("gone.ts", "bye\n", None)
    )
    assert not apply_plan(workspace, plan).nothing_to_do

    assert apply_plan(workspace, plan).nothing_to_do
    assert undo(workspace).digest == plan.digest
    assert undo(workspace).digest is None


def test_applying_twice_with_an_edit_between_is_stale(workspace: Workspace) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"))
    apply_plan(workspace, plan)
    (workspace.root / "b.ts").write_text("edited", encoding="utf-8")
    with pytest.raises(NotApprovedError):
        apply_plan(workspace, plan)

    approve(workspace, plan, principal="ada", channel="test")
    with pytest.raises(StalePlanError):
        apply_plan(workspace, plan)


def test_a_plan_that_writes_nothing_needs_no_approval(workspace: Workspace) -> None:
    assert apply_plan(workspace, make_plan()).nothing_to_do
    assert not (workspace.root / ".stheno").exists()


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("../b.ts", OutsideWorkspaceError),
        ("/etc/b.ts", OutsideWorkspaceError),
        ("src\\b.ts", OutsideWorkspaceError),
        ("src/../../b.ts", OutsideWorkspaceError),
        ("./b.ts", UsageError),
        ("src//b.ts", UsageError),
        ("src/b.ts/", UsageError),
        (".", UsageError),
        ("src/b\u202e.ts", UsageError),
        ("src/b\n.ts", UsageError),
        (".env", SecretError),
        ("apps/.ENV.local", SecretError),
        (".git/hooks/pre-commit", SecretError),
        (".GIT/hooks/pre-commit", SecretError),
        (".stheno/state/approvals/x.json", UsageError),
        (".Stheno/STATE/x.json", UsageError),
    ],
)
def test_refuses_paths_that_no_plan_may_touch(
    workspace: Workspace, path: str, error: type[SthenoError]
) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b"), make_change(path, None, "x"))

    with pytest.raises(error):
        apply_plan(workspace, plan)
    assert not (workspace.root / "b.ts").exists()


@pytest.mark.parametrize(
    "paths",
    [
        ("src/Brand.ts", "src/brand.ts"),
        ("src/Brand/a.ts", "src/brand/a.ts"),
        ("src/caf\u00e9.ts", "src/cafe\u0301.ts"),
        ("src/b.ts", "src/b.ts"),
        ("src/b", "src/b/c.ts"),
        ("src/A.ts",),
        ("SRC/b.ts",),
    ],
)
def test_refuses_names_that_are_one_file_on_some_disks(
    workspace: Workspace, paths: tuple[str, ...]
) -> None:
    before = tree_of(workspace)
    plan = approved(workspace, *[make_change(path, None, "x") for path in paths])

    with pytest.raises(ConflictError):
        apply_plan(workspace, plan)
    assert tree_of(workspace) == before


def test_neighbours_that_already_differ_in_case_only_are_no_obstacle(workspace: Workspace) -> None:
    (workspace.root / "SRC").mkdir()

    apply_plan(workspace, approved(workspace, make_change("src/b.ts", None, "b")))

    assert (workspace.root / "src/b.ts").read_text(encoding="utf-8") == "b"


@pytest.mark.parametrize(
    "update",
    [
        {"content": "other"},
        {"content": None},
        {"before": "0" * 64},
        {"action": Action.UPDATE},
        {"action": Action.DELETE},
    ],
)
def test_refuses_a_plan_whose_content_is_not_what_its_digests_say(
    workspace: Workspace, update: dict[str, str | None]
) -> None:
    plan = approved(workspace, make_change("b.ts", None, "b").model_copy(update=update))

    with pytest.raises(UsageError, match="contradicts itself"):
        apply_plan(workspace, plan)


def test_what_root_writes_belongs_to_whom_the_place_belongs(workspace: Workspace) -> None:
    owner = 65534 if os.geteuid() == 0 else os.geteuid()
    for path in (workspace.root, *workspace.root.rglob("*")):
        os.chown(path, owner, -1)
    changes = (make_change("new/deep/b.ts", None, "b"), make_change("src/a.ts", "old\n", "new"))

    apply_plan(workspace, approved(workspace, *changes))
    owners = {path: path.stat().st_uid for path in workspace.root.rglob("*")}
    assert set(owners.values()) == {owner}
    undo(workspace)
    assert (workspace.root / "src/a.ts").stat().st_uid == owner
