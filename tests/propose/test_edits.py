"""Whole files, exact replacements and removals become a plan that is applied and undone."""

import pytest

from tests.propose.proposals import HANDLER, REASON, ROUTE, exact, gone, planned, refused, whole
from tests.samples import CONFIG
from tests.trees import write_tree
from tools.errors import StalePlanError
from tools.person import apply_as
from tools.plan.model import Action
from tools.plan.undo import undo
from tools.propose.edits import ExactReplacement, FileEdit
from tools.repo.workspace import Workspace

NOTES = "src/notes.md"


def applied(workspace: Workspace, *files: FileEdit) -> None:
    apply_as(workspace, planned(workspace, *files), principal="ada", channel="test")


def test_new_changed_and_removed_files_are_written_at_once_and_taken_back(
    workspace: Workspace,
) -> None:
    write_tree(workspace.root, {NOTES: "one\n"})
    edits = [
        whole(ROUTE, HANDLER),
        exact("medusa-config.ts", ("modules: []", "modules: [], plugins: []")),
        gone(NOTES),
    ]
    plan = planned(workspace, *edits)
    assert [change.action for change in plan.changes] == ["create", "update", "delete"]
    assert {change.origin for change in plan.changes} == {"model"}
    assert workspace.read_text(ROUTE) is None
    applied(workspace, *edits)
    assert workspace.read_text(ROUTE) == HANDLER
    assert "plugins" in (workspace.read_text("medusa-config.ts") or "")
    assert workspace.read_text(NOTES) is None
    undo(workspace)
    assert workspace.read_text("medusa-config.ts") == CONFIG
    assert workspace.read_text(NOTES) == "one\n"
    assert workspace.read_text(ROUTE) is None


def test_the_same_edits_are_the_same_plan(workspace: Workspace) -> None:
    first = planned(workspace, whole(ROUTE, HANDLER))
    assert planned(workspace, whole(ROUTE, HANDLER)).digest == first.digest


def test_a_plan_of_edits_goes_stale_when_its_file_changes(workspace: Workspace) -> None:
    plan = planned(workspace, exact("medusa-config.ts", ("[]", "[ ]")))
    write_tree(workspace.root, {"medusa-config.ts": CONFIG + "// mine\n"})
    with pytest.raises(StalePlanError):
        apply_as(workspace, plan, principal="ada", channel="test")
    assert workspace.read_text("medusa-config.ts") == CONFIG + "// mine\n"


def test_what_is_there_already_is_nothing_to_do(workspace: Workspace) -> None:
    (change,) = planned(workspace, whole("medusa-config.ts", CONFIG)).changes
    assert (change.action, change.diff) == (Action.UNCHANGED, "")


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("two", ": the old text occurs 2 times (lines 2, 5): give more lines around it"),
        ("three  four", ":3: the old text does not occur in the file: white space differs here"),
        ("six\nseven two", ":4: the old text does not occur in the file: white space differs here"),
        ("three flour", ":3: the old text does not occur in the file: this line comes nearest"),
        ("nothing like it", ": the old text does not occur in the file"),
    ],
)
def test_an_old_text_must_occur_exactly_once(workspace: Workspace, old: str, told: str) -> None:
    write_tree(workspace.root, {NOTES: "one\n two \nthree four\n  six\n\tseven two\n"})
    assert refused(workspace, exact(NOTES, (old, "z"))) == [NOTES + told]


def test_occurrences_that_overlap_count(workspace: Workspace) -> None:
    write_tree(workspace.root, {NOTES: "aaa\n"})
    (problem,) = refused(workspace, exact(NOTES, ("aa", "b")))
    assert "occurs 2 times (lines 1, 1)" in problem


def test_replacements_speak_of_the_file_as_it_was_in_any_order(workspace: Workspace) -> None:
    write_tree(workspace.root, {NOTES: "one\ntwo\nthree\n"})
    edit = exact(NOTES, ("three", "one"), ("one", "three"))
    (change,) = planned(workspace, edit).changes
    assert change.content == "three\ntwo\none\n"


def test_replacements_that_overlap_or_change_nothing_are_refused(workspace: Workspace) -> None:
    write_tree(workspace.root, {NOTES: "one two three\nfour\n"})
    problems = refused(
        workspace, exact(NOTES, ("one two", "1"), ("two three", "2"), ("four", "four"))
    )
    assert problems == [
        f"{NOTES}: replacement 3 is the same as the new one",
        f"{NOTES}:1: two replacements overlap here: make them one",
    ]


@pytest.mark.parametrize("crlf_given", [True, False])
def test_crlf_and_a_byte_order_mark_stay(workspace: Workspace, crlf_given: bool) -> None:
    write_tree(workspace.root, {"src/a.ts": "\ufeffexport const a = 1\r\nexport const b = 2\r\n"})
    end = "\r\n" if crlf_given else "\n"
    part = exact("src/a.ts", (f"a = 1{end}export", f"a = 3{end}// three{end}export"))
    (change,) = planned(workspace, part).changes
    assert change.content == ("\ufeffexport const a = 3\r\n// three\r\nexport const b = 2\r\n")
    (change,) = planned(workspace, whole("src/a.ts", f"export const a = 4{end}")).changes
    assert change.content == "\ufeffexport const a = 4\r\n"
    applied(workspace, part)
    assert (workspace.root / "src/a.ts").read_bytes().startswith(b"\xef\xbb\xbfexport")


def test_mixed_line_ends_are_matched_as_they_are(workspace: Workspace) -> None:
    write_tree(workspace.root, {NOTES: "one\r\ntwo\nthree\n"})
    (change,) = planned(workspace, exact(NOTES, ("two\nthree", "2\n3"))).changes
    assert change.content == "one\r\n2\n3\n"
    assert "does not occur" in refused(workspace, exact(NOTES, ("one\ntwo", "1")))[0]


def test_a_whole_file_ends_with_a_line_break(workspace: Workspace) -> None:
    (change,) = planned(workspace, whole(ROUTE, HANDLER.rstrip())).changes
    assert change.content == HANDLER


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (FileEdit(path=NOTES), "give exactly one of content, replace and delete"),
        (FileEdit(path=NOTES, content="x", delete=True), "give exactly one of content"),
        (gone("src/none.ts"), "there is no such file to delete"),
        (exact("src/none.ts", ("a", "b")), "there is no such file; a new one takes content"),
        (whole("medusa-config.ts", " \n"), "this would empty the file: say delete"),
    ],
)
def test_an_edit_that_cannot_be_made_says_why(
    workspace: Workspace, edit: FileEdit, told: str
) -> None:
    (problem,) = refused(workspace, edit)
    assert told in problem


def test_all_problems_of_all_files_are_told_at_once(workspace: Workspace) -> None:
    problems = refused(
        workspace,
        whole("../out.ts", "x"),
        whole("src/a.ts", "export const = 1\n"),
        FileEdit(
            path="medusa-config.ts",
            replace=[ExactReplacement(old="nowhere", new="x"), ExactReplacement(old="e", new="x")],
        ),
    )
    assert len(problems) == 4
    assert [problem.partition(":")[0] for problem in problems] == [
        "../out.ts", "src/a.ts", "medusa-config.ts", "medusa-config.ts",
    ]  # fmt: skip


def test_the_reason_is_one_line_that_hides_nothing(workspace: Workspace) -> None:
    edit = FileEdit(path=ROUTE, content=HANDLER, why="a\u202eb\n c")
    (change,) = planned(workspace, edit).changes
    assert change.reason == r"a\u202eb c"
    assert planned(workspace, whole(ROUTE, HANDLER)).title == REASON
