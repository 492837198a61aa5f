"""`chat` as a person has it: at a terminal, line by line."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from agents.lifecycle import start_run
from agents.runs import RunRequest, RunState
from agents.store import RunStore
from tests.agents.messages_server import KEY, MessagesServer, Step, serving
from tests.cli.terminals import CTRL_C, CTRL_D, ENTER, UP, Terminal
from tests.samples import MODEL_PATH
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace

SECRET = "the key is sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
ANSWER = "".join(
    f"## {title}\nAs \x1b]0;planned\x07.\n"
    for title in ("Implementation plan", "Code changes", "Configuration", "Testing")
)


Opened = Callable[..., Terminal]


@pytest.fixture
def opened(workspace: Workspace) -> Iterator[Opened]:
    """Return a function that opens a terminal, with a key only where a server is."""
    terminals: list[Terminal] = []

    def open_terminal(server: MessagesServer | None, *arguments: str) -> Terminal:
        key = {"ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY} if server else {}
        # Without bold and the like, what is shown can be looked for as it reads.
        plain = {"TERM": "dumb", "COLUMNS": "200"}
        terminals.append(Terminal(workspace.root, ("chat", *arguments), {**key, **plain}))
        return terminals[-1]

    yield open_terminal
    for terminal in terminals:
        terminal.close()


@contextmanager
def the_store(workspace: Workspace) -> Iterator[RunStore]:
    with RunStore(workspace) as store:
        yield store


def test_a_plan_is_declined_then_applied_told_and_taken_back(
    opened: Opened, workspace: Workspace
) -> None:
    model = workspace.root / MODEL_PATH
    with serving("plans-and-hands-over") as server:
        chat = opened(server)
        chat.ask("Add brands")
        chat.until("I plan it first.")
        chat.until("plan spec:")
        chat.until("waiting 2 requests, ")
        chat.ask("/aply")
        chat.until("did you mean /apply?")
        chat.ask("/apply")
        chat.until("[y/N] ")
        chat.type("n" + ENTER)
        chat.until("not approved: nothing was written")
        assert not model.exists()
        chat.ask("/apply")
        assert "Files" in chat.until("[y/N] ")
        chat.type("y" + ENTER)
        chat.until("Enter goes on at once")
        assert model.exists()
        assert len(server.bodies) == 2
        chat.ask("")
        chat.until("answered 3 requests, ")
        chat.ask("/undo")
        chat.until("[y/N] ")
        chat.type("y" + ENTER)
        chat.until("took back")
        chat.until("> ")
        chat.type(CTRL_D)
        code, left = chat.end()
    assert "A person applied the plan" in str(server.bodies[2]["messages"][-1])
    assert not model.exists()
    with the_store(workspace) as store:
        (run,) = store.runs()
    assert (code, run.state) == (0, RunState.ANSWERED)
    assert f"go on with: stheno chat --run {run.id}" in left


def test_an_answer_is_cancelled_by_ctrl_c_and_goes_on_with_enter(opened: Opened) -> None:
    steps: list[Step] = [{"hold": True, "say": "Never."}, {"after": "Hello", "say": ANSWER}]
    with serving(steps) as server:
        chat = opened(server, "medusa-expert")
        chat.ask("Hello")
        server.wait_for_request()
        chat.type(CTRL_C)
        chat.until("cancelled 1 request")
        chat.until("next: Enter goes on")
        chat.ask("")
        assert "As \\x1b]0;planned\\x07." in chat.until("answered 2 requests, ")
        chat.until("> ")
        chat.type(CTRL_C)
        code, left = chat.end()
    assert code == 0
    assert "go on with: stheno chat --run " in left
    assert "Never." not in left


def test_a_proof_is_shown_and_the_model_hears_of_it(opened: Opened) -> None:
    with serving([{"say": ANSWER}, {"after": "I ran verify on the tree", "say": ANSWER}]) as server:
        chat = opened(server)
        chat.ask("Hello")
        chat.until("answered 1 request, ")
        chat.ask("/verify parse")
        assert "1 file parse" in chat.until("1 passed, 0 failed, 0 not run")
        chat.ask("And now?")
        chat.until("answered 2 requests, ")
        chat.ask("/quit")
        assert chat.end()[0] == 0
    told = str(server.bodies[1]["messages"][-1])
    assert ": parse passed." in told
    assert told.index("parse passed") < told.index("And now?")


def test_a_proof_is_stopped_by_ctrl_c_and_nothing_of_it_runs_on(
    opened: Opened, workspace: Workspace, tmp_path: Path
) -> None:
    # A compiler of the project's that never ends, for a configuration that only it can read.
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    options = '{"compilerOptions": {"baseUrl": "."}, "include": ["*.ts"]}'
    (workspace.root / "tsconfig.json").write_text(options, encoding="utf-8")
    programs = workspace.root / "node_modules/.bin"
    programs.mkdir(parents=True)
    (programs / "medusa").touch()
    (programs / "tsc").write_text(f"#!/bin/sh\necho $$ > '{begun}'\nexec sleep 600\n")
    (programs / "tsc").chmod(0o755)
    with serving([{"say": ANSWER}]) as server:
        chat = opened(server)
        chat.ask("/verify types")
        with begun.open(encoding="utf-8") as told:
            process = psutil.Process(int(told.read()))
        chat.type(CTRL_C)
        chat.until("stopped")
        assert not process.is_running()
        chat.ask("Hello")
        chat.until("answered 1 request, ")
        chat.until("> ")
        chat.type(CTRL_D)
        code, left = chat.end()
    assert (code, "Traceback" in left) == (0, False)
    assert "verify" not in str(server.bodies[0]["messages"][-1])


def test_the_runs_of_the_project_are_listed_with_the_one_that_is_spoken_in(
    opened: Opened, workspace: Workspace
) -> None:
    with the_store(workspace) as store:
        other = start_run(store, RunRequest(agent="medusa-expert", question="Older"))
        with serving([{"say": ANSWER}]) as server:
            chat = opened(server)
            chat.ask("Hello")
            chat.until("answered 1 request, ")
            chat.ask("/runs")
            listed = chat.until("Older")
            chat.ask("/quit")
            assert chat.end()[0] == 0
        newest, oldest = store.runs()
    assert oldest.id == other.id
    assert listed.index(newest.id) < listed.index("Hello") < listed.index(other.id)
    assert listed.index("answered") < listed.index("created")


def test_what_was_typed_is_remembered_but_for_secrets(opened: Opened, workspace: Workspace) -> None:
    with serving([]) as server:
        chat = opened(server)
        chat.ask("/cost")
        chat.until("nothing was asked yet")
        chat.ask(f"/plan {SECRET}")
        chat.until("is no plan digest")
        chat.ask("/quit")
        assert chat.end()[0] == 0
        again = opened(server)
        again.until("> ")
        again.type(UP + UP + ENTER)
        again.until("nothing was asked yet")
        again.ask("/he\t")
        again.until("is sent as /text")
        again.ask("/quit")
        assert again.end()[0] == 0
    file = state_folder(workspace) / "chat-history"
    assert file.read_text().splitlines() == ["/cost", "/quit", "/cost", "/help", "/quit"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_key_there_is_no_prompt_but_one_clear_error(opened: Opened) -> None:
    code, shown = opened(None).end()
    assert code == 2
    assert shown.startswith("stheno: ANTHROPIC_API_KEY is not set")
    assert "> " not in shown
