"""What git knows of the workspace."""

from pathlib import Path

import pytest

from tests.trees import run_git, write_tree
from tools.errors import OutsideWorkspaceError, SecretError, UsageError
from tools.repo.history import git_context
from tools.repo.workspace import Workspace


@pytest.fixture
def checkout(tmp_path: Path) -> Workspace:
    workspace = write_tree(tmp_path / "shop", {"src/a.ts": "1\n2\n3\n", ".env": "TOKEN=1\n"})
    run_git(workspace.root, "init", "-q")
    run_git(workspace.root, "add", "-f", ".")
    run_git(workspace.root, "commit", "-qm", "first")
    (workspace.root / "src/a.ts").write_text("1\ntwo\n3\n", encoding="utf-8")
    run_git(workspace.root, "commit", "-qam", "second")
    (workspace.root / "src/a.ts").write_text("1\ntwo\n3\nfour\n", encoding="utf-8")
    (workspace.root / ".env").write_text("TOKEN=2\n", encoding="utf-8")
    write_tree(workspace.root, {"src/new é.ts": "x\n", "src/.env.local": "T=1"})
    return workspace


def test_the_status_names_branch_and_changed_paths_and_no_secret(checkout: Workspace) -> None:
    found = git_context(checkout)
    assert found.branch == "main"
    assert found.commit is not None
    assert [(one.path, one.change) for one in found.changes] == [
        ("src/a.ts", "changed"),
        ("src/new é.ts", "new"),
    ]


def test_a_package_of_a_monorepo_sees_its_own_paths(checkout: Workspace) -> None:
    inner = Workspace.at(checkout.root / "src")
    assert [one.path for one in git_context(inner).changes] == ["a.ts", "new é.ts"]
    assert len(git_context(inner, "history").commits) == 2
    assert (git_context(inner, "diff").diff or "").startswith("diff --git a/a.ts b/a.ts")


def test_the_history_comes_in_pages_newest_first(checkout: Workspace) -> None:
    first = git_context(checkout, "history", path="src/a.ts", limit=1)
    assert [one.message for one in first.commits] == ["second"]
    assert (first.truncated, first.next) == (True, 1)
    second = git_context(checkout, "history", path="src/a.ts", limit=1, offset=1)
    assert [one.message for one in second.commits] == ["first"]
    assert (second.truncated, second.next) == (False, None)


def test_a_diff_shows_what_changed_and_no_secret(checkout: Workspace) -> None:
    diff = git_context(checkout, "diff").diff or ""
    assert "+four" in diff
    assert "TOKEN" not in diff
    assert ".env" not in diff


def test_blame_tells_who_wrote_which_lines_uncommitted_ones_included(checkout: Workspace) -> None:
    found = git_context(checkout, "blame", path="src/a.ts")
    assert [(one.start, one.end, one.message) for one in found.lines[:3]] == [
        (1, 1, "first"),
        (2, 2, "second"),
        (3, 3, "first"),
    ]
    assert found.lines[3].commit is None
    part = git_context(checkout, "blame", path="src/a.ts", start=2, end=2)
    assert [one.message for one in part.lines] == ["second"]


def test_a_secret_or_an_outside_path_is_refused(checkout: Workspace) -> None:
    with pytest.raises(SecretError):
        git_context(checkout, "blame", path=".env")
    with pytest.raises(OutsideWorkspaceError):
        git_context(checkout, "history", path="../x")


@pytest.mark.parametrize("path", [None, "none.ts"])
def test_blame_needs_a_file(checkout: Workspace, path: str | None) -> None:
    with pytest.raises(UsageError, match="a file that is there"):
        git_context(checkout, "blame", path=path)


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a.ts": "x\n"})
    run_git(workspace.root, "init", "-q")
    assert git_context(workspace, "history").commits == []
    assert [one.path for one in git_context(workspace).changes] == ["a.ts"]


def test_without_git_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="git does not know"):
        git_context(Workspace.at(tmp_path))


@pytest.mark.parametrize("path", [":/", ":(top)", ":(glob)**", ":!x", "*"])
def test_a_path_is_no_pattern_that_could_mean_more(checkout: Workspace, path: str) -> None:
    inner = Workspace.at(checkout.root / "src")
    (checkout.root / "beside.txt").write_text("beside\n", encoding="utf-8")
    run_git(checkout.root, "add", "beside.txt")
    assert git_context(inner, "status", path=path).changes == []
    assert git_context(inner, "history", path=path).commits == []
    assert git_context(inner, "diff", path=path).diff == ""
