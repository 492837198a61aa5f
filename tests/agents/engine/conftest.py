"""A small shop, the store of its runs, and playing them against the local Messages server."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from agents.engine import play
from agents.lifecycle import start_run
from agents.runs import Event, Limits, Run, RunRequest
from agents.store import RunStore
from tests.agents.messages_server import KEY, MessagesServer
from tests.samples import make_project
from tools.repo.workspace import Workspace

AGENT = "medusa-expert"
QUESTION = "Which modules does this shop have?"

Asked = Callable[..., Run]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_project(tmp_path / "shop")


@pytest.fixture
def store(workspace: Workspace) -> Iterator[RunStore]:
    with RunStore(workspace) as opened:
        yield opened


@pytest.fixture
def heard() -> list[Event]:
    return []


@pytest.fixture
def resume(
    store: RunStore, heard: list[Event], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Run]:
    """Return a function that plays a run on a server, and returns how it stands."""

    def resumed(server: MessagesServer, run: Run, **options: object) -> Run:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
        return asyncio.run(partial(play, store, run.id, listener=heard.append, **options)())  # type: ignore[arg-type]  # what a test gives

    return resumed


@pytest.fixture
def ask(store: RunStore, resume: Callable[..., Run]) -> Asked:
    """Return a function that asks a specialist on a server, and returns how the run stands."""

    def asked(
        server: MessagesServer,
        question: str = QUESTION,
        *,
        agent: str = AGENT,
        limits: Limits | None = None,
        web: bool = False,
    ) -> Run:
        request = RunRequest(agent=agent, question=question, limits=limits, web=web)
        return resume(server, start_run(store, request))

    return asked
