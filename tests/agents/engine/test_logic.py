"""What the engine does with what a model says, by models that are scripted."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest
from pydantic_ai.messages import ModelMessage
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, DeltaToolCalls, FunctionModel

from agents.engine import play
from agents.lifecycle import start_run
from agents.runs import Event, Limits, Run, RunRequest, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import AGENT, QUESTION
from tools import catalogue
from tools.plan.state import load_plan
from tools.repo.workspace import Workspace

Said = str | DeltaToolCalls
SPEC = {"version": 1, "modules": {"brand": {"models": {"Brand": {"fields": {"name": "text"}}}}}}

Played = Callable[..., Run]


def scripted(*steps: str | dict[str, str]) -> FunctionModel:
    """Return a model that says these texts, or calls these tools with these arguments."""
    left = iter(steps)

    async def stream(messages: list[ModelMessage], info: AgentInfo) -> AsyncIterator[Said]:
        del messages, info
        step = next(left)
        if isinstance(step, str):
            yield step
        else:
            yield {
                at: DeltaToolCall(name=name, json_args=given)
                for at, (name, given) in enumerate(step.items())
            }

    return FunctionModel(stream_function=stream)


@pytest.fixture
def played(store: RunStore, heard: list[Event]) -> Played:
    """Return a function that plays a run with a scripted model."""

    def playing(model: FunctionModel, run: Run | None = None, **options: object) -> Run:
        run = run or start_run(store, RunRequest(agent=AGENT, question=QUESTION))
        call = partial(play, store, run.id, model=model, listener=heard.append, **options)  # type: ignore[arg-type]  # what a test gives
        return asyncio.run(call())

    return playing


def results(store: RunStore, run: Run) -> list[tuple[object, object]]:
    events = store.events(run.id)
    return [(one.data["tool"], one.data["failed"]) for one in events if one.kind == "result"]


def test_a_plan_that_a_run_made_is_its_own(
    played: Played, store: RunStore, workspace: Workspace
) -> None:
    run = played(
        scripted({"plan": json.dumps({"spec": json.dumps(SPEC)})}, "Planned."),
        limits=Limits(corrections=0),
    )
    assert run.answer == "Planned."
    (digest,) = run.plans
    assert load_plan(workspace, digest).title.startswith("brand")
    assert results(store, run) == [("plan", False)]


def test_a_conversation_goes_on_with_what_the_person_says_next(
    played: Played, store: RunStore
) -> None:
    run = played(scripted("One module."))
    again = played(scripted("And no links."), run, say="And links?")
    assert (again.state, again.answer) == (RunState.ANSWERED, "And no links.")
    assert again.spend.requests == 2
    # Told nothing, it stays as it is.
    assert played(scripted(), again) == store.run(run.id)


def test_what_a_person_says_first_leaves_open_calls_unmade(played: Played, store: RunStore) -> None:
    look = {"find_files": '{"pattern": "*"}'}
    run = played(scripted(look, look, look))
    assert run.state is RunState.STOPPED
    done = played(scripted("As you wish."), run, say="Stop looking.")
    assert done.answer == "As you wish."
    assert [failed for _, failed in results(store, run)] == [False, False, True]
    assert [event.kind for event in store.events(run.id)].count("call") == 2


def test_arguments_that_do_not_fit_are_told_and_can_be_mended(
    played: Played, store: RunStore
) -> None:
    run = played(
        scripted(
            {"read_file": '{"paht": "package.json"}'},
            {"read_file": '{"path": 5}'},
            {"read_file": '{"path": "none.ts"}'},
            {"read_file": '{"path": "package.json"}'},
            "Read.",
        )
    )
    assert run.answer == "Read."
    told = [str(one.data["text"]) for one in store.events(run.id) if one.kind == "result"]
    assert "did you mean 'path'?" in told[0]
    assert "read_file cannot take these arguments" in told[1]
    assert "none.ts" in told[2]
    assert results(store, run) == [*[("read_file", True)] * 3, ("read_file", False)]


def test_several_calls_of_one_step_are_made_in_their_order(played: Played, store: RunStore) -> None:
    both = {"find_files": '{"pattern": "*"}', "read_file": '{"path": "package.json"}'}
    run = played(scripted(both, "Both."))
    assert [name for name, _ in results(store, run)] == ["find_files", "read_file"]


def test_a_bug_in_a_tool_is_logged_and_does_not_end_the_run(
    played: Played, store: RunStore, caplog: pytest.LogCaptureFixture
) -> None:
    def find_files(workspace: Workspace, pattern: str) -> None:
        raise ZeroDivisionError(f"secret detail of {workspace.root} and {pattern}")

    offered = [catalogue.Tool(find_files)]
    run = played(scripted({"find_files": '{"pattern": "*"}'}, "So be it."), offered=offered)
    assert run.answer == "So be it."
    (result,) = (one for one in store.events(run.id) if one.kind == "result")
    assert "a bug in Stheno" in str(result.data["text"])
    assert "secret detail" not in str(result.data["text"])
    assert "ZeroDivisionError: secret detail" in caplog.text


def test_an_unknown_price_is_said_to_be_unknown(played: Played) -> None:
    run = played(scripted("Free?"), limits=Limits(cost=0.001))
    assert run.state is RunState.ANSWERED
    assert run.spend.cost is None


def test_an_operator_can_narrow_what_agents_are_offered(played: Played, store: RunStore) -> None:
    offered = [tool for tool in catalogue.TOOLS if tool.name == "read_file"]
    run = played(scripted({"find_files": '{"pattern": "*"}'}, "So be it."), offered=offered)
    (request, *_) = (one for one in store.events(run.id) if one.kind == "request")
    assert request.data["tools"] == ["read_file"]
    assert results(store, run) == [("find_files", True)]


def test_a_listener_that_fails_fails_the_run_and_nothing_is_lost(store: RunStore) -> None:
    def listener(event: Event) -> None:
        if event.kind == "text":
            raise OSError("no space on the screen")

    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    with pytest.raises(OSError, match="no space"):
        asyncio.run(play(store, run.id, model=scripted("Done."), listener=listener))
    assert store.run(run.id).state is RunState.FAILED
    done = asyncio.run(play(store, run.id, model=scripted()))
    assert done.answer == "Done."
