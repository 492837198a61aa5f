"""MCP beside the API: the same workspaces, roles and approvals, in both protocol eras."""

import os
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from service.http.tokens import TokenStore
from tests.http.conftest import serving
from tests.mcp.conftest import Person, text_of
from tests.samples import NEW_PATH, NOW, SPEC, creation, kept, make_project
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio


class Served:
    """A server of two back ends, in a process of its own."""

    def __init__(self, url: str, folder: Path, store: TokenStore) -> None:
        self.url = url
        self.shop = Workspace.at(folder / "shop")
        self.outlet = Workspace.at(folder / "outlet")
        self.tokens = {
            "lead": store.create("ann", "lead"),
            "other lead": store.create("amy", "lead"),
            "developer": store.create("bob", "developer"),
            "guest": store.create("eve", "developer", workspaces=["outlet"]),
        }

    @asynccontextmanager
    async def client(
        self,
        who: str,
        person: Person | None = None,
        *,
        mode: str = "legacy",
        workspace: str | None = "shop",
    ) -> Any:
        headers = {"authorization": f"Bearer {self.tokens[who]}"}
        query = f"?workspace={workspace}" if workspace else ""
        async with httpx2.AsyncClient(headers=headers, timeout=60) as http:
            transport = streamable_http_client(f"{self.url}/mcp{query}", http_client=http)
            client = Client(
                transport, mode=mode, elicitation_callback=person, read_timeout_seconds=60
            )
            async with client:
                yield client


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    for name in ("shop", "outlet"):
        make_project(folder / name)
    options = [f"--workspace={name}={folder / name}" for name in ("shop", "outlet")]
    with serving(*options) as (url, _):
        yield Served(url, folder, TokenStore(Path(os.environ["XDG_STATE_HOME"]) / "stheno/tokens"))


@pytest.fixture(params=["legacy", "auto"])
def era(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_a_lead_approves_by_elicitation(served: Served, era: str) -> None:
    path = f"src/{era}.ts"
    plan = kept(served.shop, creation(path))
    person = Person("accept")
    async with served.client("lead", person, mode=era) as client:
        applied = await client.call_tool("apply_plan", {"digest": plan.digest})
    assert not applied.is_error, text_of(applied)
    assert (served.shop.root / path).exists()
    assert len(person.asked) == 1


async def test_a_developer_is_not_even_asked(served: Served, era: str) -> None:
    plan = kept(served.shop, creation(f"src/never-{era}.ts"))
    person = Person("accept")
    async with served.client("developer", person, mode=era) as client:
        refused = await client.call_tool("apply_plan", {"digest": plan.digest})
    assert refused.is_error
    assert "a lead approves it" in text_of(refused)
    assert person.asked == []
    assert not (served.shop.root / f"src/never-{era}.ts").exists()


async def test_what_one_lead_is_asked_no_other_answers(served: Served) -> None:
    plan = kept(served.shop, creation("src/asked.ts"))
    field = "io.modelcontextprotocol/"
    capable: dict[str, Any] = {"elicitation": {"form": {}}}
    meta = {
        f"{field}protocolVersion": "2026-07-28",
        f"{field}clientInfo": {"name": "t", "version": "1"},
        f"{field}clientCapabilities": capable,
    }

    async def call(who: str, **more: Any) -> Any:
        params = {"name": "apply_plan", "arguments": {"digest": plan.digest}, "_meta": meta, **more}
        headers = {
            "authorization": f"Bearer {served.tokens[who]}",
            "accept": "application/json, text/event-stream",
            "mcp-protocol-version": "2026-07-28",
            "mcp-method": "tools/call",
            "mcp-name": "apply_plan",
        }
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        async with httpx2.AsyncClient(timeout=60) as http:
            url = f"{served.url}/mcp?workspace=shop"
            return (await http.post(url, json=message, headers=headers)).json()

    asked = (await call("lead"))["result"]
    (key,) = asked["inputRequests"]
    yes = {
        "requestState": asked["requestState"],
        "inputResponses": {key: {"action": "accept", "content": {"yes": True}}},
    }
    for who in ("other lead", "developer"):
        assert "requestState" in (await call(who, **yes))["error"]["message"]
    assert not (served.shop.root / "src/asked.ts").exists()
    assert (await call("lead", **yes))["result"]["isError"] is False


async def test_a_workspace_is_named_and_others_do_not_exist(served: Served, era: str) -> None:
    async with served.client("developer", mode=era, workspace=None) as client:
        unnamed = await client.call_tool("project_map", {})
    async with served.client("guest", mode=era) as client:
        hidden = await client.call_tool("project_map", {})
        plans = await client.call_tool("plan", {"spec": SPEC, "now": NOW})
    async with served.client("guest", mode=era, workspace=None) as client:
        only = await client.call_tool("project_map", {})
    assert "add ?workspace=NAME" in text_of(unnamed)
    assert "there is no workspace 'shop'" in text_of(hidden)
    assert plans.is_error
    assert not only.is_error


async def test_a_session_answers_only_to_who_began_it(served: Served) -> None:
    begin = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        },
    }
    accept = {"accept": "application/json, text/event-stream"}
    url = f"{served.url}/mcp?workspace=outlet"
    async with httpx2.AsyncClient(headers=accept) as http:
        mine = {"authorization": f"Bearer {served.tokens['lead']}"}
        session = (await http.post(url, json=begin, headers=mine)).headers["mcp-session-id"]
        ask = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
        other = {"authorization": f"Bearer {served.tokens['guest']}", "mcp-session-id": session}
        stolen = await http.post(url, json=ask, headers=other)
        own = await http.post(url, json=ask, headers={**mine, "mcp-session-id": session})
    assert stolen.status_code == 404
    assert own.status_code == 200


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("read_file", {"path": "../outlet/package.json"}),
        ("read_file", {"path": "/etc/passwd"}),
        ("read_file", {"path": "..\\outlet\\package.json"}),
        ("read_file", {"path": "a\u0000b"}),
        ("read_file", {"path": ".env"}),
        ("read_file", {"path": "out/package.json"}),
        ("search_code", {"query": "x", "glob": "--open-files-in-pager=touch pwned"}),
        ("search_code", {"query": "--output=pwned"}),
        ("search_code", {"query": "(a+)+$", "regex": True}),
        ("find_files", {"pattern": "../**"}),
        ("plan", {"path": "../outlet/spec.yaml"}),
        ("plan", {"spec": "version: 1\nmodules: {a: {models: {B: {fields: {c: '{{ self }}'}}}}}"}),
        ("plan", {"spec": "&a [*a, *a]"}),
        ("apply_plan", {"digest": "0" * 64}),
    ],
)
async def test_known_attacks_get_an_answer_and_nothing_else(
    served: Served, tool: str, arguments: dict[str, Any], era: str
) -> None:
    link = served.shop.root / "out"
    if not link.is_symlink():
        link.symlink_to(served.outlet.root)
    async with served.client("developer", mode=era) as client:
        answer = await client.call_tool(tool, arguments)
        alive = await client.call_tool("scaffold_catalogue", {})
    said = text_of(answer)
    assert not any(secret in said for secret in ("root:x:", "JWT_SECRET", '"outlet"'))
    assert "Traceback" not in said
    assert not alive.is_error
    assert not list(served.shop.root.glob("pwned*"))
    assert not (served.shop.root / NEW_PATH).exists()
