"""A hundred questions with known answers, on the three proven versions, as their packages are."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

import anyio
import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from tools.medusa.api.answer import Found
from tools.medusa.api.entry import KINDS, Kind
from tools.medusa.api.lookup import lookup
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app

pytestmark = [pytest.mark.medusa, pytest.mark.timeout(900)]

VERSIONS = ("2.4.0", "2.11.1", "2.21.2")
# Asked for are 90 and 98; this was reached when the held-out half was scored, once.
FIRST = 93
AMONG_THREE = 99


class Question(BaseModel):
    """What is asked of which version, and which entries answer it; found in these files."""

    ask: str
    medusa: str
    kind: Kind
    answers: list[str]
    found_in: list[str]
    part: Literal["tuned", "once_held_out", "held_out"]

    def is_answered_by(self, found: Found) -> bool:
        # A message is named by its beginning: what follows differs from run to run.
        names = (
            found.name.startswith(answer) if self.kind == "error" else found.name == answer
            for answer in self.answers
        )
        return found.kind == self.kind and any(names)


QUESTIONS = TypeAdapter(list[Question]).validate_python(
    yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
)
# Those that were seen before their time are not counted among them.
HUNDRED = [question for question in QUESTIONS if question.part != "once_held_out"]


class Score(NamedTuple):
    """How often the right entry came first, and among the first three."""

    first: int
    among_three: int


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Workspace]]:
    """Return an application of each version, and a cache without any reference yet."""
    folders = {one: anyio.run(partial(installed_app, medusa=one)) for one in VERSIONS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield {one: Workspace.at(folder) for one, folder in folders.items()}


def score(questions: list[Question], shops: dict[str, Workspace]) -> Score:
    places = []
    for question in questions:
        entries = lookup(shops[question.medusa], question.ask, limit=3).entries
        places.append([question.is_answered_by(entry) for entry in entries])
    return Score(sum(place[:1] == [True] for place in places), sum(map(any, places)))


def test_there_are_a_hundred_questions_of_many_kinds_and_half_are_held_out() -> None:
    assert len(HUNDRED) == 100
    assert sum(question.part == "held_out" for question in HUNDRED) == 50
    assert {question.kind for question in QUESTIONS} == {*KINDS} - {"type"}
    assert {question.medusa for question in QUESTIONS} == {*VERSIONS}


def test_the_right_entry_is_as_often_first_and_among_three_as_when_it_was_scored(
    shops: dict[str, Workspace],
) -> None:
    reached = score(HUNDRED, shops)
    assert reached.first >= FIRST
    assert reached.among_three >= AMONG_THREE


def test_each_answer_cites_the_file_that_declares_it(shops: dict[str, Workspace]) -> None:
    for question in QUESTIONS:
        if question.kind == "error":
            continue
        shop = shops[question.medusa]
        for answer in question.answers:
            (entry,) = lookup(shop, name=answer, kind=question.kind).entries
            package, _, cited = entry.source.partition("@" + question.medusa + " ")
            file, _, line = cited.rpartition(":")
            assert f"{package}/{file}" in question.found_in, answer
            assert declared_on(shop, package, file, int(line), answer), answer


def declared_on(shop: Workspace, package: str, file: str, line: int, answer: str) -> bool:
    """Return whether the cited line of the installed file has the name on it."""
    text = (shop.root / "node_modules" / package / file).read_text(encoding="utf-8")
    name = answer.partition(".hooks.")[0] if ".hooks." in answer else answer
    on_line = text.splitlines()[line - 1]
    return name in on_line or name.rpartition(".")[2] in on_line
