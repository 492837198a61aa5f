"""The operator chooses which tools there are; what is chosen is the same for every client."""

import os
import sys
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

from service.mcp_selection import Selection
from tests.mcp.conftest import LAUNCHER, text_of
from tools.catalogue import DEFAULT, TOOLS
from tools.errors import UsageError
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio
READING = [tool.name for tool in TOOLS if tool.reads and tool.toolset == DEFAULT]


async def listed(root: Path, *options: str, **environment: str) -> list[str]:
    async with client_of(root, *options, **environment) as client:
        return [tool.name for tool in (await client.list_tools()).tools]


def client_of(root: Path, *options: str, **environment: str) -> Client:
    server = StdioServerParameters(
        command=sys.executable,
        args=[str(LAUNCHER), "mcp", "--root", str(root), *options],
        env={"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"], **environment},
    )
    return Client(server, mode="legacy", read_timeout_seconds=60)


async def test_read_only_overrides_every_other_choice(workspace: Workspace) -> None:
    assert await listed(workspace.root, "--read-only", "--toolsets", "all") == [
        tool.name for tool in TOOLS if tool.reads
    ]
    assert await listed(workspace.root, STHENO_READ_ONLY="1") == READING


async def test_a_model_is_told_only_of_tools_that_are_offered(workspace: Workspace) -> None:
    async with client_of(workspace.root, "--exclude", "verify") as client:
        some = client.instructions or ""
    async with client_of(workspace.root, "--read-only") as client:
        reading = client.instructions or ""
    assert "changes a Medusa v2 back end through plans" in some
    assert "4. apply_plan: the person is asked; you cannot approve. undo takes" in some
    assert "verify" not in some
    assert "reads a Medusa v2 back end" in reading
    assert not any(tool.name in reading.split() for tool in TOOLS if not tool.reads)
    assert "apply_plan" not in reading


async def test_a_tool_that_is_not_offered_cannot_be_called(workspace: Workspace) -> None:
    async with client_of(workspace.root, "--exclude", "read_file,undo") as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        refused = await client.call_tool("read_file", {"path": "package.json"})
    assert "read_file" not in names
    assert "plan" in names
    assert refused.is_error
    assert "Unknown tool" in text_of(refused)


async def test_every_toolset_is_offered_where_all_are_asked_for(workspace: Workspace) -> None:
    assert await listed(workspace.root, "--toolsets", "all") == [
        *(tool.name for tool in TOOLS),
        "ask_agent",
    ]


@pytest.mark.parametrize(
    ("toolsets", "exclude", "told"),
    [
        ("coed", None, "no toolset 'coed'"),
        (None, "read_fil", "did you mean read_file\\?"),
        (None, "read_file,,no", "no tool 'no'"),
    ],
)
def test_a_name_that_is_not_known_is_refused(
    toolsets: str | None, exclude: str | None, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        Selection.of(toolsets=toolsets, exclude=exclude)
