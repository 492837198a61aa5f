"""What was cut off is ended by the next writer, and loses nobody's edit."""

from pathlib import Path

import pytest

from tests.plan.crash_driver import CHANGES, OLD, cut_off_half_way, prepared, state_of
from tests.plan.making import approved, make_change, make_plan, tree_of
from tools.errors import OpenJournalError
from tools.plan.apply import apply_plan
from tools.plan.journal import Kind, open_journal
from tools.plan.recover import recover
from tools.plan.undo import undo
from tools.repo.workspace import Workspace


@pytest.fixture
def cut_off(tmp_path: Path) -> Workspace:
    """Return a workspace in which an apply was killed with half of its files in place."""
    workspace, plan = prepared(tmp_path / "app")
    cut_off_half_way(workspace, plan)
    return workspace


def test_those_who_read_are_told_of_the_open_journal(cut_off: Workspace) -> None:
    journal = open_journal(cut_off)

    assert journal is not None
    assert (journal.kind, journal.title) == (Kind.APPLY, "a plan")
    assert journal.digest == make_plan(*CHANGES).digest
    with pytest.raises(OpenJournalError, match="run stheno recover"):
        undo(cut_off, dry_run=True)
    assert state_of(cut_off).startswith("neither")


def test_the_next_apply_completes_it_first(cut_off: Workspace) -> None:
    plan = approved(cut_off, make_change("next.ts", None, "next"))

    applied = apply_plan(cut_off, plan)

    assert applied.recovered.outcome == "completed"
    assert applied.created == ["next.ts"]
    undo(cut_off)
    assert state_of(cut_off) == "new"


def test_applying_the_same_plan_again_ends_it_and_finds_nothing_more_to_do(
    cut_off: Workspace,
) -> None:
    applied = apply_plan(cut_off, make_plan(*CHANGES))

    assert applied.nothing_to_do
    assert applied.recovered.outcome == "completed"
    assert state_of(cut_off) == "new"


def test_undo_takes_back_the_whole_of_it(cut_off: Workspace) -> None:
    undone = undo(cut_off)

    assert undone.digest == make_plan(*CHANGES).digest
    assert state_of(cut_off) == "old"
    assert undo(cut_off).digest is None


def test_undo_does_not_go_one_step_too_far(tmp_path: Path) -> None:
    workspace, plan = prepared(tmp_path)
    change = make_change("earlier.ts", None, "earlier")
    apply_plan(workspace, approved(workspace, change, title="earlier"))
    cut_off_half_way(workspace, plan)
    (workspace.root / "src/deep/b.ts").write_text("my edit", encoding="utf-8")

    undone = undo(workspace)

    assert (undone.title, undone.recovered.outcome) == ("a plan", "taken_back")
    assert (workspace.root / "earlier.ts").exists()
    assert undo(workspace).title == "earlier"


def test_an_edit_made_after_the_crash_is_kept_and_the_rest_taken_back(cut_off: Workspace) -> None:
    (cut_off.root / "src/a.ts").write_text("my edit", encoding="utf-8")

    recovered = recover(cut_off)

    assert (recovered.outcome, recovered.kept) == ("taken_back", ["src/a.ts"])
    found = {path: content for path, content in tree_of(cut_off).items() if content is not None}
    expected = {path: text.encode() for path, text in OLD.items()}
    assert found == expected | {"src/a.ts": b"my edit"}
    assert open_journal(cut_off) is None


def test_the_former_bytes_of_a_file_moved_after_the_crash_are_kept(cut_off: Workspace) -> None:
    (cut_off.root / "src").rename(cut_off.root / "lib")

    recovered = recover(cut_off)

    assert "src/a.ts" in recovered.kept
    assert recovered.backups is not None
    backups = (cut_off.root / recovered.backups).iterdir()
    assert {path.read_bytes() for path in backups} >= {b"old a\n", b"old b\n"}
    assert recover(cut_off).outcome == "nothing"
    assert undo(cut_off).digest is None


def test_with_nothing_cut_off_there_is_nothing_to_recover(tmp_path: Path) -> None:
    workspace, plan = prepared(tmp_path)
    assert recover(workspace).outcome == "nothing"

    apply_plan(workspace, plan)

    assert recover(workspace).outcome == "nothing"
    assert state_of(workspace) == "new"


def test_a_journal_of_a_newer_version_is_left_alone(cut_off: Workspace) -> None:
    journal = open_journal(cut_off)
    assert journal is not None
    record = cut_off.root / journal.folder / "committing.json"
    record.write_text('{"schema_version": 2}', encoding="utf-8")

    for work in (open_journal, recover, undo):
        with pytest.raises(OpenJournalError, match="newer Stheno"):
            work(cut_off)
    assert state_of(cut_off).startswith("neither")
