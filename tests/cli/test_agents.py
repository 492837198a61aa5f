"""The specialists, as the command line lists and explains them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Stheno
from tests.trees import run_git, write_tree
from tools.repo.workspace import Workspace

POET = "---\nname: poet\ndescription: d\n---\n\nYou rhyme.\n"


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


def test_links_are_named_for_none_of_them_is_followed(
    stheno: Stheno, workspace: Workspace, tmp_path: Path
) -> None:
    file = write_tree(tmp_path, {"else/poet.md": POET}).root / "else/poet.md"
    folder = workspace.root / ".claude/agents"
    folder.mkdir(parents=True)
    (folder / "poet.md").symlink_to(file)
    (folder / "gone.md").symlink_to(tmp_path / "nothing")
    (folder / "team").symlink_to(file.parent)
    (folder / "notes.txt").symlink_to(file)
    (workspace.root / ".stheno").mkdir(exist_ok=True)
    (workspace.root / ".stheno/agents").symlink_to(file.parent)
    listed = json.loads(stheno("agents", "--json").stdout)
    assert [one["path"] for one in listed["problems"]] == [
        ".stheno/agents",
        ".claude/agents/gone.md",
        ".claude/agents/poet.md",
        ".claude/agents/team",
    ]
    assert "poet" not in [one["name"] for one in listed["agents"]]
    told = ".claude/agents/poet.md: is a link, which is not followed\n  put there what it leads to"
    assert listed["problems"][2]["message"] == told
    asked = stheno("agents", "poet")
    assert (asked.returncode, told in asked.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            POET.replace("name: poet", "name: My Poet"),
            "2: name: 'My Poet' may hold lower-case letters, digits and hyphens, and begins with",
        ),
        (
            POET.replace("description", "sections: [' Odes']\ndescription"),
            "3: sections: ' Odes' is no title: one line of text, without a space before it",
        ),
    ],
)
def test_what_a_field_may_hold_is_told_in_words(
    stheno: Stheno, workspace: Workspace, text: str, told: str
) -> None:
    write_tree(workspace.root, {".claude/agents/poet.md": text})
    assert f".claude/agents/poet.md:{told}" in stheno("agents").stdout


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
