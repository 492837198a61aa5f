"""Runs over HTTP: asked, followed, gone on with, cancelled; each caller sees their own."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from anyio import to_thread
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from agents.lifecycle import start_run
from agents.runs import RunRequest
from agents.store import RunStore
from service.http.tokens import TokenStore
from tests.agents.messages_server import KEY, MessagesServer, Step, serving
from tests.http.conftest import LAUNCHER, Team
from tests.http.conftest import serving as stheno_serve
from tests.http.streams import Event, events
from tests.mcp.conftest import text_of

pytestmark = pytest.mark.anyio
RUNS = "/api/runs"
QUESTION = "Which modules does this shop have?"


def asking(**given: Any) -> dict[str, Any]:
    return {"workspace": "shop", "agent": "medusa-expert", "question": QUESTION, **given}


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that points this process to a Messages server."""

    def pointed(server: MessagesServer) -> None:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)

    return pointed


async def ended(client: httpx2.AsyncClient, place: str) -> dict[str, Any]:
    """Return the run once it rests."""
    told = [event async for event in events(client, place)]
    assert told[-1][0] == "end"
    return told[-1][2]


async def asked(client: httpx2.AsyncClient, **given: Any) -> str:
    begun = await client.post(RUNS, json=asking(**given))
    assert begun.status_code == 202, begun.text
    return str(begun.headers["location"])


async def test_a_run_is_asked_followed_and_read(team: Team, answer: Any) -> None:
    with serving("reads-and-answers") as server:
        answer(server)
        async with team.client(team.developer, agents=True) as client:
            begun = await client.post(RUNS, json=asking())
            assert (begun.status_code, begun.json()["principal"]) == (202, "bob")
            place = begun.headers["location"]
            told = [event async for event in events(client, place)]
            shown = (await client.get(place)).json()
            again = [event async for event in events(client, place, last=3)]
            after = [event async for event in events(client, place, after=3)]
            listed = (await client.get(RUNS, params={"workspace": "shop"})).json()
            metrics = (await client.get("/metrics")).text
    assert (shown["state"], shown["activity"], shown["workspace"]) == (
        "answered",
        "resting",
        "shop",
    )
    assert shown["spend"]["requests"] == len(server.bodies) == 2
    assert told[-1][2] == shown
    kept = [event for event in told if event[1]]
    assert [int(number or 0) for _, number, _ in kept] == list(range(1, len(kept) + 1))
    assert kept[-1][0] == "ended"
    assert [event for event in told if event[0] == "delta"]
    assert again == after == [*kept[3:], told[-1]]
    assert [one["id"] for one in listed["runs"]] == [shown["id"]]
    assert "stheno_runs_playing 0.0" in metrics


async def test_a_plan_waits_for_a_lead_and_then_the_run_goes_on(team: Team, answer: Any) -> None:
    with serving("plans-and-hands-over") as server:
        answer(server)
        async with team.client(team.developer, agents=True) as client:
            place = await asked(client, question="Add brands")
            run = await ended(client, place)
            assert run["state"] == "waiting"
            (digest,) = run["plans"]
            plan = f"/api/workspaces/shop/plans/{digest}"
            early = await client.post(f"{place}/resume")
            assert early.status_code == 409
            assert "apply the plan" in early.json()["detail"]
            assert (await client.put(f"{plan}/approval")).status_code == 403
            async with team.client(team.lead) as lead:
                assert (await lead.put(f"{plan}/approval")).status_code == 200
            assert (await client.post(f"{plan}/application")).status_code == 200
            resumed = await client.post(f"{place}/resume", json={})
            assert resumed.status_code == 202
            done = await ended(client, place)
            over = await client.post(f"{place}/resume")
    assert (done["state"], done["problems"]) == ("answered", [])
    assert done["answer"].startswith("It is written.")
    assert (over.status_code, len(server.bodies)) == (409, 3)


async def test_a_person_says_why_not(team: Team, answer: Any) -> None:
    with serving("plans-and-hands-over") as server:
        answer(server)
        async with team.client(team.lead, agents=True) as client:
            place = await asked(client, question="Add brands")
            await ended(client, place)
            said = await client.post(f"{place}/resume", json={"say": "Call it label."})
            assert said.status_code == 202
            assert (await ended(client, place))["state"] == "answered"
    assert "Call it label." in str(server.bodies[2]["messages"][-1])
    assert not (team.shop.root / "src/modules/brand").exists()


async def test_a_run_that_is_cancelled_while_it_waits_waits_again_when_it_is_resumed(
    team: Team, answer: Any
) -> None:
    with serving("plans-and-hands-over") as server:
        answer(server)
        async with team.client(team.lead, agents=True) as client:
            place = await asked(client, question="Add brands")
            (digest,) = (await ended(client, place))["plans"]
            assert (await client.post(f"{place}/cancel")).json()["state"] == "cancelled"
            again = await client.post(f"{place}/resume")
            assert (again.status_code, again.json()["state"]) == (202, "waiting")
            assert (await ended(client, place))["state"] == "waiting"
            assert (await client.post(f"{place}/resume")).status_code == 409
            plan = f"/api/workspaces/shop/plans/{digest}"
            await client.put(f"{plan}/approval")
            assert (await client.post(f"{plan}/application")).status_code == 200
            assert (await client.post(f"{place}/resume")).status_code == 202
            assert (await ended(client, place))["state"] == "answered"


async def test_runs_are_their_askers_and_their_leads(team: Team, answer: Any) -> None:
    with serving([{"say": "One."}] * 3) as server:
        answer(server)
        async with team.client(team.developer, agents=True) as bob:
            place = await asked(bob)
            await ended(bob, place)
        other = team.store.create("kim", "developer")
        for token in (other, team.guest):
            async with team.client(token, agents=True) as stranger:
                for method, path in [
                    ("GET", place),
                    ("GET", f"{place}/events"),
                    ("POST", f"{place}/resume"),
                    ("POST", f"{place}/cancel"),
                ]:
                    assert (await stranger.request(method, path)).status_code == 404, path
        async with team.client(other, agents=True) as kim:
            assert (await kim.get(RUNS, params={"workspace": "shop"})).json()["runs"] == []
        async with team.client(team.guest, agents=True) as guest:
            assert (await guest.get(RUNS, params={"workspace": "shop"})).status_code == 404
            assert (await guest.post(RUNS, json=asking())).status_code == 404
            assert (await guest.get(RUNS)).json() == {"runs": [], "next": None}
        async with team.client(team.lead) as lead:
            assert (await lead.get(place)).json()["principal"] == "bob"
        async with team.client() as nobody:
            assert (await nobody.get(RUNS)).status_code == 401
            assert (await nobody.post(RUNS, json=asking())).status_code == 401


async def test_runs_come_in_pages(team: Team) -> None:
    with RunStore(team.shop) as store:
        request = RunRequest(agent="medusa-expert", question=QUESTION, principal="bob")
        made = [start_run(store, request).id for _ in range(3)]
        start_run(store, request.model_copy(update={"principal": "ann"}))
    async with team.client(team.developer) as client:
        first = (await client.get(RUNS, params={"workspace": "shop", "limit": 2})).json()
        second = await client.get(
            RUNS, params={"workspace": "shop", "limit": 2, "before": first["next"]}
        )
        unsaid = await client.get(RUNS)
    found = [one["id"] for one in [*first["runs"], *second.json()["runs"]]]
    assert found == made[::-1]
    assert second.json()["next"] is None
    assert (unsaid.status_code, "there are: outlet, shop" in unsaid.json()["fix"]) == (404, True)


async def test_the_operator_bounds_what_a_run_may_take(team: Team, answer: Any) -> None:
    with serving([{"say": "One."}]) as server:
        answer(server)
        bounds = {"most": {"requests": 5, "cost": 0.5}, "cost_per_day": 0.2}
        async with team.client(team.developer, agents=True, runs=bounds) as client:
            wanted = {"requests": 40, "cost": 3, "seconds": 20}
            place = await asked(client, limits=wanted)
            limits = (await ended(client, place))["limits"]
    assert (limits["requests"], limits["cost"], limits["seconds"]) == (5, 0.2, 20)


async def test_a_day_costs_no_more_than_the_operator_allows(team: Team, answer: Any) -> None:
    with serving([{"say": "One.", "usage": {"input": 900_000}}]) as server:
        answer(server)
        async with team.client(team.developer, agents=True, runs={"cost_per_day": 1}) as client:
            run = await ended(client, await asked(client))
            more = await client.post(RUNS, json=asking())
    assert run["spend"]["cost"] > 1
    assert more.status_code == 429
    assert "$1.00 a day" in more.json()["detail"]


async def test_a_caller_has_so_many_runs_under_way_and_others_wait_their_turn(
    team: Team, answer: Any
) -> None:
    with serving([{"hold": True, "say": "One."}, {"say": "Two."}]) as server:
        answer(server)
        bounds = {"at_once": 1, "per_caller": 2}
        async with team.client(team.developer, agents=True, runs=bounds) as client:
            places = [await asked(client), await asked(client)]
            refused = await client.post(RUNS, json=asking())
            second = (await client.get(places[1])).json()
            again = await client.post(f"{places[1]}/resume", json={})
            server.release()
            states = [(await ended(client, place))["state"] for place in places]
    assert refused.status_code == 429
    assert "bob has 2 runs" in refused.json()["detail"]
    assert (second["activity"], second["state"]) == ("queued", "created")
    assert again.status_code == 409
    assert states == ["answered"] * 2


async def test_a_run_that_waits_for_its_turn_is_cancelled_and_can_go_on(
    team: Team, answer: Any
) -> None:
    with serving([{"hold": True, "say": "One."}, {"say": "Two."}]) as server:
        answer(server)
        async with team.client(team.developer, agents=True, runs={"at_once": 1}) as client:
            first, second = await asked(client), await asked(client)
            stopped = (await client.post(f"{second}/cancel")).json()
            assert (stopped["state"], stopped["activity"]) == ("cancelled", "resting")
            server.release()
            await ended(client, first)
            assert (await client.post(f"{second}/resume", json={})).status_code == 202
            assert (await ended(client, second))["answer"] == "Two."
            answered = (await client.post(f"{second}/cancel")).json()
    assert answered["state"] == "answered"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"agent": "nobody"}, "nobody"),
        ({"model": "no model"}, "names no model"),
        ({"model": "anthropic:claude-other"}, "is not asked here"),
        ({"question": "  "}, "question"),
        ({"question": ""}, "question"),
        ({"limits": {"cost": -1}}, "limits.cost"),
        ({"limits": {"identical_calls": 9}}, "limits.identical_calls"),
        ({"web": True}, "web"),
        ({"workspace": "../shop"}, "workspace"),
    ],
)
async def test_a_wrong_request_is_told_by_its_field(
    team: Team, given: dict[str, Any], told: str
) -> None:
    bounds = {"models": ["anthropic:claude-sonnet-5-5"]}
    async with team.client(team.developer, agents=True, runs=bounds) as client:
        refused = await client.post(RUNS, json=asking(**given))
    assert refused.status_code == 422
    assert told in refused.json()["detail"]
    assert refused.headers["content-type"] == "application/problem+json"


async def test_without_the_operators_word_or_key_nothing_is_asked(team: Team) -> None:
    async with team.client(team.developer) as client:
        off = await client.post(RUNS, json=asking())
    async with team.client(team.developer, agents=True) as client:
        keyless = await client.post(RUNS, json=asking())
        assert (await client.get(RUNS, params={"workspace": "shop"})).json()["runs"] == []
    assert (off.status_code, keyless.status_code) == (409, 409)
    assert "STHENO_SERVE_AGENTS=true" in off.json()["fix"]
    assert "ANTHROPIC_API_KEY" in keyless.json()["fix"]


async def test_a_failure_of_the_provider_is_the_runs_state(team: Team, answer: Any) -> None:
    with serving([{"status": 400}, {"say": "One."}]) as server:
        answer(server)
        async with team.client(team.developer, agents=True) as client:
            place = await asked(client)
            failed = await ended(client, place)
            assert failed["state"] == "failed"
            assert (await client.post(f"{place}/resume")).status_code == 202
            assert (await ended(client, place))["answer"] == "One."


async def test_what_a_model_needs_that_is_missing_is_kept_with_the_run(team: Team) -> None:
    async with team.client(team.developer, agents=True) as client:
        run = await ended(client, await asked(client, model="openai:gpt-5"))
    assert run["state"] == "failed"
    assert "openai" in run["reason"].lower()


@asynccontextmanager
async def served(
    team: Team, steps: list[Step], **environment: str
) -> AsyncIterator[tuple[Any, MessagesServer, Any]]:
    """Run `stheno serve` as its own process against a Messages server."""
    with (
        serving(steps) as messages,
        stheno_serve(
            *("--workspace", f"shop={team.shop.root}", "--no-auth", "--agents"),
            ANTHROPIC_BASE_URL=messages.url,
            ANTHROPIC_API_KEY=KEY,
            STHENO_SERVE_PER_MINUTE="100000",
            **{"STHENO_SERVE_RUNS": '{"per_caller": 50}', **environment},
        ) as (url, process),
    ):
        async with httpx2.AsyncClient(base_url=url, timeout=60) as client:
            yield client, messages, process


async def until(stream: AsyncIterator[Event], kind: str) -> list[Event]:
    told = []
    async for event in stream:
        told.append(event)
        if event[0] == kind:
            return told
    raise AssertionError(f"no {kind} in {[name for name, _, _ in told]}")


async def test_a_run_that_an_mcp_client_asks_for_is_one_of_the_servers_runs(team: Team) -> None:
    asked = {"agent": "medusa-expert", "question": QUESTION}
    bounds = {
        "STHENO_SERVE_TOOLSETS": "agents",
        "STHENO_SERVE_RUNS": '{"per_caller": 1, "most": {"requests": 7}}',
    }
    answers = []
    async with served(team, [{"hold": True, "say": "One."}] * 2, **bounds) as (http, messages, _):
        transport = streamable_http_client(str(http.base_url.join("/mcp")))
        async with Client(transport, read_timeout_seconds=60) as client:

            async def ask() -> None:
                answers.append(await client.call_tool("ask_agent", asked))

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(ask)
                await to_thread.run_sync(messages.wait_for_request)
                (run,) = (await http.get(RUNS)).json()["runs"]
                more = await client.call_tool("ask_agent", asked)
                refused = await http.post(RUNS, json=asking())
                metrics = (await http.get("/metrics")).text
                stopped = (await http.post(f"{RUNS}/{run['id']}/cancel")).json()
    assert (run["activity"], run["limits"]["requests"]) == ("playing", 7)
    assert "stheno_runs_playing 1.0" in metrics
    assert (more.is_error, refused.status_code) == (True, 429)
    assert "not ended" in text_of(more)
    assert stopped["state"] == "cancelled"
    assert json.loads(text_of(answers[0]))["state"] == "cancelled"


async def test_a_developers_mcp_client_goes_on_with_no_run_of_somebody_else(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with RunStore(team.shop) as store:
        request = RunRequest(agent="medusa-expert", question=QUESTION, principal="ann")
        run = start_run(store, request).id
    missing = run[::-1]
    options = [f"--workspace=shop={team.shop.root}", "--agents"]
    tokens = {"STHENO_SERVE_TOOLSETS": "agents", "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]}
    token = TokenStore(Path(tokens["XDG_STATE_HOME"]) / "stheno/tokens").create("bob", "developer")
    with stheno_serve(*options, **tokens) as (url, _):
        headers = {"authorization": f"Bearer {token}"}
        async with httpx2.AsyncClient(headers=headers, timeout=60) as http:
            transport = streamable_http_client(f"{url}/mcp?workspace=shop", http_client=http)
            async with Client(transport, read_timeout_seconds=60) as client:
                told = []
                for one in (run, missing):
                    asked = {"agent": "medusa-expert", "question": "Go on", "run": one}
                    answer = await client.call_tool("ask_agent", asked)
                    assert answer.is_error
                    told.append(text_of(answer))
    assert f"no run {run} is kept here" in told[0]
    assert told[0] == told[1].replace(missing, run)


async def test_a_stream_is_taken_up_again_where_it_broke_and_a_run_is_cancelled_in_it(
    team: Team,
) -> None:
    steps: list[Step] = [
        {"say": "I look.", "calls": [{"tool": "find_files", "with": {"pattern": "*"}}]},
        {"say": "It has one mod", "broken": "silence"},
        {"say": "It has one module."},
    ]
    async with served(team, steps) as (client, messages, process):
        place = await asked(client)
        first = await until(events(client, place), "result")
        last = int(first[-1][1] or 0)
        messages.wait_for_request()
        messages.wait_for_request()
        rest = events(client, place, last=last)
        told = await until(rest, "request")
        assert next(int(number) for _, number, _ in told if number) == last + 1

        stopped = (await client.post(f"{place}/cancel")).json()
        assert (stopped["state"], stopped["activity"]) == ("cancelled", "resting")
        assert [event async for event in rest][-1][0] == "end"

        assert (await client.post(f"{place}/resume", json={})).status_code == 202
        assert (await ended(client, place))["answer"] == "It has one module."
        assert len(messages.bodies) == 3
        assert process.poll() is None


async def test_a_run_that_is_played_when_the_server_ends_can_be_resumed(team: Team) -> None:
    steps: list[Step] = [{"say": "It has one mod", "broken": "silence"}]
    async with served(team, steps) as (client, messages, process):
        place = await asked(client)
        messages.wait_for_request()
        process.terminate()
        _, log = process.communicate(timeout=30)
    assert "Traceback" not in log
    with RunStore(team.shop) as store:
        run = store.run(place.rpartition("/")[2])
        assert (run.state, store.is_played(run.id)) == ("cancelled", False)


def test_a_server_that_plays_no_run_loads_no_library_of_models(team: Team) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom server import build_app\n"
        "from service.http.settings import Settings\nfrom service.http.tokens import TokenStore\n"
        "settings = Settings(workspaces={'shop': Path(sys.argv[1])}, no_auth=True, agents=True)\n"
        "build_app(settings, TokenStore(), version='test')\n"
        "print([one for one in ('fastapi', 'pydantic_ai', 'anthropic') if one in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(team.shop.root)]
    done = subprocess.run(
        command, cwd=LAUNCHER.parent, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "['fastapi']", done.stderr


@pytest.mark.parametrize(
    ("agents", "key", "loaded"),
    [
        (True, KEY, ["pydantic_ai.models.anthropic", "genai_prices.data"]),
        (True, "", []),
        (False, KEY, []),
    ],
)
def test_a_server_that_can_play_runs_has_loaded_what_they_need_before_it_listens(
    team: Team, agents: bool, key: str, loaded: list[str]
) -> None:
    program = (
        "import sys, uvicorn\nfrom pathlib import Path\nfrom server import build_app\n"
        "from service.http.run import run\n"
        "from service.http.settings import Settings\nfrom service.http.tokens import TokenStore\n"
        "wanted = ('pydantic_ai.models.anthropic', 'genai_prices.data')\n"
        "async def serve(server, sockets):\n"
        "    print([one for one in wanted if one in sys.modules])\n"
        "uvicorn.Server.serve = serve\n"
        f"spaces = {{'shop': Path(sys.argv[1])}}\n"
        f"settings = Settings(workspaces=spaces, port=0, no_auth=True, agents={agents})\n"
        "run(build_app(settings, TokenStore(), version='test'), settings)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(team.shop.root)],
        cwd=LAUNCHER.parent,
        env={**os.environ, "ANTHROPIC_API_KEY": key},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == str(loaded), done.stderr
    assert ("loading" in done.stderr) is bool(loaded)


async def test_fifty_runs_at_once_are_all_answered_while_the_server_goes_on_answering(
    team: Team,
) -> None:
    states: list[str] = []
    health: list[int] = []

    async def one(client: httpx2.AsyncClient) -> None:
        place = await asked(client)
        health.append((await client.get("/health")).status_code)
        states.append((await ended(client, place))["state"])

    async with (
        served(team, [{"say": "One."}] * 50) as (client, messages, _),
        anyio.create_task_group() as tasks,
    ):
        for _ in range(50):
            tasks.start_soon(one, client)
    assert states == ["answered"] * 50
    assert health == [200] * 50
    assert len(messages.bodies) == 50
