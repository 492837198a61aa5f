"""`stheno doctor` as its own process: what it prints, and how it exits."""

import json

import pytest

from tests.cli.conftest import Stheno
from tests.trees import write_tree
from tools.repo.workspace import Workspace

ROUTE = "src/api/store/brands/route.ts"
BROKEN = "export const get = (req) => req\n"


@pytest.fixture
def broken(workspace: Workspace) -> str:
    write_tree(workspace.root, {ROUTE: BROKEN})
    return ROUTE


def test_a_sound_project_exits_with_0(stheno: Stheno) -> None:
    done = stheno("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().startswith("nothing found  ")


def test_what_keeps_medusas_lint_from_running_is_told(stheno: Stheno) -> None:
    told = "Medusa's lint was not run: the project's packages are not installed"
    assert told in stheno("doctor").stdout
    assert told.partition(":")[0] not in stheno("doctor", "--no-lint").stdout
    assert "not installed" in json.loads(stheno("doctor", "--json").stdout)["lint_not_run"]


def test_a_lint_that_was_asked_for_and_does_not_run_is_an_error(stheno: Stheno) -> None:
    done = stheno("doctor", "--lint")
    assert (done.returncode, done.stdout) == (1, "")
    assert "the project's packages are not installed" in done.stderr


def test_a_lint_without_a_tsconfig_tells_what_to_do(stheno: Stheno, workspace: Workspace) -> None:
    write_tree(workspace.root, {"node_modules/@medusajs/x/package.json": "{}"})
    done = stheno("doctor", "--lint")
    assert (done.returncode, done.stdout) == (1, "")
    what, do = done.stderr.splitlines()
    assert "the project has no tsconfig.json" in what
    assert do == "  add one that includes src, as a new Medusa application has"


def test_an_error_exits_with_5_and_tells_place_fact_and_right_form(
    stheno: Stheno, broken: str
) -> None:
    done = stheno("doctor")
    assert done.returncode == 5
    assert broken in done.stdout
    assert "error 1:20  `get` is ignored; export `GET`  M20" in done.stdout
    assert "`export const GET`." in done.stdout


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"]])
def test_json_is_all_there_is_on_standard_output(
    stheno: Stheno, broken: str, arguments: list[str]
) -> None:
    done = stheno("doctor", *arguments)
    (finding,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, finding["rule"], finding["path"]) == (5, "M20", broken)


def test_nothing_is_fixed_unless_a_person_agrees(
    stheno: Stheno, broken: str, workspace: Workspace
) -> None:
    done = stheno("doctor", "--fix")
    assert done.returncode == 4
    assert "nobody is there to ask" in done.stderr
    assert workspace.read_text(broken) == BROKEN


def test_a_fix_is_applied_told_and_undone(
    stheno: Stheno, broken: str, workspace: Workspace
) -> None:
    done = stheno("doctor", "--fix", "--yes", "--json")
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])
    assert workspace.read_text(broken) == BROKEN.replace("get", "GET")
    assert stheno("undo", "--yes").returncode == 0
    assert workspace.read_text(broken) == BROKEN


@pytest.mark.usefixtures("broken")
def test_a_baseline_hides_what_it_knows(stheno: Stheno) -> None:
    known = ["doctor", "--baseline", "known.json"]
    assert stheno(*known).returncode == 2
    written = stheno(*known, "--write-baseline")
    assert written.returncode == 0
    assert "written to known.json: 1 finding, accepted" in written.stderr
    assert stheno(*known).returncode == 0


def test_settings_that_are_no_json_are_named(stheno: Stheno, workspace: Workspace) -> None:
    installed = "node_modules/@medusajs/medusa/package.json"
    files = {installed: '{"version": "2.21.2"}', "package.json": '{"name": ', "tsconfig.json": "{"}
    write_tree(workspace.root, files)
    done = stheno("doctor", "--no-lint")
    assert done.returncode == 0, done.stderr
    unread = done.stdout.partition("Not read")[2]
    assert "package.json: not JSON" in unread
    assert "tsconfig.json: not JSON" in unread


@pytest.mark.parametrize(
    "arguments",
    [
        ["--rule", "X999"],
        ["--rule", ""],
        ["--explain", "nonsense"],
        ["--format", "xml"],
        ["--write-baseline"],
        ["--lint", "--rule", "M20"],
        ["--changed", "--base", "nowhere"],
        ["--baseline", "k.json", "--write-baseline", "--rule", "M20"],
    ],
)
def test_a_wrong_call_is_one_clear_error(stheno: Stheno, arguments: list[str]) -> None:
    done = stheno("doctor", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_rule_is_explained_in_either_case(stheno: Stheno) -> None:
    done = stheno("doctor", "--explain", "x15")
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("X15", "Why: ", "Right: ", "Known from: "))
