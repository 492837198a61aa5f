"""The twenty tasks: whole, consistent, and planned without a conflict."""

import json
from pathlib import Path

import pytest

from agents.definitions import load_agents
from evals.model import BASES, TASKS
from evals.solution import TaskError, load_check, load_task, load_wrong, mistake, solution
from evals.solution import task_names as names
from tools.person import apply_as, make_plan
from tools.propose.edits import ExactReplacement, FileEdit
from tools.propose.propose import propose
from tools.repo.workspace import Workspace
from tools.verify.app import write_app
from tools.verify.ladder import CHECKS

every_task = pytest.mark.parametrize("name", names())


def shop_of(name: str, folder: Path) -> Workspace:
    """Make the application of a task, with just enough of Medusa to plan for."""
    task = load_task(name)
    write_app(folder, task.medusa)
    for package in ("medusa", "framework"):
        manifest = folder / "node_modules/@medusajs" / package / "package.json"
        manifest.parent.mkdir(parents=True)
        manifest.write_text(json.dumps({"version": task.medusa}), encoding="utf-8")
    workspace = Workspace.at(folder)
    if task.base:
        spec = (BASES / f"{task.base}.yaml").read_text(encoding="utf-8")
        apply_as(
            workspace, make_plan(workspace, spec, origin="base"), principal="me", channel="test"
        )
    return workspace


def test_there_are_twenty() -> None:
    assert len(names()) == 20
    assert {path.name for path in TASKS.iterdir()} == set(names())


@every_task
def test_a_task_says_whom_it_asks_and_what_for(name: str) -> None:
    task, check = load_task(name), load_check(name)
    assert task.agent in {agent.name for agent in load_agents()}
    assert task.base is None or (BASES / f"{task.base}.yaml").exists()
    assert set(check.verify) <= set(CHECKS)
    claims = [claim.claim for claim in check.claims]
    assert len(claims) == len(set(claims)) >= 4


@every_task
def test_a_planted_mistake_names_the_claim_that_catches_it(name: str) -> None:
    assert load_wrong(name).fails in {claim.claim for claim in load_check(name).claims}
    assert mistake(name) != solution(name)


@every_task
def test_a_solution_is_planned_without_a_conflict(name: str, tmp_path: Path) -> None:
    workspace, script = shop_of(name, tmp_path / "shop"), solution(name)
    plan = make_plan(workspace, script.spec, origin="spec") if script.spec else None
    edits = [FileEdit(path=path, content=text) for path, text in script.files.items()]
    for path in dict.fromkeys(edit.path for edit in script.edits):
        pieces = [
            ExactReplacement(old=edit.old, new=edit.new)
            for edit in script.edits
            if edit.path == path
        ]
        edits.append(FileEdit(path=path, replace=pieces))
    if edits:
        on = plan.digest if plan else None
        plan = propose(workspace, edits, "solves it", on=on).plan
    assert plan is not None
    assert plan.writing
    assert not plan.blocking


def test_an_unknown_task_and_a_damaged_one_are_told_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "task.yaml").write_text("title: 7\nwish: short\n", encoding="utf-8")
    monkeypatch.setattr("evals.solution.TASKS", tmp_path)
    with pytest.raises(TaskError, match=r"odd.*title"):
        load_task("odd")
    with pytest.raises(Exception, match="choose from odd"):
        load_task("even")
