"""The specialists, as the command line lists and explains them."""

import json

from tests.cli.conftest import Stheno
from tests.trees import run_git
from tools.repo.workspace import Workspace


def test_the_specialists_are_listed_with_those_of_the_project_and_files_that_are_wrong(
    stheno: Stheno, workspace: Workspace
) -> None:
    folder = workspace.root / ".stheno/agents"
    folder.mkdir(parents=True)
    head = "---\nname: {}\ndescription: one of our own\ntools: {}\n---\n\nYou rhyme.\n"
    (folder / "mine.md").write_text(head.format("medusa-expert", "Read"), encoding="utf-8")
    (folder / "bad.md").write_text(head.format("bad", "Bsh"), encoding="utf-8")
    told, read = stheno("agents"), stheno("agents", "--json")
    assert (told.returncode, read.returncode) == (0, 0)
    assert "from .stheno/agents/mine.md, in place of the one that ships" in told.stdout
    wrong = ".stheno/agents/bad.md:4: tools: there is no tool 'Bsh'; did you mean Bash?"
    assert wrong in told.stdout
    listed = json.loads(read.stdout)
    expert = next(one for one in listed["agents"] if one["name"] == "medusa-expert")
    assert (expert["overrides"], expert["tools"]) == (True, ["Read"])
    assert 0 < expert["prompt_tokens"] < expert["guided_tokens"]
    assert [one["message"] for one in listed["problems"]] == [wrong]


def test_those_of_the_repository_around_a_back_end_are_listed_too(
    stheno: Stheno, workspace: Workspace
) -> None:
    around = workspace.root.parent
    run_git(around, "init", "--quiet")
    file = around / ".claude/agents/poet.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\nname: poet\ndescription: d\n---\n\nYou rhyme.\n", encoding="utf-8")
    assert "from ../.claude/agents/poet.md" in stheno("agents").stdout
    assert "You rhyme." in stheno("agents", "poet", "--prompt").stdout


def test_one_is_explained_and_what_it_is_told_is_shown(stheno: Stheno) -> None:
    told = stheno("agents", "b2b-backend-engineer")
    assert "Tenancy and security; Scale" in told.stdout
    assert "50 requests, 5 US dollars" in told.stdout
    prompt = stheno("agents", "b2b-backend-engineer", "--prompt")
    assert prompt.stdout.startswith("You are a full-stack back-end engineer")
    assert 'Medusa: "2.21.2"' in prompt.stdout


def test_a_name_that_is_none_and_a_mix_that_says_nothing_are_refused(stheno: Stheno) -> None:
    unknown, mixed = stheno("agents", "medusa-exprt"), stheno("agents", "--prompt")
    assert (unknown.returncode, mixed.returncode) == (2, 2)
    assert "did you mean medusa-expert?" in unknown.stderr
    assert "--prompt wants a NAME" in mixed.stderr


def test_outside_a_project_those_that_ship_are_listed(stheno: Stheno, workspace: Workspace) -> None:
    empty = workspace.root.parent / "empty"
    (empty / "none").mkdir(parents=True)
    told = stheno("agents", "--json", "--root", str(empty / "none"), cwd=empty)
    assert told.returncode == 0, told.stderr
    names = [one["name"] for one in json.loads(told.stdout)["agents"]]
    assert names == ["b2b-backend-engineer", "medusa-expert"]
