"""A run is cancelled at once, from wherever, and can be resumed."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from agents.lifecycle import cancel, start_run
from agents.runs import Run, RunRequest, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import AGENT, QUESTION
from tests.agents.messages_server import KEY, Step, serving
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[3]
HELD: Step = {"hold": True, "say": "Too late."}
ANSWER: Step = {"say": "Done."}

Resume = Callable[..., Run]


def test_a_run_that_is_played_elsewhere_ends_within_a_moment(
    store: RunStore, workspace: Workspace, resume: Resume
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    ended: list[Run] = []
    with serving([HELD, ANSWER]) as server:
        playing = threading.Thread(target=lambda: ended.append(resume(server, run)))
        playing.start()
        server.wait_for_request()
        with RunStore(workspace) as other:
            cancel(other, run.id)
        playing.join(10)
        assert not playing.is_alive()
        assert (ended[0].state, ended[0].reason) == (RunState.CANCELLED, "cancelled on request")
        done = resume(server, run)
    assert (done.state, done.answer) == (RunState.ANSWERED, "Done.")


class Warned(logging.Handler):
    """Hears what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []
        self.once = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())
        self.once.set()


@pytest.fixture
def warned() -> Iterator[Warned]:
    handler, logger = Warned(), logging.getLogger("agents.session")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


def test_a_store_that_fails_for_a_while_keeps_no_run_from_being_cancelled(
    store: RunStore, workspace: Workspace, resume: Resume, warned: Warned
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    ended: list[Run] = []
    file = state_folder(workspace) / "runs/runs.sqlite3"
    with serving([HELD]) as server, closing(sqlite3.connect(file)) as outside:
        playing = threading.Thread(target=lambda: ended.append(resume(server, run)))
        playing.start()
        server.wait_for_request()
        outside.execute("ALTER TABLE run RENAME COLUMN cancel TO away")
        assert warned.once.wait(10)
        # Long enough to look again, and fail again.
        playing.join(0.5)
        assert playing.is_alive()
        outside.execute("ALTER TABLE run RENAME COLUMN away TO cancel")
        cancel(store, run.id)
        playing.join(10)
        assert not playing.is_alive()
    assert ended[0].state is RunState.CANCELLED
    (told,) = warned.told
    assert f"whether run {run.id} is cancelled is not known" in told


def test_a_word_left_while_a_run_is_being_taken_up_is_heard(
    store: RunStore, workspace: Workspace, resume: Resume
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    ended: list[Run] = []
    with serving([ANSWER]) as server, RunStore(workspace) as other:
        playing = threading.Thread(target=lambda: ended.append(resume(server, run)))
        with other.together():
            # It holds the run's lock already, and cannot keep yet that it plays it.
            playing.start()
            for _ in range(1000):
                if other.is_played(run.id):
                    break
                playing.join(0.01)
            cancel(other, run.id)
        playing.join(10)
        assert not playing.is_alive()
        assert ended[0].state is RunState.CANCELLED
        assert server.bodies == []
        assert resume(server, run).answer == "Done."


def test_a_run_that_is_cancelled_before_it_is_taken_up_is_not_played(
    store: RunStore, resume: Resume
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    wanted = store.cancels(run.id)
    cancel(store, run.id)
    with serving([ANSWER]) as server:
        assert resume(server, run, cancels=wanted).state is RunState.CANCELLED
        assert server.bodies == []
        assert resume(server, run).answer == "Done."


def test_a_word_left_with_a_run_that_has_ended_ends_no_later_sitting(
    store: RunStore, workspace: Workspace, resume: Resume
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    with serving([ANSWER, {"say": "More."}]) as server:
        assert resume(server, run).state is RunState.ANSWERED
        with RunStore(workspace) as other:
            other.ask_to_cancel(run.id)
        assert resume(server, run, say="And now?").answer == "More."


def test_a_run_at_rest_is_cancelled_and_an_answered_one_stays(
    store: RunStore, resume: Resume
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    assert cancel(store, run.id).state is RunState.CANCELLED
    with serving([ANSWER]) as server:
        assert resume(server, run).state is RunState.ANSWERED
    assert cancel(store, run.id).state is RunState.ANSWERED


def test_ctrl_c_cancels_at_once_and_says_how_to_go_on(
    store: RunStore, workspace: Workspace, resume: Resume
) -> None:
    with serving([HELD, ANSWER]) as server:
        asked = subprocess.Popen(
            [sys.executable, str(ROOT / "stheno.py"), "ask", AGENT, QUESTION],
            cwd=workspace.root,
            env={**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        server.wait_for_request()
        asked.send_signal(signal.SIGINT)
        _, said = asked.communicate(timeout=20)
        (run,) = store.runs()
        assert asked.returncode == 130
        assert f"stheno resume {run.id}" in said
        assert "Traceback" not in said
        assert run.state is RunState.CANCELLED
        assert resume(server, run).answer == "Done."
