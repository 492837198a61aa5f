"""No path leaves the workspace, however it is written and whatever changes on the way."""

import os
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trees import run_git, write_tree
from tools.errors import OutsideWorkspaceError, SecretError, SthenoError, UsageError
from tools.repo.find import find_files
from tools.repo.git import git_state
from tools.repo.history import git_context
from tools.repo.index.view import ask_index
from tools.repo.search import search_code
from tools.repo.secrets import is_secret_path
from tools.repo.workspace import Reader, Workspace

OUTSIDE = b"outside-4f1c9a"
SECRET = b"TOKEN=77"
_PARTS = st.sampled_from(
    [
        "..", ".", "", "inside", "inside2", "outside.txt", "src", "a.ts", "link", "out", "loop",
        "secret-link", ".env", ".ENV", "\uff0eenv", ".env\u200b", ".git", "C:", "c:a.ts", "~",
        "\\", "..\\", "\0", "%2e%2e", "\u2025", "\uff0e\uff0e", "src\u0301", "con", "a.ts::$DATA",
        "a" * 300, "/", "//", "file:", "..;", " ..", ".. ", "...",
    ]
)  # fmt: skip
_PATHS = st.one_of(
    st.lists(_PARTS, max_size=6).map("/".join),
    st.lists(_PARTS, max_size=4).map(lambda parts: "/" + "/".join(parts)),
    st.text(max_size=40),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("escapes")
    (folder / "outside.txt").write_bytes(OUTSIDE)
    write_tree(folder / "inside2", {"a.ts": OUTSIDE})
    made = write_tree(folder / "inside", {"src/a.ts": "inside", ".env": SECRET, "a.ts": "inside"})
    (made.root / "link").symlink_to(folder / "outside.txt")
    (made.root / "out").symlink_to(folder)
    (made.root / "loop").symlink_to("loop")
    (made.root / "src/inside2").symlink_to(folder / "inside2")
    (made.root / "secret-link").symlink_to(".env")
    return made


@settings(max_examples=400, deadline=None)
@given(path=_PATHS)
def test_no_path_reads_anything_outside_or_secret(workspace: Workspace, path: str) -> None:
    for read in (workspace.read_bytes, Reader(workspace, 1_000).read):
        try:
            content = read(path)
        except SthenoError:
            continue
        assert content in {None, b"inside"}


@settings(max_examples=300, deadline=None)
@given(path=_PATHS)
def test_a_path_that_is_accepted_lies_inside(workspace: Workspace, path: str) -> None:
    try:
        found = workspace.path(path)
    except SthenoError:
        return
    assert Path(os.path.normpath(found)).is_relative_to(workspace.root)
    assert Path(os.path.realpath(found.parent)).is_relative_to(workspace.root.parent)


@pytest.mark.parametrize(
    "path",
    [
        "../outside.txt", "../inside2/a.ts", "src/../../outside.txt", "/etc/passwd", "//etc/passwd",
        "C:\\x", "C:/x", "c:x", "\\\\server\\x", "src\\..\\..\\x", "a\0.ts", "link",
        "out/outside.txt",
        "src/inside2/a.ts",
    ],
)  # fmt: skip
def test_every_form_that_leaves_is_refused_as_outside(workspace: Workspace, path: str) -> None:
    with pytest.raises(OutsideWorkspaceError):
        workspace.read_bytes(path)


@pytest.mark.parametrize(
    "path", [".env", ".ENV", ".Env.local", "\uff0eenv", ".env.", ".env ", ".env::$DATA",
             "x/.GIT/config", "\uff0egit/config", "a.PEM",
             "a.\u24c5\u24ba\u24c2", "_netrc", "kubeconfig"],
)  # fmt: skip
def test_a_secret_is_known_in_every_spelling(path: str) -> None:
    assert is_secret_path(path)
    assert is_secret_path(unicodedata.normalize("NFD", path))


@contextmanager
def swapping(place: Path, real: Path, evil: Path) -> Iterator[None]:
    """Exchange what stands at a place with a link that leads out, again and again."""
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            place.rename(real)
            place.symlink_to(evil)
            place.unlink()
            real.rename(place)

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("which", ["folder", "file"])
def test_a_link_swapped_in_between_check_and_open_is_not_followed(
    tmp_path: Path, which: str
) -> None:
    outside = write_tree(tmp_path / "outside", {"a.ts": OUTSIDE}).root
    made = write_tree(tmp_path / "inside", {"src/deep/a.ts": "inside"})
    place = made.root / ("src/deep" if which == "folder" else "src/deep/a.ts")
    evil = outside if which == "folder" else outside / "a.ts"
    answers = {made.read_bytes("src/deep/a.ts")}
    with swapping(place, place.with_name("kept"), evil), Reader(made, 1_000) as reader:
        for at in range(3_000):
            read = made.read_bytes if at % 2 else reader.read
            try:
                answers.add(read("src/deep/a.ts"))
            except SthenoError:
                continue
    assert answers <= {b"inside", None}


def foreign(folder: Path) -> tuple[Workspace, str]:
    """Make a repository and a folder without one; returns this, with a word of the other."""
    other = write_tree(folder / "other", {"theirs.ts": "export const theirs = 1\n"})
    run_git(other.root, "init", "-q")
    run_git(other.root, "add", ".")
    run_git(other.root, "commit", "-qm", "theirs only")
    return write_tree(folder / "shop", {"ours.ts": "export const ours = 1\n"}), "theirs"


@pytest.mark.usefixtures("own_cache")
@pytest.mark.parametrize("form", ["file", "link", "relative file", "common folder"])
def test_a_git_file_that_points_out_opens_no_other_repository(tmp_path: Path, form: str) -> None:
    made, theirs = foreign(tmp_path)
    git = made.root / ".git"
    if form == "link":
        git.symlink_to(tmp_path / "other/.git")
    elif form == "common folder":
        run_git(made.root, "init", "-q")
        (git / "commondir").write_text(f"{tmp_path}/other/.git\n", encoding="utf-8")
    else:
        target = "../other/.git" if form == "relative file" else f"{tmp_path}/other/.git"
        git.write_text(f"gitdir: {target}\n", encoding="utf-8")
    assert git_state(made) is None
    assert find_files(made).paths == ["ours.ts"]
    assert search_code(made, theirs).files == []
    assert ask_index(made, lambda view: (view.paths(), view.tree.commit)) == (["ours.ts"], None)
    with pytest.raises(UsageError, match="checkout of its own"):
        git_context(made, "history")


def test_a_worktree_and_a_submodule_are_checkouts_of_their_own(tmp_path: Path) -> None:
    made, _ = foreign(tmp_path)
    other = tmp_path / "other"
    run_git(other, "worktree", "add", "-q", str(tmp_path / "tree"))
    run_git(made.root, "init", "-q")
    run_git(
        made.root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub"
    )
    for folder in (tmp_path / "tree", made.root / "sub"):
        found = git_context(Workspace.at(folder), "history")
        assert [one.message for one in found.commits] == ["theirs only"]


def test_a_secret_behind_a_link_is_refused(workspace: Workspace) -> None:
    with pytest.raises(SecretError):
        workspace.read_bytes("secret-link")
