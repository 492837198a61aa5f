"""Verifying over HTTP: a job that tells what happens, and ends when it is told to."""

import pytest

from service.http.jobs import PER_CALLER, Jobs
from service.http.metrics import Metrics
from tests.http.conftest import Team
from tests.http.streams import events
from tools.errors import ConflictError

pytestmark = pytest.mark.anyio
JOBS = "/api/workspaces/shop/verifications"


async def test_a_job_streams_its_progress_and_keeps_its_report(team: Team) -> None:
    async with team.client(team.developer) as client:
        begun = await client.post(JOBS, json={"only": ["parse"]})
        assert begun.status_code == 202
        place = begun.headers["location"]
        told = [event async for event in events(client, place)]
        done = (await client.get(place)).json()
        again = [event async for event in events(client, place, last=1)]
        kept = (await client.get("/api/workspaces/shop/reports")).json()["reports"]
        report = (await client.get(f"/api/workspaces/shop/reports/{kept[0]['name']}")).json()
    assert [kind for kind, _, _ in told] == ["progress", "progress", "end"]
    assert [number for _, number, _ in told] == ["1", "2", None]
    assert told[1][2]["fraction"] == 1.0
    assert told[-1][2]["state"] == done["state"] == "done"
    assert done["report"]["ok"] is True
    assert [number for _, number, _ in again] == ["2", None]
    assert report["tree"] == done["report"]["tree"]


async def test_checks_side_by_side_number_their_events_once(team: Team) -> None:
    async with team.client(team.developer) as client:
        begun = await client.post(JOBS, json={"only": ["parse", "doctor"]})
        told = [event async for event in events(client, begun.headers["location"])]
    numbers = [int(number) for _, number, _ in told if number]
    assert numbers == list(range(1, told[-1][2]["events"] + 1))


async def test_a_job_is_cancelled_at_once(team: Team) -> None:
    async with team.client(team.developer) as client:
        begun = await client.post(JOBS, json={})
        ended = await client.delete(begun.headers["location"])
        again = await client.delete(begun.headers["location"])
    assert ended.json()["state"] == again.json()["state"] == "cancelled"


async def test_an_unknown_check_fails_the_job_with_its_reason(team: Team) -> None:
    async with team.client(team.developer) as client:
        begun = await client.post(JOBS, json={"only": ["parsing"]})
        told = [event async for event in events(client, begun.headers["location"])]
    assert told[-1][2]["state"] == "failed"
    assert "there is no check parsing" in str(told[-1][2]["error"])


async def test_a_job_of_another_workspace_does_not_exist(team: Team) -> None:
    async with team.client(team.developer) as client, team.client(team.guest) as guest:
        begun = await client.post(JOBS, json={"only": ["parse"]})
        place = begun.headers["location"]
        assert (await client.get(place.replace("/shop/", "/outlet/"))).status_code == 404
        assert (await guest.get(place)).status_code == 404
        assert (await guest.delete(place)).status_code == 404
        assert (await client.get(f"{JOBS}/{'0' * 16}")).status_code == 404


async def test_jobs_that_run_end_with_the_server(team: Team) -> None:
    async with team.client(team.developer) as client:
        begun = await client.post(JOBS, json={})
        assert begun.status_code == 202


async def test_one_caller_leaves_room_for_others(team: Team) -> None:
    jobs = Jobs(Metrics())
    async with jobs.running():
        # Nothing else runs meanwhile, so none of them can end.
        for _ in range(PER_CALLER):
            jobs.start("shop", team.shop, ["parse"], principal="ann")
        with pytest.raises(ConflictError, match="ann has 10 verifications that are not ended"):
            jobs.start("shop", team.shop, ["parse"], principal="ann")
        assert jobs.start("shop", team.shop, ["parse"], principal="bob").principal == "bob"
