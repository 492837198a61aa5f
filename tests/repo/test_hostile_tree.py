"""On a tree made to hurt, every tool answers: no crash, no hang, nothing from outside."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.repo.hostile import MANY, SENTINEL, hostile_tree
from tests.trees import run_git
from tools.errors import SthenoError
from tools.medusa.find_symbols import find_symbols
from tools.repo.find import find_files
from tools.repo.git import git_state
from tools.repo.history import git_context
from tools.repo.read import outline_file, read_file
from tools.repo.search import search_code
from tools.repo.search_structure import search_structure
from tools.repo.workspace import Workspace

# An answer that takes longer hangs; the tools give themselves far less.
SECONDS = 30
_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it

Question = Callable[[Workspace], BaseModel | None]


@pytest.fixture(scope="module")
def tree() -> Iterator[Workspace]:
    """Make the tree as a checkout, in memory where there is such a place."""
    place = _MEMORY if _MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="stheno-hostile-", dir=place))
    try:
        workspace = hostile_tree(folder)
        run_git(workspace.root, "init", "-q")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
            yield workspace
    finally:
        shutil.rmtree(folder)


def asked(question: Question, workspace: Workspace) -> str:
    """Return an answer, or the expected error; anything else is a crash."""
    started = time.monotonic()
    try:
        answer = question(workspace)
        told = "none" if answer is None else answer.model_dump_json()
    except SthenoError as error:
        told = str(error)
    assert time.monotonic() - started < SECONDS
    assert SENTINEL not in told
    return told


def test_files_are_found_and_counted_links_left_out(tree: Workspace) -> None:
    found = find_files(tree, "src/*.ts")
    assert "src/good.ts" in found.paths
    assert not {"src/link.ts", "src/pipe.ts", "src/self"} & set(found.paths)
    assert find_files(tree).total > MANY


def test_symbols_are_found_and_what_cannot_be_read_is_named(tree: Workspace) -> None:
    told = ""
    for _ in range(4):
        told = asked(lambda workspace: find_symbols(workspace, "goodThing"), tree)
    assert '"path":"src/good.ts"' in told
    assert '"pending":0' in told
    assert "src/assert.ts: takes too long to parse" in told
    assert "more files that do not wholly parse" in told
    assert "good-step" in asked(lambda workspace: find_symbols(workspace, "good-step"), tree)
    # On a slow machine the time may be up; the answer then says so, and the next has less to do.
    for _ in range(3):
        references = asked(
            lambda workspace: find_symbols(workspace, "goodThing", want="references"), tree
        )
        if "took longer" not in references:
            break
    assert '"path":"src/good.ts"' in references


QUESTIONS: dict[str, Question] = {
    "text": lambda workspace: search_code(workspace, "goodThing"),
    "outside": lambda workspace: search_code(workspace, SENTINEL),
    "structure": lambda workspace: search_structure(workspace, "createStep($$$)"),
    "structure without a name": lambda workspace: search_structure(workspace, "$A === $B"),
    "state": git_state,
    "status": lambda workspace: git_context(workspace, "status"),
    "diff": lambda workspace: git_context(workspace, "diff"),
    "history": lambda workspace: git_context(workspace, "history"),
}
EXPLODING = [
    "(a+)+$", "(a|a)*b", "(.*a){25}", "((a{1,100}){1,100}){1,100}", "a{1000}{1000}",
    "(?=a*)(?=(a+)+b)", "(x+x+)+y", r"(\w+\s?)*$",
]  # fmt: skip
NAMED = [
    "huge", "nested", "generic", "assert", "arrow", "template", "binary", "invalid", "utf16",
    "line", "link", "folder/secret", "round/good", "self", "pipe", "bidi\u202e", "-rf", "new\nline",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_is_answered(tree: Workspace, question: Question) -> None:
    assert asked(question, tree)


@pytest.mark.parametrize("expression", EXPLODING)
def test_no_regular_expression_explodes(tree: Workspace, expression: str) -> None:
    assert asked(lambda workspace: search_code(workspace, expression, regex=True), tree)


@pytest.mark.parametrize("name", NAMED)
def test_every_file_is_read_or_refused(tree: Workspace, name: str) -> None:
    told = asked(lambda workspace: read_file(workspace, f"src/{name}.ts"), tree)
    assert "\u202e" not in told
    assert asked(lambda workspace: outline_file(workspace, f"src/{name}.ts"), tree)


def test_git_alone_answers_too(
    tree: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").symlink_to(shutil.which("git") or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    for expression in ["goodThing", "(a+)+$", "(x+x+)+y"]:
        assert asked(lambda workspace: search_code(workspace, expression, regex=True), tree)  # noqa: B023  # called at once
    assert asked(lambda workspace: find_symbols(workspace, "goodThing", want="references"), tree)
