"""kill -9 at any moment: nothing that was finished is paid for again, or done again."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agents.lifecycle import start_run
from agents.runs import Run, RunRequest, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import AGENT, QUESTION
from tests.agents.messages_server import KEY, MessagesServer, serving
from tools.errors import LockedError
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[3]
ANSWER = "The shop has one module of its own, the size guide (medusa-config.ts:3)."
# What the run above keeps, from the moment it is taken up; the first event is `created`.
KINDS = [
    *("playing", "request", "response", "spend", "text", "call", "result"),
    *("request", "response", "spend", "text", "ended"),
]

Killed = Callable[[Run, MessagesServer, int], int]
Resume = Callable[..., Run]


@pytest.fixture
def killed_at(workspace: Workspace) -> Iterator[Killed]:
    """Return a function that plays a run in a process which dies at an event, and of what."""
    driver = subprocess.Popen(
        [sys.executable, "-m", "tests.agents.engine.crash_driver", str(workspace.root)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert driver.stdin
    assert driver.stdout
    with driver:

        def kill(run: Run, server: MessagesServer, number: int) -> int:
            assert driver.stdin
            assert driver.stdout
            driver.stdin.write(f"{run.id} {server.url} {number}\n")
            driver.stdin.flush()
            return int(driver.stdout.readline())

        yield kill
        driver.stdin.close()


def test_a_run_killed_after_any_event_goes_on_from_there(
    killed_at: Killed, store: RunStore, resume: Resume
) -> None:
    with serving("reads-and-answers") as server:
        whole = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
        assert killed_at(whole, server, 0) == 0
    assert [event.kind for event in store.events(whole.id)][1:] == KINDS
    for number, kind in enumerate(KINDS, start=2):
        run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
        with serving("reads-and-answers") as server:
            assert killed_at(run, server, number) == signal.SIGKILL
            dead = store.run(run.id)
            assert [event.kind for event in store.events(run.id)][-1] == kind
            if kind != "ended":
                assert dead.state is RunState.RUNNING
                assert not store.is_played(run.id)
            done = resume(server, dead)
            assert (done.state, done.answer) == (RunState.ANSWERED, ANSWER), kind
            # No step is sent twice: one that was kept and not sent is sent now.
            assert len(server.bodies) == 2, kind
        kinds = [event.kind for event in store.events(run.id)]
        assert kinds.count("response") == 2
        # A call that was begun and not finished is made again, one that was finished is not.
        assert kinds.count("call") == (2 if kind == "call" else 1), kind
        assert kinds.count("result") == 1
        assert done.spend.input_tokens == 4600


def test_a_step_that_was_cut_off_by_the_kill_is_the_only_one_sent_again(
    store: RunStore, workspace: Workspace, resume: Resume
) -> None:
    first, second = (
        {"calls": [{"tool": "find_files", "with": {"pattern": "*.ts"}}]},
        {"hold": True, "say": "Done."},
    )
    with serving([first, second, {"say": "Done."}]) as server:
        asked = subprocess.Popen(
            [sys.executable, str(ROOT / "stheno.py"), "ask", AGENT, QUESTION],
            cwd=workspace.root,
            env={**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        server.wait_for_request()
        server.wait_for_request()
        asked.kill()
        asked.communicate(timeout=30)
        assert asked.returncode == -signal.SIGKILL
        (run,) = store.runs()
        assert run.state is RunState.RUNNING
        assert run.spend.requests == 2
        done = resume(server, run)
    assert (done.state, done.answer) == (RunState.ANSWERED, "Done.")
    assert len(server.bodies) == 3
    assert server.bodies[2]["messages"] == server.bodies[1]["messages"]
    assert done.spend.requests == 3


def test_looking_whether_a_run_is_played_keeps_nobody_from_playing_it(store: RunStore) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            store.is_played(run.id)

    looking = [threading.Thread(target=look) for _ in range(2)]
    with store.playing(run.id):
        for one in looking:
            one.start()
        assert store.is_played(run.id)
    try:
        for _ in range(1000):
            with store.playing(run.id):
                pass
    finally:
        done.set()
        for one in looking:
            one.join()


def test_the_second_process_that_resumes_a_run_is_told_who_plays_it(
    store: RunStore, workspace: Workspace, resume: Resume
) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    with serving([{"hold": True, "say": "Done."}]) as server:
        played: list[Run] = []
        with RunStore(workspace) as other, other.playing(run.id):
            with pytest.raises(LockedError, match=f"run {run.id} is played already, by process"):
                resume(server, run)
            second = subprocess.run(
                [sys.executable, str(ROOT / "stheno.py"), "resume", run.id],
                cwd=workspace.root,
                env={**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY},
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
        assert second.returncode == 4
        assert f"process {os.getpid()}" in second.stderr
        assert "Traceback" not in second.stderr
        assert server.bodies == []
        thread = threading.Thread(target=lambda: played.append(resume(server, run)))
        thread.start()
        server.wait_for_request()
        server.release()
        thread.join(30)
    assert played[0].answer == "Done."
