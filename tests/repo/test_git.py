from pathlib import Path

import pytest

from tests.trees import run_git, write_tree
from tools.errors import ToolMissingError, UsageError
from tools.repo.git import GitState, git_state, run
from tools.repo.workspace import Workspace


def state_of(workspace: Workspace) -> GitState:
    state = git_state(workspace)
    assert state is not None
    return state


def test_a_folder_without_git_has_no_state(tmp_path: Path) -> None:
    assert git_state(Workspace.at(tmp_path)) is None


def test_a_new_repository_has_a_branch_and_no_commit(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a.txt": "a"})
    run_git(tmp_path, "init", "-q")
    assert git_state(workspace) == GitState(branch="main", commit=None, changed=1)


def test_changes_are_counted_below_the_workspace_only(tmp_path: Path) -> None:
    write_tree(tmp_path, {"apps/a/x": "1", "apps/b/y": "1", "apps/a/größe name": "1"})
    run_git(tmp_path, "init", "-q")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "-qm", "all")
    write_tree(tmp_path, {"apps/a/x": "22", "apps/a/größe name": "22", "apps/b/new": "1"})
    assert state_of(Workspace.at(tmp_path / "apps/a")).changed == 2
    assert state_of(Workspace.at(tmp_path / "apps/b")).changed == 1


def test_a_detached_head_has_no_branch(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a.txt": "a"})
    run_git(tmp_path, "init", "-q")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "-qm", "all")
    run_git(tmp_path, "checkout", "-q", "--detach")
    state = state_of(workspace)
    assert (state.branch, state.dirty) == (None, False)
    assert state.commit is not None


def test_the_callers_git_environment_does_not_redirect_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(write_tree(tmp_path / "other", {}).root, "init", "-q")
    workspace = write_tree(tmp_path / "mine", {})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    assert git_state(workspace) is None


def test_a_command_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="took longer"):
        run(["sleep", "30"], tmp_path, seconds=0.1)


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError, match="no-such-program"):
        run(["no-such-program"], tmp_path)
