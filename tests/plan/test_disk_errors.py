"""Whatever the system refuses half-way, the tree is as it was, and the error says why."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.plan.making import STATE, approved, make_change, make_workspace, tree_of
from tools.errors import ConflictError, SthenoError
from tools.plan.apply import apply_plan
from tools.plan.journal import open_journal
from tools.plan.recover import recover
from tools.plan.state import save_plan
from tools.plan.undo import undo
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[2]
NOBODY = 65534
FILES = {"a.ts": "old a", "src/b.ts": "old b", "locked/c.ts": "old c"}
CHANGES = (
    make_change("new/deep/d.ts", None, "new d" * 1000),
    make_change("a.ts", "old a", "new a"),
    make_change("src/b.ts", "old b", None),
    make_change("locked/c.ts", "old c", "new c"),
)
# Runs as an ordinary user, since permission bits do not bind root.
WORK = """
import os, resource, sys
from pathlib import Path
from tools.errors import SthenoError
from tools.plan.apply import apply_plan
from tools.plan.state import load_plan
from tools.plan.undo import undo
from tools.repo.workspace import Workspace
workspace = Workspace.at(sys.argv[1])
plan = load_plan(workspace, sys.argv[2])
what, bar = sys.argv[3], sys.argv[4]
if what == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(bar), int(bar)))
if os.geteuid() == 0:
    os.setuid(65534)
def close(event, arguments):
    if event == "os.rename" and arguments[1] == bar:
        Path(workspace.root, "src").chmod(0o555)
if what == "bar":
    sys.addaudithook(close)
try:
    undo(workspace) if what == "undo" else apply_plan(workspace, plan)
except SthenoError as error:
    print(type(error).__name__, error)
else:
    print("done")
"""


@pytest.fixture
def workspace(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Yield a workspace that an ordinary user owns and can reach, with a state of its own."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setenv("XDG_STATE_HOME", f"{folder}/state")
        workspace = make_workspace(Path(folder, "app"), FILES)
        save_plan(workspace, approved(workspace, *CHANGES))
        give_away(workspace)
        yield workspace
        for path in ("src", "locked"):
            (workspace.root / path).chmod(0o755)


def give_away(workspace: Workspace) -> None:
    if os.geteuid() == 0:
        for path in (workspace.root, *workspace.root.parent.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def run(workspace: Workspace, what: str, bar: str = "") -> str:
    (plan,) = (workspace.root.parent / "state").rglob("plans/*.json")
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(workspace.root), plan.stem, what, bar],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def journals(workspace: Workspace) -> list[Path]:
    return list((workspace.root / STATE / "journals").glob("*"))


def test_an_ordinary_user_can_apply_and_undo(workspace: Workspace) -> None:
    before = tree_of(workspace)

    assert run(workspace, "apply") == "done"
    assert run(workspace, "undo") == "done"
    assert tree_of(workspace) == before


def test_a_file_system_that_takes_no_advice_is_written_all_the_same(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(os, "posix_fadvise", refuse, raising=False)

    apply_plan(workspace, approved(workspace, *CHANGES))

    assert (workspace.root / "a.ts").read_text() == "new a"


def test_a_read_only_folder_takes_the_whole_apply_back(workspace: Workspace) -> None:
    (workspace.root / "locked").chmod(0o555)
    before = tree_of(workspace)

    said = run(workspace, "apply")

    assert said.startswith("SthenoError locked/c.ts: nothing is written: Permission denied")
    assert tree_of(workspace) == before
    assert journals(workspace) == []


def test_nothing_is_written_where_the_approval_could_serve_again(workspace: Workspace) -> None:
    (approvals,) = (workspace.root.parent / "state").rglob("approvals")
    approvals.chmod(0o555)
    before = tree_of(workspace)

    said = run(workspace, "apply")

    assert "nothing is written, for the approval could not be used up: Permission denied" in said
    assert tree_of(workspace) == before
    approvals.chmod(0o755)
    assert run(workspace, "apply") == "done"


def test_a_read_only_folder_takes_the_whole_undo_back(workspace: Workspace) -> None:
    run(workspace, "apply")
    (workspace.root / "src").chmod(0o555)
    before = tree_of(workspace)

    said = run(workspace, "undo")

    assert said.startswith("SthenoError src/b.ts: nothing is undone: Permission denied")
    assert tree_of(workspace) == before
    (workspace.root / "src").chmod(0o755)
    assert run(workspace, "undo") == "done"


@pytest.mark.parametrize("limit", [0, 1, 100, 700, 4000])
def test_a_disk_that_takes_no_more_leaves_the_tree_as_it_was(
    workspace: Workspace, limit: int
) -> None:
    before = tree_of(workspace)

    said = run(workspace, "limit", str(limit))

    assert said.startswith("SthenoError")
    assert "nothing is written: File too large" in said
    assert tree_of(workspace) == before
    assert journals(workspace) == []
    assert run(workspace, "apply") == "done"


def test_where_even_taking_back_is_barred_recovery_does_it_later(workspace: Workspace) -> None:
    (workspace.root / "locked").chmod(0o555)
    before = tree_of(workspace)

    said = run(workspace, "bar", "c.ts")

    assert said.startswith("OpenJournalError src/b.ts: an apply was cut off")
    assert "run stheno recover" in said
    assert open_journal(workspace) is not None
    (workspace.root / "src").chmod(0o755)
    recovered = recover(workspace)
    assert recovered.outcome == "taken_back"
    assert tree_of(workspace) == before
    assert journals(workspace) == []


def test_a_folder_where_a_file_belongs_is_refused(workspace: Workspace) -> None:
    (workspace.root / "new.ts").mkdir()
    before = tree_of(workspace)
    plan = approved(workspace, make_change("x.ts", None, "x"), make_change("new.ts", None, "n"))

    with pytest.raises(ConflictError, match="a folder stands where a file is expected"):
        apply_plan(workspace, plan)
    assert tree_of(workspace) == before


def test_a_file_where_a_folder_belongs_is_refused(workspace: Workspace) -> None:
    before = tree_of(workspace)
    plan = approved(workspace, make_change("x.ts", None, "x"), make_change("a.ts/b.ts", None, "b"))

    with pytest.raises(ConflictError, match=r"a\.ts is a file where a folder is needed"):
        apply_plan(workspace, plan)
    assert tree_of(workspace) == before


def test_a_name_too_long_for_the_disk_takes_everything_back(workspace: Workspace) -> None:
    before = tree_of(workspace)
    plan = approved(
        workspace, make_change("n/x.ts", None, "x"), make_change("n/" + "y" * 300, None, "y")
    )

    with pytest.raises(SthenoError, match="nothing is written: File name too long"):
        apply_plan(workspace, plan)
    assert tree_of(workspace) == before


def test_a_named_pipe_is_refused_and_not_waited_for(workspace: Workspace) -> None:
    os.mkfifo(workspace.root / "pipe.ts")

    with pytest.raises(ConflictError, match="something else stands where a file is expected"):
        apply_plan(workspace, approved(workspace, make_change("pipe.ts", None, "x")))
    (workspace.root / "pipe.ts").unlink()


def test_undo_meets_a_folder_in_a_files_place_and_changes_nothing(workspace: Workspace) -> None:
    apply_plan(workspace, approved(workspace, *CHANGES))
    (workspace.root / "a.ts").unlink()
    (workspace.root / "a.ts").mkdir()
    before = tree_of(workspace)

    with pytest.raises(ConflictError):
        undo(workspace)
    assert tree_of(workspace) == before
