"""`ask`, `runs`, `show`, `resume` and `cancel`, through the real process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agents.lifecycle import start_run
from agents.runs import Event, RunRequest
from agents.store import RunStore
from terminal.run_page import LiveRun
from tests.agents.engine.conftest import AGENT, QUESTION
from tests.agents.messages_server import KEY, MessagesServer, Step, serving
from tests.samples import kept
from tools.person import apply_as
from tools.plan.state import load_plan
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from pydantic import JsonValue

LAUNCHER = Path(__file__).parents[3] / "stheno.py"
WRITTEN = "It is written.\n" + "".join(
    f"## {title}\nAs planned.\n"
    for title in ("Implementation plan", "Code changes", "Configuration", "Testing")
)
Done = subprocess.CompletedProcess[str]
Stheno = Callable[..., Done]


@pytest.fixture
def stheno(workspace: Workspace) -> Stheno:
    """Return a function that runs `stheno` in the project, with a key only where a server is."""

    def run(*arguments: str, server: MessagesServer | None = None, stdin: str = "") -> Done:
        known = {name: one for name, one in os.environ.items() if not name.startswith("ANTHROPIC")}
        given = {"ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY} if server else {}
        return subprocess.run(
            [sys.executable, str(LAUNCHER), *arguments],
            cwd=workspace.root,
            env={**known, **given, "NO_COLOR": "1"},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_an_answer_is_text_on_standard_output_and_the_rest_beside_it(
    stheno: Stheno, store: RunStore
) -> None:
    with serving("reads-and-answers") as server:
        done = stheno("ask", AGENT, QUESTION, server=server)
    assert done.returncode == 0
    assert done.stdout == (
        "I look at the configuration first.\n"
        "The shop has one module of its own, the size guide (medusa-config.ts:3).\n"
    )
    (run,) = store.runs()
    lines = done.stderr.splitlines()
    assert lines[:4] == [
        f"run {run.id}",
        "1 request, 2,040 tokens, $0.0044",
        "read_file path: medusa-config.ts",
        "2 requests, 4,700 tokens, $0.0102",
    ]
    assert lines[4].startswith("answered 2 requests, 4,700 tokens, $0.0102, ")

    listed = stheno("runs")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 1)
    assert run.id in listed.stdout
    assert QUESTION in listed.stdout
    shown = stheno("show", run.id[:6])
    assert run.answer
    assert run.answer in shown.stdout
    assert json.loads(stheno("show", run.id, "--json").stdout)["answer"] == run.answer
    events = [json.loads(line) for line in stheno("show", run.id, "--events").stdout.splitlines()]
    assert [event["number"] for event in events] == list(range(1, 14))
    assert json.loads(stheno("runs", "--json").stdout)["runs"][0]["id"] == run.id
    again = stheno("resume", run.id, server=server)
    assert (again.returncode, len(server.bodies)) == (0, 2)


def test_a_program_gets_the_outcome_alone(stheno: Stheno) -> None:
    with serving("reads-and-answers") as server:
        done = stheno("ask", AGENT, "-", "--json", server=server, stdin=QUESTION)
    outcome = json.loads(done.stdout)
    assert (outcome["state"], outcome["question"]) == ("answered", QUESTION)
    assert outcome["spend"]["tokens"] == 4700


def test_without_a_key_it_says_what_to_set_and_how_it_goes_without(
    stheno: Stheno, store: RunStore
) -> None:
    done = stheno("ask", AGENT, QUESTION)
    assert (done.returncode, done.stdout) == (2, "")
    assert "ANTHROPIC_API_KEY" in done.stderr
    assert "your IDE's model" in done.stderr
    assert "Traceback" not in done.stderr
    assert store.runs() == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "medusa-exprt", QUESTION], "did you mean medusa-expert?"),
        (["ask", AGENT, "  "], "the question is empty"),
        (["ask", AGENT, QUESTION, "--model", "gpt"], "names no model"),
        (["ask", AGENT, QUESTION, "--max-requests", "0"], "--max-requests"),
        (["ask", AGENT, QUESTION, "--max-cost", "none"], "--max-cost"),
        (["resume", "zzz", "--say", " "], "no run zzz is kept here"),
        (["show", "zzz"], "no run zzz is kept here"),
        (["show", ""], "no run"),
        (["resume", "%"], "no run % is kept here"),
        (["cancel", "zzz"], "no run zzz is kept here"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_clear_error(
    stheno: Stheno, arguments: list[str], said: str
) -> None:
    done = stheno(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_question_that_is_too_long_or_no_text_is_refused(stheno: Stheno) -> None:
    long = stheno("ask", AGENT, "-", stdin="x" * 200_001)
    assert (long.returncode, long.stdout) == (2, "")
    assert "has 200001 characters" in long.stderr
    odd = stheno("ask", AGENT, "caf\udce9?")
    assert odd.returncode == 2
    assert "UTF-8" in odd.stderr
    assert "Traceback" not in odd.stderr


def test_a_damaged_store_is_named(stheno: Stheno, store: RunStore, workspace: Workspace) -> None:
    file = state_folder(workspace) / "runs/runs.sqlite3"
    store.close()
    file.write_text("garbage " * 100, encoding="utf-8")
    done = stheno("runs")
    assert done.returncode == 1
    assert str(file.parent) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_that_waits_ends_with_3_and_is_resumed_after_a_person_applied(
    stheno: Stheno, store: RunStore, workspace: Workspace
) -> None:
    plan = kept(workspace)
    hand_over: Step = {"calls": [{"tool": "apply_plan", "with": {"digest": plan.digest}}]}
    with serving([hand_over, {"after": "A person applied", "say": WRITTEN}]) as server:
        waiting = stheno("ask", AGENT, "Greet", server=server)
        (run,) = store.runs()
        assert waiting.returncode == 3
        assert f"stheno apply {plan.digest[:12]}" in waiting.stderr
        assert f"stheno resume {run.id}" in waiting.stderr
        assert stheno("resume", run.id, server=server).returncode == 3
        apply_as(workspace, load_plan(workspace, plan.digest), principal="ann", channel="test")
        done = stheno("resume", run.id, server=server)
    assert (done.returncode, done.stdout) == (0, WRITTEN)


def test_a_run_that_is_cancelled_while_it_waits_waits_again_when_it_is_resumed(
    stheno: Stheno, store: RunStore, workspace: Workspace
) -> None:
    plan = kept(workspace)
    hand_over: Step = {"calls": [{"tool": "apply_plan", "with": {"digest": plan.digest}}]}
    with serving([hand_over, {"after": "A person applied", "say": WRITTEN}]) as server:
        assert stheno("ask", AGENT, "Greet", server=server).returncode == 3
        (run,) = store.runs()
        cancelled = stheno("cancel", run.id)
        assert cancelled.returncode == 0
        assert f"go on with: stheno resume {run.id}" in cancelled.stderr
        assert "cancelled" in stheno("runs").stdout

        again = stheno("resume", run.id, server=server)
        assert again.returncode == 3
        assert f"a person has to apply the plan {plan.digest[:12]}, or say why not" in again.stderr
        assert f"next: stheno apply {plan.digest[:12]}" in again.stderr
        assert "waiting" in stheno("runs").stdout

        stheno("cancel", run.id)
        apply_as(workspace, load_plan(workspace, plan.digest), principal="ann", channel="test")
        done = stheno("resume", run.id, server=server)
    assert (done.returncode, done.stdout) == (0, WRITTEN)


def test_a_run_that_is_cancelled_while_it_waits_goes_on_when_it_is_told_why_not(
    stheno: Stheno, store: RunStore, workspace: Workspace
) -> None:
    plan = kept(workspace)
    hand_over: Step = {"calls": [{"tool": "apply_plan", "with": {"digest": plan.digest}}]}
    with serving([hand_over, {"after": "did not apply", "say": WRITTEN}]) as server:
        stheno("ask", AGENT, "Greet", server=server)
        (run,) = store.runs()
        stheno("cancel", run.id)
        done = stheno("resume", run.id, "--say", "No greeting.", server=server)
    assert (done.returncode, done.stdout) == (0, WRITTEN)
    over = stheno("cancel", run.id)
    assert (over.returncode, "it was over already" in over.stderr) == (0, True)


def test_a_limit_ends_with_5_and_a_failure_with_1(stheno: Stheno) -> None:
    look: Step = {"calls": [{"tool": "find_files", "with": {"pattern": "*.ts"}}]}
    with serving([look, {"status": 401}]) as server:
        stopped = stheno("ask", AGENT, QUESTION, "--max-requests", "1", server=server)
        assert stopped.returncode == 5
        assert "requests: 1 of 1 are used" in stopped.stderr
        run = stopped.stderr.splitlines()[0].removeprefix("run ")
        failed = stheno("resume", run, "--max-requests", "5", server=server)
    assert failed.returncode == 1
    assert "401" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_larger_limit_is_named_only_where_it_helps(stheno: Stheno) -> None:
    look: Step = {"calls": [{"tool": "find_files", "with": {"pattern": "*.ts"}}]}
    with serving([look] * 4) as server:
        alike = stheno("ask", AGENT, QUESTION, server=server).stderr
        run = alike.splitlines()[0].removeprefix("run ")
        bounded = stheno("resume", run, "--max-requests", "1", server=server).stderr
    assert "identical calls" in alike
    assert f"next: stheno resume {run}\n" in alike
    assert f"next: stheno resume {run}    # with a larger --max-requests" in bounded


def test_text_of_a_model_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    said: dict[str, JsonValue] = {"text": "\x1b]0;owned\x07 \u202eabc"}
    given: JsonValue = {"path": "\x1b[2J\nanswered"}
    called: dict[str, JsonValue] = {"call": "1", "tool": "read_file", "arguments": given}
    now = datetime.now(UTC)
    with LiveRun(sys.stdout, sys.stderr) as live:
        live.event(Event(run="1", number=0, time=now, kind="delta", data=said))
        live.event(Event(run="1", number=1, time=now, kind="call", data=called))
    told = capsys.readouterr()
    assert told.out == "\\x1b]0;owned\\x07 \\u202eabc\n"
    assert told.err == "read_file path: \\x1b[2J\\x0aanswered\n"


def test_a_run_whose_process_died_is_shown_as_interrupted(stheno: Stheno, store: RunStore) -> None:
    run = start_run(store, RunRequest(agent=AGENT, question=QUESTION))
    with serving([{"hold": True, "say": "Never."}]) as server:
        played = subprocess.Popen(
            [sys.executable, str(LAUNCHER), "resume", run.id],
            cwd=store.workspace.root,
            env={**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY},
            stderr=subprocess.PIPE,
        )
        server.wait_for_request()
        assert "running" in stheno("runs").stdout
        played.kill()
        played.communicate(timeout=30)
    assert "interrupted" in stheno("runs").stdout
    assert "cancelled" in stheno("cancel", run.id).stderr


@pytest.mark.parametrize("command", ["ask", "resume", "runs", "show", "cancel"])
def test_every_command_has_help_with_an_example(stheno: Stheno, command: str) -> None:
    done = stheno(command, "--help")
    assert done.returncode == 0
    assert "Example: " in done.stdout
