"""Searching a project from the command line."""

import json

import pytest

from tests.cli.conftest import Stheno
from tests.trees import write_tree
from tools.repo.workspace import Workspace


@pytest.fixture(autouse=True)
def source(workspace: Workspace) -> None:
    text = 'export const makeThing = createStep("make-thing", async () => 1)\n'
    write_tree(workspace.root, {"src/workflows/make.ts": text})


def test_text_and_structures_are_searched_for(stheno: Stheno) -> None:
    told = stheno("search", "make-thing")
    assert told.returncode == 0
    assert "src/workflows/make.ts" in told.stdout
    assert "in makeThing" in told.stdout
    found = json.loads(stheno("search", "--structure", "createStep($ID, $$$)", "--json").stdout)
    (match,) = found["files"][0]["matches"]
    assert match["variables"] == {"$ID": '"make-thing"'}


def test_symbols_are_found_by_their_medusa_name(stheno: Stheno) -> None:
    assert "step make-thing" in stheno("symbols", "make-thing").stdout
    found = json.loads(stheno("symbols", "makeThing", "--json").stdout)
    assert [one["kind"] for one in found["symbols"]] == ["constant"]
    assert len(found["tree"]["digest"]) == 64


def test_nothing_found_is_an_answer_and_a_wrong_one_ends_with_2(stheno: Stheno) -> None:
    nothing = stheno("search", "there-is-no-such-text")
    assert (nothing.returncode, nothing.stdout) == (0, "Nothing found.\n")
    wrong = stheno("search", "--structure", "createStep(")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
    assert "is not one expression" in wrong.stderr
