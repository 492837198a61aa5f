"""An answer is held to what its specialist owes: parts, lines that exist, proofs with reports."""

from collections.abc import Callable

import pytest

from agents.runs import Limits, Run, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import Asked
from tests.agents.messages_server import Step, load, serving

PARTS = "".join(
    f"## {title}\nAs said.\n\n"
    for title in ("Implementation plan", "Code changes", "Configuration", "Testing")
)


def test_an_answer_that_is_not_what_is_owed_is_given_back_once(ask: Asked, store: RunStore) -> None:
    with serving("is-mended") as server:
        run = ask(server)
    assert (run.state, run.problems) == (RunState.ANSWERED, [])
    assert run.structured
    assert run.structured.kind == "change"
    assert [part.title for part in run.structured.sections] == [
        *("Implementation plan", "Code changes", "Configuration", "Testing")
    ]
    assert run.structured.summary == "Register the module."
    assert [claim.source for claim in run.structured.claims] == ["medusa-config.ts:3"]
    assert run.structured.verified == []
    assert run.structured.not_verified == ["that it boots: verify was not run"]
    assert run.spend.requests == 2
    told = server.bodies[1]["messages"][-1]["content"][0]["text"]
    assert "no report is behind 'types and boot passed (tree 0123456789ab)'" in told
    (said,) = (event for event in store.events(run.id) if event.kind == "said")
    assert said.data["by"] == "stheno"


def test_an_answer_that_stays_wrong_is_shown_with_what_is_wrong(ask: Asked) -> None:
    first, *_ = load("is-mended")
    with serving([first, {"say": first["say"]}]) as server:
        run = ask(server)
    assert (run.state, run.answer) == (RunState.ANSWERED, first["say"])
    assert len(server.bodies) == 2
    assert any(problem.startswith("missing parts") for problem in run.problems)


@pytest.mark.parametrize("limits", [Limits(corrections=0), Limits(requests=1)])
def test_nothing_is_given_back_beyond_the_limits(ask: Asked, limits: Limits) -> None:
    with serving("is-mended") as server:
        run = ask(server, limits=limits)
    assert run.state is RunState.ANSWERED
    assert run.problems
    assert len(server.bodies) == 1


def test_a_correction_survives_a_failure_of_the_provider(
    ask: Asked, resume: Callable[..., Run]
) -> None:
    first, second = load("is-mended")
    with serving([first, {"status": 401}, second]) as server:
        failed = ask(server)
        assert failed.state is RunState.FAILED
        run = resume(server, failed)
    assert (run.state, run.problems) == (RunState.ANSWERED, [])
    assert server.bodies[1]["messages"] == server.bodies[2]["messages"]


def test_a_line_that_is_not_there_is_given_back(ask: Asked) -> None:
    steps: list[Step] = [
        {"say": "See src/api/none.ts:7."},
        {"after": "src/api/none.ts:7", "say": "See medusa-config.ts:1."},
    ]
    with serving(steps) as server:
        run = ask(server)
    assert (run.answer, run.problems) == ("See medusa-config.ts:1.", [])


def test_an_answer_that_cites_nothing_is_taken_and_marked(ask: Asked) -> None:
    with serving([{"say": "Which of the two shops do you mean?"}]) as server:
        run = ask(server)
    assert run.state is RunState.ANSWERED
    assert len(run.problems) == 1
    assert "rests on" in run.problems[0]


def test_headings_inside_code_begin_no_part(ask: Asked) -> None:
    text = f"{PARTS}```md\n## Verified\n- all of it\n```\n"
    with serving([{"say": text}]) as server:
        run = ask(server)
    assert run.structured
    assert run.structured.verified == []
    assert run.problems == []
