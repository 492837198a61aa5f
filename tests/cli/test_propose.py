"""`stheno propose` as its own process: edits in a file, and how they end."""

import json

import pytest

from tests.cli.conftest import Stheno
from tests.propose.proposals import exact
from tools.catalogue import propose_changes
from tools.plan.state import load_plan
from tools.repo.workspace import Workspace

PATH = "src/api/admin/brands/route.ts"
HANDLER = "export const GET = async (req, res) => {\n  res.json({})\n}\n"
EDITS = json.dumps({"reason": "lists brands", "files": [{"path": PATH, "content": HANDLER}]})


def test_edits_are_shown_as_a_plan_approved_written_and_taken_back(
    stheno: Stheno, workspace: Workspace
) -> None:
    done = stheno("propose", "-", stdin=EDITS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 of 1 is not from a scaffold: read every line" in done.stdout
    assert "route.ts  [free edits, not from a scaffold]  lists brands" in done.stdout
    assert "unproven: not from a scaffold, or not all of it" in done.stdout
    assert "model" not in done.stdout
    assert workspace.read_text(PATH) is None
    digest = json.loads(stheno("propose", "-", "--json", stdin=EDITS).stdout)["digest"]
    assert "[free edits, not from a scaffold]" in stheno("plan", digest[:12]).stdout
    assert stheno("approve", digest[:12], "--yes").returncode == 0
    assert stheno("apply", digest[:12]).returncode == 0
    assert workspace.read_text(PATH) == HANDLER
    assert stheno("undo", "--yes").returncode == 0
    assert workspace.read_text(PATH) is None


def test_edits_are_put_on_a_plan_made_before(stheno: Stheno, workspace: Workspace) -> None:
    first = json.loads(stheno("propose", "-", "--json", stdin=EDITS).stdout)["digest"]
    more = json.dumps({"files": [{"path": PATH, "replace": [{"old": "{}", "new": "{ a: 1 }"}]}]})
    done = stheno("propose", "-", "--on", first, "--reason", "more", "--json", stdin=more)
    (change,) = load_plan(workspace, json.loads(done.stdout)["digest"]).changes
    assert change.content == HANDLER.replace("{}", "{ a: 1 }")


def test_what_a_model_wrote_a_part_of_is_told_as_its_own(
    stheno: Stheno, workspace: Workspace
) -> None:
    other = {"path": "src/lib/a.ts", "content": "export const a = 1\n"}
    both = json.dumps({"reason": "more", "files": [other]})
    first = json.loads(stheno("propose", "-", "--json", stdin=EDITS).stdout)["digest"]
    second = propose_changes(workspace, [exact(PATH, ("{}", "{ a: 1 }"))], "more", first).digest
    done = stheno("propose", "-", "--on", second, stdin=both)
    assert "2 of 2 are not from a scaffold (1 by the model): read every line" in done.stdout
    assert "route.ts  [by the model, not from a scaffold]" in done.stdout
    assert "a.ts  [free edits, not from a scaffold]" in done.stdout
    assert "unproven: a model wrote it, or some of it" in done.stdout


def test_a_check_keeps_nothing_and_exits_with_3(stheno: Stheno, workspace: Workspace) -> None:
    done = stheno("propose", "-", "--check", "--json", stdin=EDITS)
    assert done.returncode == 3
    assert stheno("plan", json.loads(done.stdout)["digest"]).returncode == 2
    (workspace.root / "src/api/admin/brands").mkdir(parents=True)
    (workspace.root / PATH).write_text(HANDLER, encoding="utf-8")
    assert stheno("propose", "-", "--check", stdin=EDITS).returncode == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no file of edits: Invalid JSON"),
        ("[]", "no file of edits"),
        ('{"files": []}', "files: List should have at least 1 item"),
        ('{"files": [{"path": "a.ts"}]}', "a proposal needs a reason"),
        ('{"reason": "x", "files": [{"path": "a.ts"}]}', "a.ts: give exactly one of content"),
        ('{"reason": "x", "files": [{"pth": "a.ts"}]}', "files.0.path: Field required"),
        ('{"reason": "x", "files": [{"path": "a\\ud800", "delete": true}]}', "no file of edits"),
        ('{"reason": "x", "files": [{"path": "../a.ts", "content": ""}]}', "leaves the workspace"),
    ],
)
def test_what_cannot_be_planned_is_one_clear_error(stheno: Stheno, text: str, told: str) -> None:
    done = stheno("propose", "-", stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
