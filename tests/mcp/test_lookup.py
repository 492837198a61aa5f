"""Looking up the installed Medusa over MCP."""

import json
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from anyio import to_thread

from tests.mcp.conftest import Connect, text_of
from tests.medusa.lookup.small import install
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


async def test_the_first_question_reports_progress_and_is_answered_once_as_text(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    install(workspace.root)
    told: list[str | None] = []

    async def heard(progress: float, total: float | None, message: str | None) -> None:
        assert total is not None
        assert progress <= total
        told.append(message)

    async with connect(mode=era) as client:
        asked = {"query": "which workflow feeds a dragon"}
        result = await client.call_tool("lookup_api", asked, progress_callback=heard)
        again = await client.call_tool("lookup_api", {"name": "dragon.fed"})
    assert result.structured_content is None
    answer = json.loads(text_of(result))
    assert answer["entries"][0]["name"] == "feedDragonWorkflow"
    assert answer["entries"][0]["source"].startswith("@medusajs/core-flows@2.21.2 dist/")
    assert "lookup_api: reading workflows and steps" in told
    assert json.loads(text_of(again))["entries"][0]["also"] == ["DragonWorkflowEvents.FED"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"query": "x", "kind": "recipe"}, "kind: input should be 'workflow'"),
        ({"query": "x", "limit": 0}, "limit: input should be greater than or equal to 1"),
        ({"query": "x" * 1001}, "query: string should have at most 1000 characters"),
        ({}, "give a query, or an exact name"),
        ({"query": "dragon"}, "is not installed, and lookup_api reads the installed packages"),
    ],
)
async def test_a_question_that_cannot_be_answered_is_refused_with_what_is_wrong(
    connect: Connect, arguments: dict[str, object], told: str
) -> None:
    async with connect() as client:
        result = await client.call_tool("lookup_api", arguments)
    assert result.is_error
    assert told in text_of(result)


def builders() -> list[psutil.Process]:
    """Return the processes below ours that build ahead; the call that started one has ended."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if any(part.endswith("ahead_process.py") for part in process.cmdline()):
                found.append(process)
    return found


async def test_the_first_call_of_any_tool_starts_the_build_and_listing_does_not(
    connect: Connect, workspace: Workspace, tmp_path: Path
) -> None:
    install(workspace.root)
    cache = tmp_path / "cache" / "stheno" / "api"
    async with connect() as client:
        await client.list_tools()
        assert not cache.exists()
        await client.call_tool("project_map", {})
        await to_thread.run_sync(psutil.wait_procs, builders(), 60)
        assert any(cache.glob("*.key"))
        told: list[str | None] = []

        async def heard(progress: float, total: float | None, message: str | None) -> None:
            del progress, total
            told.append(message)

        asked = {"query": "which workflow feeds a dragon"}
        result = await client.call_tool("lookup_api", asked, progress_callback=heard)
    assert json.loads(text_of(result))["entries"][0]["name"] == "feedDragonWorkflow"
    assert told == []
