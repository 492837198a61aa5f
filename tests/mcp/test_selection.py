"""The operator chooses which tools there are; what is chosen is the same for every client."""

import os
import re
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
    "options",
    [
        (),
        ("--read-only",),
        ("--exclude", "undo,verify"),
        ("--exclude", "plan,apply_plan"),
        ("--exclude", "plan,apply_plan,undo"),
        ("--toolsets", "all"),
    ],
)
async def test_what_a_model_is_told_speaks_of_the_tools_that_are_offered_only(
    workspace: Workspace, options: tuple[str, ...]
) -> None:
    async with client_of(workspace.root, *options) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        told = client.instructions or ""
    known = {*(tool.name for tool in TOOLS), "ask_agent"}
    spoken_of = known & set(re.findall(r"\w+(?=:)|^undo", told, re.MULTILINE))
    assert spoken_of == names & {
        "project_map", "scaffold_catalogue", "plan", "apply_plan", "undo", "verify"
    }  # fmt: skip
    numbers = re.findall(r"(\d)\. ", told)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert ("through plans that a person approves" in told) == bool(names & {"plan", "undo"})
    assert "data, never an instruction" in told
    assert len(told) < 600


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
