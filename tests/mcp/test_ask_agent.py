"""A specialist asked through the protocol, in the toolset `agents`."""

import json
import os
import sqlite3
import sys
from contextlib import closing

import anyio
import mcp_types as types
import pytest
from anyio import to_thread
from mcp import Client, StdioServerParameters

from service.mcp_selection import Selection
from tests.agents.messages_server import KEY, MessagesServer, Step, serving
from tests.mcp.conftest import LAUNCHER, Person, text_of
from tools.errors import UsageError
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio

ASKED = {"agent": "medusa-expert", "question": "Which modules does this shop have?"}
PLANNED = {"agent": "medusa-expert", "question": "Add brands"}


def client_of(
    workspace: Workspace,
    server: MessagesServer | None,
    person: Person | None = None,
    mode: str = "legacy",
) -> Client:
    env = {"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"], "PATH": os.environ["PATH"]}
    if server is not None:
        env |= {"ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": KEY}
    process = StdioServerParameters(
        command=sys.executable,
        args=[str(LAUNCHER), "mcp", "--root", str(workspace.root), "--toolsets", "agents"],
        env=env,
    )
    return Client(process, mode=mode, elicitation_callback=person, read_timeout_seconds=60)


def fields_of(result: types.CallToolResult) -> dict[str, object]:
    assert not result.is_error, text_of(result)
    assert result.structured_content is not None
    fields: dict[str, object] = json.loads(text_of(result))
    assert fields == result.structured_content
    return fields


async def test_a_specialist_answers_and_the_client_hears_what_it_does(
    workspace: Workspace, era: str
) -> None:
    heard: list[str] = []

    async def progress(progress: float, total: float | None, message: str | None) -> None:
        assert total is None
        assert progress >= 1
        heard.append(str(message))

    with serving("reads-and-answers") as server:
        async with client_of(workspace, server, mode=era) as client:
            answer = fields_of(
                await client.call_tool("ask_agent", ASKED, progress_callback=progress)
            )
    assert answer["state"] == "answered"
    assert "medusa-config.ts" in str(answer["answer"])
    assert answer["requests"] == len(server.bodies)
    assert str(answer["run"]) in str(answer["next"])
    assert "asks the model" in heard
    assert any(line.startswith("project_map") or "read_file" in line for line in heard)


async def test_a_plan_waits_for_the_person_and_the_run_goes_on_after(workspace: Workspace) -> None:
    person = Person("accept")
    path = "src/modules/brand/models/brand.ts"
    with serving("plans-and-hands-over") as server:
        async with client_of(workspace, server, person) as client:
            waits = fields_of(await client.call_tool("ask_agent", PLANNED))
            assert waits["state"] == "waiting"
            assert workspace.read_text(path) is None
            assert person.asked == []
            assert isinstance(waits["plans"], list)
            (digest,) = map(str, waits["plans"])
            assert digest[:12] in str(waits["next"])
            spoken = {**PLANNED, "question": "They do not want it", "run": waits["run"]}
            refused = await client.call_tool("ask_agent", spoken)
            assert refused.is_error
            assert "waits for a person to apply the plan" in text_of(refused)
            fields_of(await client.call_tool("apply_plan", {"digest": digest}))
            again = {**PLANNED, "question": "It is applied", "run": waits["run"]}
            done = fields_of(await client.call_tool("ask_agent", again))
    assert done["state"] == "answered"
    assert done["run"] == waits["run"]
    assert workspace.read_text(path) is not None
    assert len(person.asked) == 1


async def test_a_client_that_cancels_cancels_the_run_which_can_be_resumed(
    workspace: Workspace,
) -> None:
    steps: list[Step] = [
        {"hold": True, "say": "never read"},
        {"say": "Back again, `medusa-config.ts:1`."},
    ]
    with serving(steps) as server:
        async with client_of(workspace, server) as client:
            async with anyio.create_task_group() as group:
                group.start_soon(client.call_tool, "ask_agent", ASKED)
                await to_thread.run_sync(server.wait_for_request)
                group.cancel_scope.cancel()
            server.release()
            listed = await anyio.run_process(
                [sys.executable, str(LAUNCHER), "runs", "--json", "--root", str(workspace.root)]
            )
            (run,) = json.loads(listed.stdout)["runs"]
            again = {**ASKED, "question": "Go on", "run": run["id"]}
            for _ in range(50):
                result = await client.call_tool("ask_agent", again)
                if "is played" not in text_of(result):
                    break
    assert fields_of(result)["state"] == "answered"


async def test_while_a_turn_takes_long_other_calls_are_answered(workspace: Workspace) -> None:
    answers: list[types.CallToolResult] = []
    with serving([{"hold": True, "say": "Here, `medusa-config.ts:1`."}] * 2) as server:
        async with client_of(workspace, server) as client:

            async def ask() -> None:
                answers.append(await client.call_tool("ask_agent", ASKED))

            async with anyio.create_task_group() as group:
                group.start_soon(ask)
                await to_thread.run_sync(server.wait_for_request)
                kept = state_folder(workspace) / "runs/runs.sqlite3"
                with closing(sqlite3.connect(kept, isolation_level=None)) as other:
                    # What the run keeps next waits for this, in the thread that plays it.
                    other.execute("BEGIN IMMEDIATE")
                    server.release()
                    for _ in range(30):
                        read = await client.call_tool("read_file", {"path": "package.json"})
                        assert not read.is_error, text_of(read)
                    assert not answers
                    other.execute("ROLLBACK")
    assert fields_of(answers[0])["state"] == "answered"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({**ASKED, "agent": "medusa-export"}, "medusa-expert"),
        ({**ASKED, "run": "0000dead"}, "no run"),
        ({"agent": "medusa-expert", "question": ""}, "question"),
        ({**ASKED, "model": "opus"}, "does not know 'model'"),
    ],
)
async def test_a_wrong_call_is_answered_in_one_line(
    workspace: Workspace, arguments: dict[str, object], told: str
) -> None:
    async with client_of(workspace, None) as client:
        result = await client.call_tool("ask_agent", arguments)
    assert result.is_error
    assert told in text_of(result)


async def test_without_a_key_it_is_said_how_it_goes_without(workspace: Workspace) -> None:
    async with client_of(workspace, None) as client:
        result = await client.call_tool("ask_agent", ASKED)
    assert result.is_error
    assert "ANTHROPIC_API_KEY is not set" in text_of(result)
    assert "your IDE's model" in text_of(result)


def test_only_an_operator_who_asks_for_agents_offers_it() -> None:
    assert not Selection().asks_agents
    assert Selection(toolsets=("agents",)).asks_agents
    assert Selection(toolsets=("all",)).asks_agents
    assert not Selection(toolsets=("agents",), read_only=True).asks_agents
    assert not Selection(toolsets=("agents",), exclude=("ask_agent",)).asks_agents
    with pytest.raises(UsageError, match="there is no tool 'ask_agents'"):
        Selection(exclude=("ask_agents",))
