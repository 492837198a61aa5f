"""Limits stop a run within one call, say which it was, and let it go on with a larger one."""

from collections.abc import Callable
from typing import Any

import pytest

from agents.runs import Event, Limits, Run, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import Asked
from tests.agents.messages_server import Step, serving

LOOK: Step = {"calls": [{"tool": "find_files", "with": {"pattern": "**/*.ts"}}]}
ANSWER: Step = {"say": "Done."}


def looks(*patterns: str) -> list[Step]:
    return [{"calls": [{"tool": "find_files", "with": {"pattern": one}}]} for one in patterns]


def calls_made(events: list[Event]) -> int:
    return sum(event.kind == "call" for event in events)


@pytest.mark.parametrize(
    ("limits", "reason", "sent"),
    [
        ({"requests": 2}, "requests: 2 of 2 are used", 2),
        # Each step takes 1,050 tokens: the second crosses the limit, and its call is not made.
        ({"tokens": 2000}, "tokens: 2100 of 2000 are used", 2),
        ({"cost": 0.003}, "cost: $0.0050 of $0.0030 is used", 2),
    ],
)
def test_a_runaway_script_is_stopped_within_one_call(
    ask: Asked, store: RunStore, limits: dict[str, Any], reason: str, sent: int
) -> None:
    with serving(looks("a", "b", "c", "d", "e")) as server:
        run = ask(server, limits=Limits(**limits))
    assert run.state is RunState.STOPPED
    assert run.reason == reason
    assert len(server.bodies) == sent
    assert calls_made(store.events(run.id)) <= sent


def test_the_third_identical_call_in_a_row_is_not_made(ask: Asked, store: RunStore) -> None:
    with serving([LOOK, LOOK, LOOK, ANSWER]) as server:
        run = ask(server)
    assert (run.state, run.reason) == (
        RunState.STOPPED,
        "identical calls: find_files was called alike 3 times",
    )
    assert len(server.bodies) == 3
    assert calls_made(store.events(run.id)) == 2


def test_unknown_tools_called_over_and_over_are_stopped_too(ask: Asked) -> None:
    approve: Step = {"calls": [{"tool": "approve", "with": {"digest": "abc"}}]}
    with serving([approve] * 5) as server:
        run = ask(server)
    assert run.reason == "identical calls: approve was called alike 3 times"
    assert len(server.bodies) == 3


def test_a_stopped_run_goes_on_with_a_larger_limit_and_pays_for_nothing_twice(
    ask: Asked, resume: Callable[..., Run], store: RunStore
) -> None:
    with serving([*looks("a", "b"), ANSWER]) as server:
        stopped = ask(server, limits=Limits(requests=1))
        again = resume(server, stopped)
        assert (again.state, again.reason) == (RunState.STOPPED, "requests: 1 of 1 are used")
        assert len(server.bodies) == 1
        run = resume(server, stopped, limits=Limits(requests=10))
    assert (run.state, run.answer) == (RunState.ANSWERED, "Done.")
    assert len(server.bodies) == 3
    assert calls_made(store.events(run.id)) == 2
    assert run.spend.requests == 3
    assert run.spend.input_tokens == 3000


def test_whoever_resumes_has_looked_at_identical_calls(
    ask: Asked, resume: Callable[..., Run], store: RunStore
) -> None:
    with serving([LOOK, LOOK, LOOK, ANSWER]) as server:
        run = resume(server, ask(server))
    assert run.answer == "Done."
    assert calls_made(store.events(run.id)) == 3


def test_the_wall_clock_stops_a_provider_that_says_nothing(
    ask: Asked, resume: Callable[..., Run]
) -> None:
    with serving([{"hold": True, **ANSWER}, ANSWER]) as server:
        stopped = ask(server, limits=Limits(seconds=0.5))
        assert stopped.state is RunState.STOPPED
        assert stopped.reason.startswith("time: ")
        assert 0.5 <= stopped.spend.seconds < 5
        server.release()
        run = resume(server, stopped, limits=Limits(seconds=60))
    assert run.answer == "Done."
