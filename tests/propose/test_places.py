"""Where a free edit may not write, however the path is spelt."""

from pathlib import Path

import pytest

from tests.propose.proposals import exact, gone, planned, refused, whole
from tests.samples import CONFIG
from tests.trees import run_git, write_tree
from tools.errors import ConflictError, OutsideWorkspaceError, SthenoError
from tools.propose.propose import propose
from tools.repo.workspace import Workspace


@pytest.mark.parametrize(
    "path",
    [
        "../out.ts",
        "src/../../out.ts",
        "/etc/cron.d/x",
        "src\\..\\..\\out.ts",
        "C:out.ts",
        "src/\u2024\u2024/../../x",
        "src//a.ts",
        "./a.ts",
        ".",
        "src/a\u200b.ts",
        "src/a\nb.ts",
        "src/a\0.ts",
        "src/cafe\u0301.ts",
        ".env",
        ".ENV",
        "apps/.env.production",
        ".env ",
        "\uff0eenv",
        "keys/server.pem",
        ".npmrc",
        ".git/hooks/pre-commit",
        ".GIT/config",
        "sub/.git/config",
        ".stheno/state/x",
        ".stheno/lock/brand.json",
        ".Stheno/agents/x.md",
        "node_modules/x/index.js",
        "src/node_modules/x.ts",
        "Node_Modules/x.js",
        ".medusa/types/x.d.ts",
        "dist/a.js",
        "build/a.js",
        "static/a.html",
        "package-lock.json",
        "yarn.lock",
        "pnpm-lock.yaml",
    ],
)
def test_a_place_that_is_not_for_edits_is_refused(workspace: Workspace, path: str) -> None:
    (problem,) = refused(workspace, whole(path, "export {}\n"))
    assert problem


@pytest.mark.parametrize("path", ["src/build/a.ts", ".env.template", "src/modules/static/index.ts"])
def test_a_place_that_only_looks_like_one_is_planned(workspace: Workspace, path: str) -> None:
    assert planned(workspace, whole(path, "export {}\n" if path.endswith("ts") else "A=\n"))


def test_no_link_is_written_through(workspace: Workspace, tmp_path: Path) -> None:
    outside = write_tree(tmp_path / "outside", {"a.ts": "export {}\n"}).root
    (workspace.root / "src").mkdir()
    (workspace.root / "src/out").symlink_to(outside)
    (workspace.root / "src/file.ts").symlink_to(outside / "a.ts")
    (workspace.root / "src/in.ts").symlink_to("../medusa-config.ts")
    assert refused(workspace, whole("src/out/a.ts", "export const a = 1\n"))
    assert refused(workspace, whole("src/file.ts", "export const a = 1\n"))
    with pytest.raises((ConflictError, OutsideWorkspaceError)):
        propose(workspace, [whole("src/in.ts", "export const a = 1\n")], "x")
    assert (outside / "a.ts").read_text(encoding="utf-8") == "export {}\n"
    assert workspace.read_text("medusa-config.ts") == CONFIG


def test_a_secret_is_neither_replaced_nor_deleted_nor_told(workspace: Workspace) -> None:
    for edit in (exact(".env", ("very", "x")), gone(".env")):
        (problem,) = refused(workspace, edit)
        assert "very" not in problem
        assert "secrets" in problem


def test_what_git_ignores_is_refused(workspace: Workspace) -> None:
    write_tree(workspace.root, {".gitignore": "src/generated/\n"})
    run_git(workspace.root, "init", "--quiet")
    (problem,) = refused(workspace, whole("src/generated/a.ts", "export {}\n"))
    assert problem == "src/generated/a.ts: git ignores it, so no review would see it"
    assert planned(workspace, whole("src/a.ts", "export {}\n"))


@pytest.mark.parametrize("twin", ["src/a.ts", "SRC/A.ts"])
def test_a_file_stands_once_in_a_proposal(workspace: Workspace, twin: str) -> None:
    problems = refused(workspace, whole("src/a.ts", "export {}\n"), whole(twin, "export {}\n"))
    assert problems == [
        f"{twin}: this file stands twice, or twice but for letter case: say all of it at once"
    ]


def test_a_path_that_differs_in_letter_case_from_one_on_disk_is_refused(
    workspace: Workspace,
) -> None:
    write_tree(workspace.root, {"src/Modules/a.ts": "export {}\n"})
    with pytest.raises(ConflictError, match="letter case"):
        propose(workspace, [whole("src/modules/b.ts", "export {}\n")], "x")


def test_a_file_is_no_folder(workspace: Workspace) -> None:
    with pytest.raises(SthenoError):
        propose(workspace, [whole("medusa-config.ts/a.ts", "export {}\n")], "x")
    edits = [whole("src/a.ts", "export {}\n"), whole("src/a.ts/b.ts", "export {}\n")]
    with pytest.raises(ConflictError, match="both a file and a folder"):
        propose(workspace, edits, "x")


def test_a_migration_that_is_there_is_never_rewritten(workspace: Workspace) -> None:
    path = "src/modules/brand/migrations/Migration20250101000000.ts"
    write_tree(workspace.root, {path: "export class Migration20250101000000 {}\n"})
    for edit in (whole(path, "export {}\n"), exact(path, ("class", "const")), gone(path)):
        assert refused(workspace, edit) == [
            f"{path}: a migration that is there may have run somewhere: write a new one"
        ]
    assert planned(workspace, whole(path.replace("2025", "2026"), "export {}\n"))
