"""The index, asked through what it is for: which symbols there are, in the tree as it is now."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trees import run_git, write_tree
from tools.repo.index.store import FORMAT
from tools.repo.index.view import IndexView, TreeState, ask_index
from tools.repo.workspace import MAX_TEXT_BYTES, Workspace

pytestmark = pytest.mark.usefixtures("own_cache")
ROOT = Path(__file__).parents[2]


def names(workspace: Workspace) -> dict[str, list[str]]:
    def ask(view: IndexView) -> dict[str, list[str]]:
        found = {path: [one.name for one in view.outline(path)] for path in view.paths()}
        return {path: symbols for path, symbols in found.items() if symbols}

    return ask_index(workspace, ask)


def tree_of(workspace: Workspace) -> TreeState:
    return ask_index(workspace, lambda view: view.tree)


def notes_of(workspace: Workspace) -> list[str]:
    return ask_index(workspace, lambda view: view.notes)


@pytest.fixture
def checkout(tmp_path: Path) -> Workspace:
    workspace = write_tree(
        tmp_path / "checkout",
        {
            ".gitignore": "dist/\n",
            "a.ts": "export const a = 1\n",
            "b.tsx": "export function B() { return <p /> }\n",
            "c.js": "class C { m() {} }\n",
            "dist/built.js": "const built = 1\n",
            "node_modules/p/index.ts": "export const installed = 1\n",
            "text.md": "const text = 1\n",
        },
    )
    run_git(workspace.root, "init", "-q")
    run_git(workspace.root, "add", ".gitignore", "a.ts")
    run_git(workspace.root, "commit", "-qm", "all")
    return workspace


def test_source_that_git_knows_or_would_add_is_indexed(checkout: Workspace) -> None:
    assert names(checkout) == {"a.ts": ["a"], "b.tsx": ["B"], "c.js": ["C", "m"]}


def test_without_git_all_but_built_folders_is_indexed(tmp_path: Path) -> None:
    files = {"a.ts": "const a = 1", "dist/b.ts": "const b = 1", "node_modules/c.ts": "const c = 1"}
    assert names(write_tree(tmp_path, files)) == {"a.ts": ["a"]}


def test_every_kind_of_change_is_seen_at_once(checkout: Workspace) -> None:
    names(checkout)
    (checkout.root / "a.ts").write_text("export const z = 1\n", encoding="utf-8")
    assert names(checkout)["a.ts"] == ["z"]
    (checkout.root / "b.tsx").unlink()
    (checkout.root / "new.ts").write_text("export type New = 1\n", encoding="utf-8")
    (checkout.root / "c.js").rename(checkout.root / "d.js")
    assert names(checkout) == {"a.ts": ["z"], "d.js": ["C", "m"], "new.ts": ["New"]}
    (checkout.root / ".gitignore").write_text("new.ts\n", encoding="utf-8")
    assert "new.ts" not in names(checkout)


def test_an_edit_of_the_same_size_and_time_is_seen(checkout: Workspace) -> None:
    path = checkout.root / "a.ts"
    for letter in "bcdefgh":
        before = path.stat()
        path.write_text(f"export const {letter} = 1\n", encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert names(checkout)["a.ts"] == [letter]


def test_another_branch_is_another_state_with_its_own_name(checkout: Workspace) -> None:
    first = tree_of(checkout)
    run_git(checkout.root, "checkout", "-qb", "other")
    (checkout.root / "a.ts").write_text("export const other = 1\n", encoding="utf-8")
    run_git(checkout.root, "commit", "-qam", "other")
    second = tree_of(checkout)
    assert (first.branch, second.branch) == ("main", "other")
    assert first.commit != second.commit
    assert first.digest != second.digest
    run_git(checkout.root, "checkout", "-q", "main")
    assert tree_of(checkout) == first
    assert names(checkout)["a.ts"] == ["a"]


def test_a_worktree_shares_what_was_parsed_and_keeps_its_own_files(
    checkout: Workspace, own_cache: Path, tmp_path: Path
) -> None:
    names(checkout)
    run_git(checkout.root, "worktree", "add", "-q", str(tmp_path / "second"))
    second = Workspace.at(tmp_path / "second")
    (second.root / "more.ts").write_text("export const more = 1\n", encoding="utf-8")
    assert names(second) == {"a.ts": ["a"], "more.ts": ["more"]}
    assert "more.ts" not in names(checkout)
    (store,) = own_cache.glob("*.sqlite")
    with sqlite3.connect(store) as connection:
        (contents,) = connection.execute("SELECT count(*) FROM content").fetchone()
    connection.close()
    assert contents == 4


def test_a_broken_file_is_indexed_as_far_as_it_parses_and_named(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a.ts": "export const a = 1\nfunction (((\n"})
    assert names(workspace)["a.ts"][0] == "a"
    assert notes_of(workspace) == ["a.ts:2: does not parse; what comes after may be incomplete"]


def test_a_file_that_is_not_read_is_named_with_the_reason(tmp_path: Path) -> None:
    files = {"big.ts": b" " * (MAX_TEXT_BYTES + 1), "binary.ts": b"\0", "a.ts": b"let a = 1"}
    workspace = write_tree(tmp_path, files)
    assert names(workspace) == {"a.ts": ["a"]}
    assert notes_of(workspace) == [
        "big.ts: larger than 2,000,000 bytes",
        "binary.ts: not a text file in UTF-8",
    ]


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all, but some text\n" * 100, b"\0" * 9_000]
)
def test_a_damaged_index_is_made_anew(checkout: Workspace, own_cache: Path, damage: bytes) -> None:
    before = names(checkout)
    (store,) = own_cache.glob("*.sqlite")
    for file in own_cache.glob("*.sqlite*"):
        file.unlink()
    store.write_bytes(damage)
    assert names(checkout) == before
    assert names(checkout) == before


def test_a_torn_page_is_noticed_and_made_anew(checkout: Workspace, own_cache: Path) -> None:
    before = names(checkout)
    (store,) = own_cache.glob("*.sqlite")
    size = store.stat().st_size
    with store.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (size - 100))
    assert names(checkout) == before


def test_the_format_stands_in_the_name_so_that_two_versions_do_not_meet(
    checkout: Workspace, own_cache: Path
) -> None:
    names(checkout)
    (store,) = own_cache.glob("*.sqlite")
    assert store.name.split(".")[1] == str(FORMAT)
    assert own_cache.stat().st_mode & 0o077 == 0


def test_an_index_works_where_the_cache_folder_cannot_be_made(
    checkout: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file/cache"))
    assert names(checkout)["a.ts"] == ["a"]


def test_several_processes_index_at_once_and_agree(tmp_path: Path) -> None:
    files = {f"src/{at}.ts": f"export const name{at} = {at}\n" * 20 for at in range(800)}
    workspace = write_tree(tmp_path, files)
    program = (
        "import json, sys\n"
        "from tools.repo.workspace import Workspace\n"
        "from tools.repo.index.view import ask_index\n"
        f"workspace = Workspace.at({str(workspace.root)!r})\n"
        "asked = lambda view: [view.tree.digest, len(list(view.containing('name')))]\n"
        "print(json.dumps(ask_index(workspace, asked)))\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    answers = [json.loads(process.communicate(timeout=60)[0]) for process in started]
    assert answers == [answers[0]] * 4
    assert answers[0][1] == 800 * 20


def test_contents_that_end_the_parser_cost_only_themselves(tmp_path: Path) -> None:
    files = {f"{at}.ts": f"export const name{at} = 1\n" for at in range(30)}
    workspace = write_tree(tmp_path, files | {"evil.ts": "f<a," * 50_000})
    assert len(names(workspace)) == 30
    assert notes_of(workspace) == ["evil.ts: takes too much memory or time to parse"]


def test_what_a_file_defines_is_told_with_its_lines_and_members(tmp_path: Path) -> None:
    source = """\
export const KEY = "sizeGuide"
export const Events = { CREATED: "size-guide.created" } as const
export default class Service {
  limit = 3
  async list() {
    const local = 1
  }
}
interface Row { id: string; find(): void }
declare module "x" { interface Y { z: string } }
exports.made = (0, sdk.createStep)("made")
export const { a, b } = both
export default defineConfig({})
"""
    workspace = write_tree(tmp_path, {"a.ts": source})
    found = ask_index(workspace, lambda view: view.outline("a.ts"))
    assert [(one.container, one.name, one.kind, one.line, one.end, one.value) for one in found] == [
        ("", "KEY", "constant", 1, 1, "sizeGuide"),
        ("", "Events", "constant", 2, 2, None),
        ("Events", "CREATED", "field", 2, 2, "size-guide.created"),
        ("", "Service", "class", 3, 8, None),
        ("Service", "limit", "field", 4, 4, None),
        ("Service", "list", "method", 5, 7, None),
        ("", "Row", "interface", 9, 9, None),
        ("Row", "id", "field", 9, 9, None),
        ("Row", "find", "method", 9, 9, None),
        ("", "x", "namespace", 10, 10, None),
        ("x", "Y", "interface", 10, 10, None),
        ("x.Y", "z", "field", 10, 10, None),
        ("", "made", "constant", 11, 11, None),
        ("", "default", "constant", 13, 13, None),
    ]
