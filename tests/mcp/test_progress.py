"""Tools that only read and plan tell how far they are, to a client that wants to know."""

import json

import anyio
import pytest

from tests.mcp.conftest import Connect, text_of
from tests.samples import NOW, SPEC
from tests.trees import write_tree
from tools.plan.user_state import kept_names
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio

ROUTE = "export const GET = async (req, res) => {{ res.json({{ page: {} }}) }}\n"
CALLS: list[tuple[str, dict[str, object], str]] = [
    ("project_map", {}, "0 of 40 source files read"),
    ("plan", {"spec": SPEC}, "0 of 40 source files read"),
    ("search_code", {"query": "export const GET"}, "searching"),
    ("search_code", {"query": "res.json($X)", "structure": True}, "0 of 40 files searched"),
    ("find_symbols", {"name": "GET"}, "changed files read"),
    ("doctor", {}, "0 of 40 source files read"),
]


def add_routes(workspace: Workspace, count: int) -> None:
    write_tree(
        workspace.root,
        {f"src/api/store/p{number}/route.ts": ROUTE.format(number) for number in range(count)},
    )


async def test_how_far_a_tool_is_is_told_while_it_works(
    connect: Connect, workspace: Workspace, era: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STHENO_TOOLSETS", "all")
    add_routes(workspace, 40)
    heard: list[tuple[float, float | None, str | None]] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        heard.append((progress, total, message))

    async with connect(mode=era) as client:
        for tool, arguments, told in CALLS:
            heard.clear()
            result = await client.call_tool(tool, arguments, progress_callback=hear)
            assert not result.is_error, text_of(result)
            shares = [share for share, _, _ in heard]
            assert shares == sorted(set(shares))
            assert all(0 <= share <= 1 for share in shares)
            assert {total for _, total, _ in heard} == {1.0}
            assert told in (heard[0][2] or "")


async def test_a_plan_that_nobody_waits_for_any_more_is_not_made(
    connect: Connect, workspace: Workspace
) -> None:
    add_routes(workspace, 1500)
    async with connect() as client:
        with anyio.CancelScope() as scope:

            async def leave(progress: float, total: float | None, message: str | None) -> None:
                del progress, total, message
                scope.cancel()

            await client.call_tool("plan", {"spec": SPEC}, progress_callback=leave)
        assert scope.cancelled_caught
        # Takes as long as the other would have taken, and begins later.
        other = SPEC.replace("Brand", "Maker").replace("brand", "maker")
        for _ in range(2):
            made = await client.call_tool("plan", {"spec": other, "now": NOW})
            assert not made.is_error, text_of(made)
    digest = json.loads(text_of(made))["digest"]
    assert kept_names(workspace, "plans") == [digest]
