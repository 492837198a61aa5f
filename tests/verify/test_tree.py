"""The copy of a workspace in which its code runs."""

from pathlib import Path

from tests.trees import back_end, write_tree
from tools.repo.workspace import Workspace
from tools.verify.tree import copy_workspace


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_secrets_packages_and_what_tools_built_stay_behind(tmp_path: Path) -> None:
    files = {
        "package.json": back_end(),
        "src/index.ts": "1",
        "src/build/kept.ts": "2",
        ".env": "KEY=1",
        ".env.template": "KEY=",
        "certificates/server.pem": "x",
        ".medusa/types/index.d.ts": "x",
        "dist/index.js": "x",
        ".git/config": "x",
        "node_modules/thing/index.js": "x",
    }
    workspace = write_tree(tmp_path / "app", files)
    tree = copy_workspace(workspace, tmp_path / "copy")
    assert names_in(tree.root) - {"node_modules"} == {
        "package.json",
        "src/index.ts",
        "src/build/kept.ts",
        ".env.template",
    }
    assert (tree.root / "node_modules").resolve() == tmp_path / "app" / "node_modules"


def test_in_a_monorepo_what_stands_above_is_there_too(tmp_path: Path) -> None:
    files = {
        ".git/config": "x",
        ".env": "KEY=1",
        "tsconfig.base.json": "{}",
        "packages/shared/index.ts": "1",
        "node_modules/thing/index.js": "x",
        "apps/shop/package.json": "{}",
        "apps/backend/package.json": back_end(),
        "apps/backend/src/index.ts": "1",
        "apps/backend/node_modules/other/index.js": "x",
    }
    write_tree(tmp_path / "repo", files)
    workspace = Workspace.at(tmp_path / "repo" / "apps" / "backend")
    root = copy_workspace(workspace, tmp_path / "copy").copy(tmp_path / "again")
    assert root == tmp_path / "again" / "apps" / "backend"
    for name in ("../../tsconfig.base.json", "../../packages/shared/index.ts", "../shop"):
        assert (root / name).exists()
    assert (root / "../../node_modules/thing/index.js").exists()
    assert (root / "node_modules/other/index.js").exists()
    assert not (root / "../../.env").exists()
    assert not (root / "../../.git").exists()
    (root / "src" / "index.ts").write_text("2", encoding="utf-8")
    assert (workspace.root / "src" / "index.ts").read_text(encoding="utf-8") == "1"


def test_the_digest_names_the_files_and_their_contents(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path / "app", {"a.ts": "1", "b/c.ts": "2"})
    first = copy_workspace(workspace, tmp_path / "1").digest()
    assert copy_workspace(workspace, tmp_path / "2").digest() == first
    (workspace.root / "a.ts").rename(workspace.root / "d.ts")
    assert copy_workspace(workspace, tmp_path / "3").digest() != first


def test_links_are_copied_as_links(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path / "app", {"a.ts": "1"})
    (workspace.root / "b.ts").symlink_to("a.ts")
    (workspace.root / "dead.ts").symlink_to("nowhere")
    root = copy_workspace(workspace, tmp_path / "copy").root
    assert (root / "b.ts").readlink() == Path("a.ts")
    assert (root / "dead.ts").is_symlink()
