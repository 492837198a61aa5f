"""A server plays its runs on a stage: many at once, cancelled with their caller."""

import asyncio

import pytest

from agents.lifecycle import start_run
from agents.runs import Event, RunRequest, RunState
from agents.stage import Stage
from agents.store import RunStore
from tests.agents.engine.conftest import AGENT, QUESTION
from tests.agents.messages_server import KEY, MessagesServer, serving

REQUEST = RunRequest(agent=AGENT, question=QUESTION)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    return monkeypatch


def at(server: MessagesServer, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("ANTHROPIC_BASE_URL", server.url)


def test_many_runs_are_played_at_once_and_each_is_heard(
    store: RunStore, environment: pytest.MonkeyPatch
) -> None:
    heard: list[Event] = []

    async def all_of_them() -> set[RunState]:
        with Stage() as stage:
            ids = [start_run(store, REQUEST).id for _ in range(12)]
            played = (stage.play(store, one, listener=heard.append) for one in ids)
            return {run.state for run in await asyncio.gather(*played)}

    with serving([{"say": "See medusa-config.ts:1."}] * 12) as server:
        at(server, environment)
        assert asyncio.run(all_of_them()) == {RunState.ANSWERED}
    assert sum(event.kind == "ended" for event in heard) == 12
    assert len({event.run for event in heard}) == 12


@pytest.mark.parametrize("ends", ["caller", "stage"])
def test_a_run_is_cancelled_with_its_caller_and_with_the_stage(
    store: RunStore, environment: pytest.MonkeyPatch, ends: str
) -> None:
    run = start_run(store, REQUEST)

    async def cut_off(server: MessagesServer) -> None:
        with Stage() as stage:
            task = asyncio.create_task(stage.play(store, run.id))
            await asyncio.to_thread(server.wait_for_request)
            if ends == "caller":
                task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with serving([{"hold": True, "say": "Too late."}]) as server:
        at(server, environment)
        asyncio.run(cut_off(server))
    assert store.run(run.id).state is RunState.CANCELLED
    assert not store.is_played(run.id)
