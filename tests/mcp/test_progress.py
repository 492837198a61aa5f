"""Tools that only read and plan tell how far they are, to a client that wants to know."""

import pytest

from tests.mcp.conftest import Connect, text_of
from tests.samples import SPEC
from tests.trees import write_tree
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


@pytest.fixture
def pages(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files to read, for all the tools there are."""
    monkeypatch.setenv("STHENO_TOOLSETS", "all")
    write_tree(
        workspace.root,
        {f"src/api/store/p{number}/route.ts": ROUTE.format(number) for number in range(40)},
    )


@pytest.mark.usefixtures("pages")
async def test_how_far_a_tool_is_is_told_while_it_works(connect: Connect, era: str) -> None:
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
