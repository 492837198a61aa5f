import time
from pathlib import Path

import pytest

from tests.trees import run_git, write_tree
from tools.errors import UsageError
from tools.repo.find import find_files
from tools.repo.globs import glob_matcher
from tools.repo.workspace import Workspace

FILES = {
    ".gitignore": "ignored/\n*.log\n",
    ".env": "TOKEN=1",
    ".env.template": "TOKEN=",
    "README.md": "",
    "debug.log": "",
    "ignored/x.ts": "",
    "node_modules/p/index.ts": "",
    "src/api/store/guides/[id]/route.ts": "",
    "src/api/store/guides/route.ts": "",
    "src/größe/日本.ts": "",
    "src/index.tsx": "",
}
SHOWN = [
    ".env.template",
    ".gitignore",
    "README.md",
    "src/api/store/guides/[id]/route.ts",
    "src/api/store/guides/route.ts",
    "src/größe/日本.ts",
    "src/index.tsx",
]


@pytest.fixture
def checkout(tmp_path: Path) -> Workspace:
    workspace = write_tree(tmp_path, FILES)
    run_git(tmp_path, "init", "-q")
    run_git(tmp_path, "add", "README.md", "src/index.tsx")
    return workspace


def test_tracked_and_new_files_are_found_but_none_that_git_ignores(checkout: Workspace) -> None:
    found = find_files(checkout)
    assert (found.paths, found.total, found.truncated) == (SHOWN, len(SHOWN), False)


def test_a_tracked_file_that_was_deleted_is_not_found(checkout: Workspace) -> None:
    (checkout.root / "README.md").unlink()
    assert "README.md" not in find_files(checkout).paths


def test_a_tracked_secret_is_not_found(checkout: Workspace) -> None:
    run_git(checkout.root, "add", "-f", ".env")
    assert find_files(checkout).paths == SHOWN


def test_without_git_the_folder_is_walked(tmp_path: Path) -> None:
    found = find_files(write_tree(tmp_path, FILES)).paths
    assert found == sorted([*SHOWN, "debug.log", "ignored/x.ts"])


def test_a_workspace_that_its_repository_ignores_is_walked(checkout: Workspace) -> None:
    inner = write_tree(checkout.root / "ignored", {"x.ts": "", "node_modules/p.ts": ""})
    assert find_files(inner).paths == ["x.ts"]


def test_a_package_of_a_monorepo_sees_its_own_files_only(checkout: Workspace) -> None:
    inner = Workspace.at(checkout.root / "src/api")
    assert find_files(inner).paths == ["store/guides/[id]/route.ts", "store/guides/route.ts"]


@pytest.mark.parametrize("in_git", [True, False])
def test_links_are_neither_listed_nor_followed(tmp_path: Path, in_git: bool) -> None:
    write_tree(tmp_path / "outside", {"secret.ts": ""})
    workspace = write_tree(tmp_path / "inside", {"a.ts": ""})
    (workspace.root / "link.ts").symlink_to(tmp_path / "outside/secret.ts")
    (workspace.root / "folder").symlink_to(tmp_path / "outside")
    if in_git:
        run_git(workspace.root, "init", "-q")
        run_git(workspace.root, "add", ".")
    assert find_files(workspace).paths == ["a.ts"]


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("*.ts", SHOWN[3:6]),
        ("*.{ts,tsx}", SHOWN[3:]),
        ("src/*.tsx", ["src/index.tsx"]),
        ("./src/*", ["src/index.tsx"]),
        ("src/**/route.ts", SHOWN[3:5]),
        ("**/[id]/*", SHOWN[3:4]),
        ("**/*/[id]/route.ts", SHOWN[3:4]),
        ("src/api", SHOWN[3:5]),
        ("guides/", SHOWN[3:5]),
        ("README.m?", ["README.md"]),
        ("[A-Z]*.md", ["README.md"]),
        ("日本.ts", ["src/größe/日本.ts"]),
        ("*.py", []),
        ("src/[z-a]", []),
        ("-x", []),
    ],
)
def test_globs_mean_what_people_write(checkout: Workspace, pattern: str, paths: list[str]) -> None:
    assert find_files(checkout, pattern).paths == paths


@pytest.mark.parametrize("pattern", ["", "/etc/*", "../*", "src/../../*", "!src", "{a,b}" * 8])
def test_a_glob_that_leaves_the_workspace_or_explodes_is_refused(
    checkout: Workspace, pattern: str
) -> None:
    with pytest.raises(UsageError):
        find_files(checkout, pattern)


def test_the_limit_cuts_and_says_so(checkout: Workspace) -> None:
    found = find_files(checkout, limit=2)
    assert (found.paths, found.total, found.truncated) == (SHOWN[:2], len(SHOWN), True)


@pytest.mark.parametrize("limit", [0, -1, 1_000_000])
def test_a_limit_out_of_bounds_is_refused(checkout: Workspace, limit: int) -> None:
    with pytest.raises(UsageError, match="limit"):
        find_files(checkout, limit=limit)


def test_a_name_that_hides_characters_is_shown_with_escapes(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a\u202ets.exe": "", "new\nline": ""})
    assert find_files(workspace).paths == [r"a\u202ets.exe", r"new\x0aline"]


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert find_files(Workspace.at(tmp_path)).paths == []


@pytest.mark.parametrize(
    "pattern", ["*a*a*a*a*a*a*a*a*a*a*b", "**/" * 60 + "x", "*a" * 90 + "b", "**a" * 60 + "b"]
)
def test_no_glob_takes_long(pattern: str) -> None:
    matches = glob_matcher(pattern)
    started = time.process_time()
    assert not any(matches("a" * 200 + f"/{number}") for number in range(20))
    assert time.process_time() - started < 5
