"""`chat` from a script: each line of standard input is said, or done, in turn."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from agents.runs import RunState
from agents.store import RunStore
from tests.agents.messages_server import KEY, MessagesServer, Step, serving
from tests.cli.conftest import LAUNCHER, SECONDS
from tests.samples import MODEL_PATH, NEW_PATH, kept
from tools.plan.approval import approval_of
from tools.repo.workspace import Workspace

Done = subprocess.CompletedProcess[str]
Chat = Callable[..., Done]
ANSWER = "It is so.\n" + "".join(
    f"## {title}\nAs planned.\n"
    for title in ("Implementation plan", "Code changes", "Configuration", "Testing")
)


@pytest.fixture
def store(workspace: Workspace) -> Iterator[RunStore]:
    with RunStore(workspace) as opened:
        yield opened


@pytest.fixture
def chat(workspace: Workspace) -> Chat:
    """Return a function that says lines to `stheno chat`, with a key only where a server is."""

    def run(server: MessagesServer | None, lines: str, *arguments: str) -> Done:
        known = {name: one for name, one in os.environ.items() if not name.startswith("ANTHROPIC")}
        given = {"ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY} if server else {}
        return subprocess.run(
            [sys.executable, str(LAUNCHER), "chat", *arguments],
            cwd=workspace.root,
            env={**known, **given, "NO_COLOR": "1"},
            input=lines,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    return run


def told(server: MessagesServer, number: int) -> str:
    return str(server.bodies[number]["messages"][-1]["content"])


def test_lines_are_one_conversation_and_two_slashes_are_text(chat: Chat, store: RunStore) -> None:
    steps: list[Step] = [{"after": "Hello", "say": ANSWER}, {"after": "/etc", "say": ANSWER}]
    with serving(steps) as server:
        done = chat(server, "Hello\n//etc is what?\n\n/cost\n")
    (run,) = store.runs()
    assert (done.returncode, done.stdout) == (0, ANSWER * 2)
    assert len(server.bodies) == 2
    assert "'text': '/etc is what?'" in told(server, 1)
    assert done.stderr.count("answered 2 requests, 2,100 tokens, $0.0") == 1
    assert "; allowed: 50 requests, $3.00" in done.stderr
    assert f"go on with: stheno chat --run {run.id}" in done.stderr


def test_a_plan_is_applied_in_another_process_and_the_model_hears_of_it(
    chat: Chat, store: RunStore, workspace: Workspace
) -> None:
    with serving("plans-and-hands-over") as server:
        assert chat(server, "Add brands\n").returncode == 3
        (run,) = store.runs()
        done = chat(server, "/plan\n/apply\nThanks\n", "--run", run.id[:6], "--yes")
    assert (done.returncode, store.run(run.id).state) == (0, RunState.ANSWERED)
    assert "+import { model } from" in done.stdout
    assert "applied" in done.stdout
    assert (workspace.root / MODEL_PATH).exists()
    assert "A person applied the plan" in told(server, 2)
    assert "They say: Thanks" in told(server, 2)


def test_nobody_to_ask_means_nothing_is_written(chat: Chat, workspace: Workspace) -> None:
    plan = kept(workspace)
    with serving([]) as server:
        done = chat(server, f"/apply {plan.digest[:12]}\n/help\n")
    assert done.returncode == 4
    assert "anyone may read it" in done.stdout
    assert "nobody is there to ask, and nothing was written" in done.stderr
    assert "/undo" not in done.stderr
    assert not (workspace.root / "src").exists()


def test_what_a_person_did_beside_the_run_is_told_too(chat: Chat, workspace: Workspace) -> None:
    plan = kept(workspace)
    steps: list[Step] = [{"say": ANSWER}, {"after": "Go on", "say": ANSWER}]
    with serving(steps) as server:
        done = chat(server, f"Hello\n/apply {plan.digest[:12]}\n/undo\nGo on\n", "--yes")
    assert done.returncode == 0
    assert f"I applied the plan {plan.digest[:12]}: {NEW_PATH}." in told(server, 1)
    assert f"I took back the plan {plan.digest[:12]}: {NEW_PATH}" in told(server, 1)
    assert not (workspace.root / NEW_PATH).exists()
    assert approval_of(workspace, plan.digest) is None


def test_a_script_ends_with_the_code_of_what_was_stopped_or_failed(
    chat: Chat, store: RunStore
) -> None:
    look: Step = {"calls": [{"tool": "find_files", "with": {"pattern": "*.ts"}}]}
    with serving([look, {"status": 401}]) as server:
        stopped = chat(server, "Look\nNever said\n", "--max-requests", "1")
        run = store.runs()[0]
        assert stopped.returncode == 5
        again = f"next: leave, then: stheno chat --run {run.id}    # with a larger --max-requests"
        assert again in stopped.stderr
        failed = chat(server, "\n", "--run", run.id, "--max-requests", "9")
    assert failed.returncode == 1
    assert "next: Enter goes on with it" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_without_a_key_nothing_begins(chat: Chat, store: RunStore) -> None:
    done = chat(None, "Hello\n")
    assert (done.returncode, done.stdout, store.runs()) == (2, "", [])
    assert "ANTHROPIC_API_KEY is not set" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("lines", "arguments", "said"),
    [
        ("/aply\n", [], "did you mean /apply?"),
        ("/plan\n", [], "no plan was made here yet"),
        ("/cost now\n", [], "/cost takes nothing behind it"),
        ("/verify nosuch\n", [], "nosuch"),
        ("", ["medusa-exprt"], "did you mean medusa-expert?"),
        ("", ["--run", "zzz"], "no run zzz is kept here"),
        ("", ["--run", "zzz", "--web"], "leave out --model and --web"),
        ("x" * 200_001, [], "at most 200,000 characters"),
    ],
)
def test_a_mistake_ends_a_script_with_2_and_one_clear_error(
    chat: Chat, lines: str, arguments: list[str], said: str
) -> None:
    with serving([]) as server:
        done = chat(server, lines, *arguments)
    assert (done.returncode, server.bodies) == (2, [])
    assert said in done.stderr
    assert "Traceback" not in done.stderr
