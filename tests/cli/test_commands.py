"""Each command's result and exit code, through the real process."""

import json
from pathlib import Path

import pytest

import stheno as launcher
from tests.cli.conftest import AtTerminal, Stheno
from tests.samples import (
    CONFIG,
    GREETING,
    NEW_PATH,
    a_plan,
    by_hand,
    creation,
    kept,
    refuse_reports,
)
from tests.trees import write_tree
from tools.plan.approval import approval_of
from tools.plan.model import Action
from tools.repo.workspace import Workspace


def test_the_version_is_told(stheno: Stheno) -> None:
    done = stheno("--version")
    assert (done.returncode, done.stdout) == (0, f"stheno {launcher.__version__}\n")


@pytest.mark.parametrize(
    "command",
    [
        "plan",
        "approve",
        "apply",
        "undo",
        "recover",
        "verify",
        "doctor",
        "map",
        "scaffolds",
        "agents",
        "schema",
        "mcp",
        "demo",
    ],
)
def test_every_command_has_help_with_an_example(stheno: Stheno, command: str) -> None:
    done = stheno(command, "--help")
    assert done.returncode == 0
    assert "Example: " in done.stdout
    assert "Usage: " in done.stdout


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["plan"], ["plan", "x", "--nonsense"], ["apply", "none.yaml"]]
)
def test_a_wrong_call_ends_with_2_and_no_traceback(stheno: Stheno, arguments: list[str]) -> None:
    done = stheno(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_a_folder_without_a_back_end_ends_with_2(stheno: Stheno, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = stheno("map", cwd=empty)
    assert done.returncode == 2
    assert done.stderr.startswith("stheno: ")
    assert "no Medusa back end" in done.stderr


def test_the_map_names_the_version_and_writes_nothing(stheno: Stheno, workspace: Workspace) -> None:
    told = stheno("map")
    read = stheno("map", "--json", "--root", str(workspace.root), cwd=workspace.root.parent)
    assert told.returncode == read.returncode == 0
    assert "Medusa 2.21.2" in told.stdout
    assert json.loads(read.stdout)["medusa"]["version"] == "2.21.2"
    assert not (workspace.root / ".stheno").exists()


def test_a_kept_plan_is_shown_by_the_beginning_of_its_digest(
    stheno: Stheno, workspace: Workspace
) -> None:
    plan = kept(workspace)
    done = stheno("plan", plan.digest[:12], "--diff")
    assert done.returncode == 0
    assert "1 to create, 0 to update, 0 to delete" in done.stdout
    assert "high   anyone may read it" in done.stdout
    assert f"stheno apply {plan.digest[:12]}" in done.stdout
    assert f"+{GREETING}" in done.stdout


def test_check_ends_with_3_where_there_are_changes(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace)
    assert stheno("plan", plan.digest, "--check").returncode == 3
    assert stheno("plan", plan.digest).returncode == 0


def test_check_ends_with_3_where_nothing_changes_but_a_risk_is_high(
    stheno: Stheno, workspace: Workspace
) -> None:
    (workspace.root / NEW_PATH).parent.mkdir(parents=True)
    (workspace.root / NEW_PATH).write_text(GREETING, encoding="utf-8")
    same = creation().model_copy(
        update={"action": Action.UNCHANGED, "before": creation().after, "content": None, "diff": ""}
    )
    plan = kept(workspace, same)
    assert stheno("plan", plan.digest, "--check").returncode == 3


def test_a_step_by_hand_ends_with_4_and_outranks_3(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace, creation(), by_hand())
    done = stheno("plan", plan.digest, "--check")
    assert done.returncode == 4
    assert "medusa-config.ts:3" in done.stdout
    assert '{ resolve: "./src/modules/greeting" },' in done.stdout
    assert stheno("apply", plan.digest, "--yes").returncode == 4
    assert not (workspace.root / NEW_PATH).exists()


def test_a_plan_written_to_a_file_is_applied_from_it(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace)
    assert stheno("plan", plan.digest, "--out", "plan.json").returncode == 0
    done = stheno("apply", "plan.json", "--yes")
    assert done.returncode == 0, done.stderr
    assert (workspace.root / NEW_PATH).read_text(encoding="utf-8") == GREETING


def test_a_plan_that_cannot_be_written_to_its_file_ends_with_2(
    stheno: Stheno, workspace: Workspace
) -> None:
    plan = kept(workspace)
    done = stheno("plan", plan.digest, "--out", "no/such/plan.json")
    assert done.returncode == 2
    assert "no/such/plan.json: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "writing",
    [
        ("plan", "DIGEST", "--out"),
        ("plan", "DIGEST", "--html"),
        ("verify", "--only", "parse", "--html"),
        ("map", "--svg"),
        ("doctor", "--no-lint", "--write-baseline", "--baseline"),
    ],
    ids=" ".join,
)
def test_what_is_written_to_a_file_goes_over_nothing_else(
    stheno: Stheno, workspace: Workspace, tmp_path: Path, writing: tuple[str, ...]
) -> None:
    digest = kept(workspace).digest
    command = [digest if word == "DIGEST" else word for word in writing]
    outside = tmp_path / "outside"
    (workspace.root / "link").symlink_to(outside)
    before = (workspace.root / "package.json").read_bytes()
    for target, told in (
        ("package.json", "would be lost"),
        ("link", "is a link"),
        ("no/such", "there is no such folder"),
        (".", "it is a folder"),
        ("n" * 300, "cannot be written"),
    ):
        done = stheno(*command, target)
        assert (done.returncode, told in done.stderr) == (2, True), done.stderr
        assert "Traceback" not in done.stderr
    assert (workspace.root / "package.json").read_bytes() == before
    assert not outside.exists()
    for _ in range(2):
        assert stheno(*command, "größe 计划").returncode == 0


def test_a_plan_file_from_elsewhere_is_said_to_be_so(stheno: Stheno, workspace: Workspace) -> None:
    plan = a_plan()
    (workspace.root / "plan.json").write_text(plan.model_dump_json(), encoding="utf-8")
    assert "this plan was not made here" in stheno("plan", "plan.json").stderr


def test_a_plan_file_that_was_edited_ends_with_2(stheno: Stheno, workspace: Workspace) -> None:
    plan = workspace.root / "plan.json"
    plan.write_text(a_plan().model_dump_json(indent=2).replace("hello", "evil"), encoding="utf-8")
    done = stheno("apply", "plan.json", "--yes")
    assert done.returncode == 2
    assert "changed after it was made" in done.stderr


def test_apply_and_undo_tell_a_program_what_they_did(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace)
    applied = stheno("apply", plan.digest, "--yes", "--json")
    undone = stheno("undo", "--yes", "--json")
    again = stheno("undo", "--yes", "--json")
    assert [one.returncode for one in (applied, undone, again)] == [0, 0, 0]
    assert json.loads(applied.stdout)["created"] == [NEW_PATH]
    assert json.loads(undone.stdout)["removed"] == [NEW_PATH]
    assert json.loads(again.stdout)["digest"] is None
    assert not (workspace.root / NEW_PATH).exists()


def test_applying_twice_has_nothing_to_do(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace)
    assert stheno("apply", plan.digest, "--yes").returncode == 0
    again = stheno("apply", plan.digest)
    assert again.returncode == 0
    assert "nothing to do" in again.stdout


@pytest.mark.parametrize("command", ["approve", "apply"])
def test_without_a_terminal_nobody_is_taken_to_have_approved(
    stheno: Stheno, workspace: Workspace, command: str
) -> None:
    plan = kept(workspace)
    done = stheno(command, plan.digest, stdin="y\n")
    assert done.returncode == 4
    assert "nobody is there to ask" in done.stderr
    assert approval_of(workspace, plan.digest) is None
    assert not (workspace.root / NEW_PATH).exists()


def test_undo_without_a_terminal_asks_for_yes(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace)
    stheno("apply", plan.digest, "--yes")
    done = stheno("undo")
    assert done.returncode == 4
    assert NEW_PATH in done.stdout
    assert (workspace.root / NEW_PATH).exists()


def test_a_person_approves_at_a_terminal_and_the_plan_is_applied_unasked(
    stheno: Stheno, at_terminal: AtTerminal, workspace: Workspace
) -> None:
    plan = kept(workspace)
    code, seen = at_terminal("approve", plan.digest[:12], typed=b"y\n")
    assert code == 0, seen
    assert "Approve this plan? [y/N]" in seen
    approval = approval_of(workspace, plan.digest)
    assert approval is not None
    assert approval.channel == "terminal"
    assert stheno("apply", plan.digest).returncode == 0
    assert (workspace.root / NEW_PATH).exists()


@pytest.mark.parametrize("typed", [b"n\n", b"\n", b"\x04"], ids=["no", "enter", "end of input"])
def test_anything_but_yes_writes_nothing(
    at_terminal: AtTerminal, workspace: Workspace, typed: bytes
) -> None:
    plan = kept(workspace)
    code, seen = at_terminal("apply", plan.digest, typed=typed)
    assert code == 4
    assert "not approved: nothing was written" in seen
    assert not (workspace.root / NEW_PATH).exists()
    assert approval_of(workspace, plan.digest) is None


def test_control_c_at_the_question_ends_with_130(
    at_terminal: AtTerminal, workspace: Workspace
) -> None:
    plan = kept(workspace)
    code, seen = at_terminal("apply", plan.digest, typed=b"\x03")
    assert code == 130
    assert "Traceback" not in seen
    assert not (workspace.root / NEW_PATH).exists()


def test_a_stale_plan_ends_with_4_before_anybody_is_asked(
    stheno: Stheno, workspace: Workspace
) -> None:
    plan = kept(workspace)
    (workspace.root / "medusa-config.ts").write_text(f"// new\n{CONFIG}", encoding="utf-8")
    done = stheno("apply", plan.digest, "--yes")
    assert done.returncode == 4
    assert "changed since the plan was made: medusa-config.ts" in done.stderr
    assert approval_of(workspace, plan.digest) is None


def test_an_edit_made_since_stops_undo_with_4(stheno: Stheno, workspace: Workspace) -> None:
    plan = kept(workspace)
    stheno("apply", plan.digest, "--yes")
    (workspace.root / NEW_PATH).write_text("// mine\n", encoding="utf-8")
    done = stheno("undo", "--yes")
    assert done.returncode == 4
    assert NEW_PATH in done.stderr
    assert (workspace.root / NEW_PATH).read_text(encoding="utf-8") == "// mine\n"


@pytest.mark.parametrize(("text", "code"), [(GREETING, 0), ("export const = (\n", 5)])
def test_a_report_that_cannot_be_kept_is_shown_and_decides_the_exit_code(
    stheno: Stheno, workspace: Workspace, text: str, code: int
) -> None:
    write_tree(workspace.root, {"src/lib/greeting.ts": text})
    refuse_reports(workspace)
    shown = stheno("verify", "--only", "parse")
    assert (shown.returncode, "parse" in shown.stdout) == (code, True)
    assert "warning: " in shown.stderr
    assert "the report is not kept" in shown.stderr
    told = stheno("verify", "--only", "parse", "--json")
    report = json.loads(told.stdout)
    assert (told.returncode, report["ok"]) == (code, code == 0)
    assert "parse" not in report["unasked"]
    assert "tests" in report["unasked"]


def test_recover_with_nothing_cut_off_says_so(stheno: Stheno) -> None:
    done = stheno("recover")
    assert (done.returncode, done.stdout) == (0, "nothing was cut off\n")


def test_markup_and_escapes_in_a_plan_are_shown_as_they_are(
    stheno: Stheno, workspace: Workspace
) -> None:
    plan = kept(workspace, title="[red]evil[/red] \x1b[2J")
    done = stheno("plan", plan.digest)
    assert "[red]evil[/red] \\x1b[2J" in done.stdout
    assert "\x1b" not in done.stdout
