"""Verifying through MCP: it tells of its progress, and stops when the client no longer waits."""

import anyio
import pytest

from tests.mcp.conftest import Connect, Person, text_of
from tests.samples import NOW, SPEC, refuse_reports
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio


async def test_a_check_runs_with_progress_and_its_evidence_is_returned(
    connect: Connect, era: str
) -> None:
    heard: list[tuple[float, str | None]] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        assert total == 1.0
        heard.append((progress, message))

    async with connect(Person("accept"), mode=era) as client:
        planned = await client.call_tool("plan", {"spec": SPEC, "now": NOW})
        assert planned.structured_content is not None
        await client.call_tool("apply_plan", {"digest": planned.structured_content["digest"]})
        result = await client.call_tool("verify", {"only": ["parse"]}, progress_callback=hear)
    report = result.structured_content
    assert report is not None, text_of(result)
    assert report["medusa"] == "2.21.2"
    (check,) = report["checks"]
    assert (check["name"], check["status"], report["ok"]) == ("parse", "passed", True)
    assert check["evidence"]
    assert heard
    assert heard[-1][0] == 1.0
    assert all(message and message.startswith("parse: ") for _, message in heard)


async def test_a_report_that_cannot_be_kept_is_returned_all_the_same(
    connect: Connect, workspace: Workspace
) -> None:
    refuse_reports(workspace)
    async with connect() as client:
        result = await client.call_tool("verify", {"only": ["parse"]})
    assert not result.is_error, text_of(result)
    assert result.structured_content is not None
    assert [one["name"] for one in result.structured_content["checks"]] == ["parse"]


async def test_an_unknown_check_is_told_with_those_there_are(connect: Connect) -> None:
    async with connect() as client:
        result = await client.call_tool("verify", {"only": ["parsing"]})
    assert result.is_error
    assert "there is no check parsing" in text_of(result)
    assert "migrations" in text_of(result)


async def test_a_server_answers_on_after_a_call_was_cancelled(connect: Connect) -> None:
    async with connect() as client:
        with anyio.move_on_after(0.2):
            await client.call_tool("verify", {})
        result = await client.call_tool("project_map", {})
    assert not result.is_error
