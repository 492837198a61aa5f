"""What goes wrong at the provider is the run's state, said clearly, and can be resumed."""

from collections.abc import Callable

import pytest

from agents.runs import Run, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import Asked
from tests.agents.messages_server import Step, serving

ANSWER: Step = {"say": "Done."}
NOW = {"retry_after": 0.01}


@pytest.mark.parametrize("status", [429, 500, 529])
def test_what_passes_is_tried_again_by_the_sdk(ask: Asked, status: int) -> None:
    with serving([{"status": status, **NOW}, {"status": status, **NOW}, ANSWER]) as server:
        run = ask(server)
    assert (run.state, run.answer) == (RunState.ANSWERED, "Done.")
    assert len(server.bodies) == 3
    assert run.spend.requests == 1


@pytest.mark.parametrize(
    ("status", "word"),
    [(429, "rate_limit_error"), (500, "api_error"), (529, "overloaded_error")],
)
def test_what_does_not_pass_fails_the_run_which_can_be_resumed(
    ask: Asked, resume: Callable[..., Run], status: int, word: str
) -> None:
    look: Step = {"calls": [{"tool": "find_files", "with": {"pattern": "*.ts"}}]}
    with serving([look, *[{"status": status, **NOW}] * 3, ANSWER]) as server:
        failed = ask(server)
        assert failed.state is RunState.FAILED
        assert str(status) in failed.reason
        assert word in failed.reason
        run = resume(server, failed)
    assert run.answer == "Done."
    # The look was not paid for again, and the step that failed was sent as it was.
    assert len(server.bodies) == 5
    assert server.bodies[4]["messages"] == server.bodies[3]["messages"]


def test_a_refused_key_is_told_at_once(ask: Asked) -> None:
    with serving([{"status": 401}]) as server:
        run = ask(server)
    assert run.state is RunState.FAILED
    assert "401" in run.reason
    assert "check ANTHROPIC_API_KEY" in run.reason
    assert len(server.bodies) == 1


@pytest.mark.parametrize("broken", ["cut", "end", "error"])
def test_a_stream_that_breaks_off_is_no_answer(
    ask: Asked, resume: Callable[..., Run], store: RunStore, broken: str
) -> None:
    with serving([{"say": "The shop has", "broken": broken}, ANSWER]) as server:
        failed = ask(server)
        assert (failed.state, failed.answer) == (RunState.FAILED, None)
        assert failed.reason
        run = resume(server, failed)
    assert run.answer == "Done."
    assert "The shop has" not in str(server.bodies[1]["messages"])
    assert [one.kind for one in store.events(run.id)].count("response") == 1


def test_a_provider_that_falls_silent_fails_the_run(
    ask: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STHENO_MODEL_TIMEOUT", "0.3")
    with serving([{"say": "The shop", "broken": "silence"}]) as server:
        run = ask(server)
    assert run.state is RunState.FAILED
    assert run.spend.seconds < 30
    assert len(server.bodies) == 1


def test_an_answer_that_is_cut_off_says_so_and_can_go_on(
    ask: Asked, resume: Callable[..., Run]
) -> None:
    with serving([{"say": "First part", "stop": "max_tokens"}, {"say": "Second part"}]) as server:
        stopped = ask(server)
        assert (stopped.state, stopped.answer) == (RunState.STOPPED, "First part")
        assert "cut off" in stopped.reason
        run = resume(server, stopped, say="Go on.")
    assert (run.state, run.answer) == (RunState.ANSWERED, "Second part")
    assert server.bodies[1]["messages"][-1]["content"][0]["text"] == "Go on."


def test_arguments_that_are_no_json_are_told_to_the_model(ask: Asked, store: RunStore) -> None:
    cut: Step = {"calls": [{"tool": "find_files", "text": '{"pattern": "src'}]}
    with serving([cut, ANSWER]) as server:
        run = ask(server)
    assert run.answer == "Done."
    assert server.bodies[1]["messages"][-1]["content"][0]["is_error"] is True
    assert [one.kind for one in store.events(run.id)].count("call") == 0
