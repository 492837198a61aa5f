"""A plan's way over HTTP: made by a developer, approved by a lead, written, taken back."""

import anyio
import httpx2
import pytest

from tests.http.conftest import Team
from tests.samples import MODEL_PATH, NEW_PATH, NOW, SPEC, kept
from tools.plan.approval import approval_of, approve
from tools.plan.lock import writer

pytestmark = pytest.mark.anyio
SHOP = "/api/workspaces/shop"
PLANS = f"{SHOP}/plans"


async def test_a_plan_goes_its_whole_way(team: Team) -> None:
    model = team.shop.root / MODEL_PATH
    async with team.client(team.developer) as developer, team.client(team.lead) as lead:
        made = await developer.post(PLANS, json={"spec": SPEC, "now": NOW})
        assert made.status_code == 201
        plan = made.headers["location"]
        digest = made.json()["digest"]
        assert made.json()["approved"] is False
        assert f"a lead, who sends PUT …/plans/{digest[:12]}/approval" in made.json()["advice"]

        shown = await developer.get(plan, params={"diff": MODEL_PATH})
        assert 'model.define("brand"' in shown.json()["diff"]

        refused = await developer.post(f"{plan}/application")
        assert (refused.status_code, model.exists()) == (409, False)
        assert "nobody has approved" in refused.json()["detail"]
        assert refused.json()["fix"].endswith(f"PUT …/plans/{digest[:12]}/approval")
        forbidden = await developer.put(f"{plan}/approval")
        assert forbidden.status_code == 403
        assert approval_of(team.shop, digest) is None

        approved = await lead.put(f"{plan}/approval")
        assert approved.json()["principal"] == "ann"
        assert approved.json()["channel"] == "http"
        written = await developer.post(f"{plan}/application")
        assert written.status_code == 200
        assert MODEL_PATH in written.json()["created"]
        assert model.exists()

        again = await developer.post(f"{plan}/application")
        assert again.json()["created"] == []

        preview = await developer.get("/api/workspaces/shop/undo")
        assert MODEL_PATH in preview.json()["removed"]
        assert (await developer.post("/api/workspaces/shop/undo")).status_code == 403
        undone = await lead.post("/api/workspaces/shop/undo")
        assert undone.json()["digest"] == digest
        assert not model.exists()


async def test_a_lead_approves_and_writes_at_once_or_takes_the_word_back(team: Team) -> None:
    async with team.client(team.lead) as lead:
        plan = (await lead.post(PLANS, json={"spec": SPEC, "now": NOW})).headers["location"]
        await lead.put(f"{plan}/approval")
        assert (await lead.delete(f"{plan}/approval")).status_code == 204
        assert (await lead.post(f"{plan}/application")).status_code == 409
        assert (await lead.post(f"{plan}/approved-application")).status_code == 200
    assert (team.shop.root / MODEL_PATH).exists()


async def test_a_leads_word_to_write_at_once_ends_with_the_attempt(team: Team) -> None:
    async with team.client(team.lead) as lead, team.client(team.developer) as developer:
        plan = (await lead.post(PLANS, json={"spec": SPEC, "now": NOW})).headers["location"]
        with writer(team.shop, "the test is stopped"):
            locked = await lead.post(f"{plan}/approved-application")
        refused = await developer.post(f"{plan}/application")
    assert "another process is writing" in locked.json()["detail"]
    assert (locked.status_code, refused.status_code) == (409, 409)
    assert "nobody has approved" in refused.json()["detail"]
    assert not (team.shop.root / MODEL_PATH).exists()


async def test_a_server_that_only_reads_writes_over_no_road(team: Team) -> None:
    plan = kept(team.shop)
    approve(team.shop, plan, principal="ann", channel="terminal")
    one = f"{PLANS}/{plan.digest}"
    async with team.client(team.lead, read_only=True, toolsets="all", agents=True) as lead:
        refused = [
            await lead.post(PLANS, json={"spec": SPEC}),
            await lead.put(f"{one}/approval"),
            await lead.delete(f"{one}/approval"),
            await lead.post(f"{one}/application"),
            await lead.post(f"{one}/approved-application"),
            await lead.post(f"{SHOP}/undo"),
            await lead.post(f"{SHOP}/verifications", json={}),
        ]
        read = await lead.get(one)
    assert {answer.status_code for answer in refused} == {403}
    assert "only reads" in refused[0].json()["detail"]
    assert read.json()["approved"] is True
    assert team.shop.read_text(NEW_PATH) is None


async def test_the_same_approval_serves_cli_and_http(team: Team) -> None:
    async with team.client(team.lead) as lead:
        made = await lead.post(PLANS, json={"spec": SPEC, "now": NOW})
        await lead.put(f"{made.headers['location']}/approval")
    approval = approval_of(team.shop, made.json()["digest"])
    assert approval is not None
    assert (approval.principal, approval.channel) == ("ann", "http")


async def test_a_bad_spec_is_told_with_every_mistake(team: Team) -> None:
    async with team.client(team.developer) as developer:
        refused = await developer.post(PLANS, json={"spec": "version: 1\nmodules: 3\nmore: 1\n"})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert "spec:2:1: modules" in refused.json()["detail"]
    assert "spec:3:1: more" in refused.json()["detail"]


async def test_plans_are_listed_in_pages(team: Team) -> None:
    async with team.client(team.developer) as developer:
        for second in range(3):
            spec = {"spec": SPEC, "now": f"2026112022570{second}"}
            assert (await developer.post(PLANS, json=spec)).status_code == 201
        first = (await developer.get(PLANS, params={"limit": 2})).json()
        rest = (await developer.get(PLANS, params={"limit": 2, "offset": first["next"]})).json()
    assert (len(first["plans"]), first["total"], len(rest["plans"])) == (2, 3, 1)
    assert rest["next"] is None


async def test_a_changed_tree_makes_an_approved_plan_stale(team: Team) -> None:
    async with team.client(team.lead) as lead:
        plan = (await lead.post(PLANS, json={"spec": SPEC, "now": NOW})).headers["location"]
        await lead.put(f"{plan}/approval")
        config = team.shop.root / "medusa-config.ts"
        config.write_text(config.read_text(encoding="utf-8") + "// mine\n", encoding="utf-8")
        refused = await lead.post(f"{plan}/application")
    assert refused.status_code == 409
    assert "changed since the plan was made: medusa-config.ts" in refused.json()["detail"]


async def test_leads_and_developers_at_once_end_in_one_whole_tree(team: Team) -> None:
    statuses: list[int] = []
    async with team.client(team.lead) as lead, team.client(team.developer) as developer:
        plan = (await lead.post(PLANS, json={"spec": SPEC, "now": NOW})).headers["location"]

        async def ask(client: httpx2.AsyncClient, path: str) -> None:
            statuses.append((await client.post(path)).status_code)

        for _ in range(3):
            async with anyio.create_task_group() as tasks:
                for _ in range(4):
                    tasks.start_soon(ask, lead, f"{plan}/approved-application")
                    tasks.start_soon(ask, developer, f"{plan}/application")
                tasks.start_soon(ask, lead, "/api/workspaces/shop/undo")
        await lead.post(f"{plan}/approved-application")
        assert (await lead.get("/api/workspaces/shop/undo")).status_code == 200
    assert set(statuses) <= {200, 409}
    assert 200 in statuses
    assert (team.shop.root / MODEL_PATH).exists()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{PLANS}/{'0' * 64}", 404),
        (f"{PLANS}/xyz", 422),
        ("/api/workspaces/none/plans", 404),
        ("/api/workspaces/..%2Fshop/plans", 404),
        ("/api/workspaces/SHOP/plans", 422),
        ("/api/nothing", 404),
        ("/elsewhere", 404),
    ],
)
async def test_what_is_not_there_is_a_problem_too(team: Team, path: str, status: int) -> None:
    async with team.client(team.lead) as lead:
        answer = await lead.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


async def test_what_is_there_can_be_read(team: Team) -> None:
    async with team.client(team.developer) as developer:
        names = (await developer.get("/api/workspaces")).json()
        here = (await developer.get("/api/workspaces/shop/map?part=modules")).json()
        listed = (await developer.get("/api/scaffolds")).json()
        preview = (await developer.get("/api/scaffolds/api")).json()
        schema = (await developer.get("/api/spec-schema")).json()
        metrics = (await developer.get("/metrics")).text
    assert names == {"principal": "bob", "role": "developer", "workspaces": ["outlet", "shop"]}
    assert here["medusa"]["version"] == "2.21.2"
    assert [one["name"] for one in listed["scaffolds"]][2] == preview["name"]
    assert schema["title"] == "Spec"
    assert 'stheno_requests_total{method="GET",route="/api/workspaces",status="200"} 1.0' in metrics
