"""The engine on the Messages API's wire: what is sent, what is streamed, what is kept."""

from collections.abc import Callable

from agents.runs import Event, Limits, Run, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import QUESTION, Asked
from tests.agents.messages_server import Step, serving


def test_a_question_is_answered_after_looking(
    ask: Asked, store: RunStore, heard: list[Event]
) -> None:
    with serving("reads-and-answers") as server:
        run = ask(server)
    assert (run.state, run.reason) == (RunState.ANSWERED, "")
    assert run.answer == "The shop has one module of its own, the size guide (medusa-config.ts:3)."
    first, second = server.bodies
    assert first["model"] == "claude-sonnet-5-5"
    assert first["stream"] is True
    assert "Medusa" in first["system"][0]["text"]
    assert first["messages"][0]["content"][0]["text"] == QUESTION
    (result,) = second["messages"][-1]["content"]
    assert result["type"] == "tool_result"
    assert "defineConfig" in str(result["content"])
    assert run.spend.requests == 2
    assert run.spend.input_tokens == 4600
    assert run.spend.output_tokens == 100
    assert run.spend.cost
    kinds = [event.kind for event in store.events(run.id)]
    assert kinds == [
        *("created", "playing", "request", "response", "spend", "text"),
        *("call", "result", "request", "response", "spend", "text", "ended"),
    ]
    deltas = "".join(str(event.data["text"]) for event in heard if event.kind == "delta")
    assert deltas.endswith(run.answer)
    assert [event for event in heard if event.number] == store.events(run.id)[1:]


def test_what_is_asked_next_is_kept_and_paid_like_the_first(
    ask: Asked, resume: Callable[..., Run], store: RunStore
) -> None:
    answers: list[Step] = [{"say": "One."}, {"say": "Two."}, {"after": "Third", "say": "Three."}]
    unheld = Limits(corrections=0)
    with serving(answers) as server:
        run = ask(server, "First", limits=unheld)
        run = resume(server, run, say="Second")
        run = resume(server, run, say="Third")
    assert (run.answer, run.spend.requests, run.spend.tokens) == ("Three.", 3, 3150)
    assert len(server.bodies[2]["messages"]) == 5
    kinds = [event.kind for event in store.events(run.id)]
    assert (kinds.count("response"), kinds.count("text")) == (3, 3)
