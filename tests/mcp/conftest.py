"""A server as its own process, spoken to through the SDK's own client."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import mcp_types as types
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.session import ClientRequestContext

from tests.samples import make_project
from tools.repo.workspace import Workspace

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
Connect = Callable[..., Client]


class Person:
    """Answers the client's questions as told, and remembers what was asked."""

    def __init__(self, action: str, *, yes: bool | str = True) -> None:
        self.action = action
        self.yes = yes
        self.asked: list[str] = []

    async def __call__(
        self,
        context: ClientRequestContext,  # noqa: ARG002  # the client names it
        params: types.ElicitRequestParams,
    ) -> types.ElicitResult:
        self.asked.append(params.message)
        content = {"yes": self.yes} if self.action == "accept" else None
        return types.ElicitResult.model_validate({"action": self.action, "content": content})


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=["legacy", "auto"])
def era(request: pytest.FixtureRequest) -> str:
    """The handshake era of the protocol, and the newest."""
    return str(request.param)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_project(tmp_path / "shop")


@pytest.fixture
def connect(workspace: Workspace) -> Connect:
    """Return a function that makes a client of a new server process."""

    def make(
        person: Person | None = None, *, mode: str = "legacy", root: Path | None = None
    ) -> Client:
        server = StdioServerParameters(
            command=sys.executable,
            args=[str(LAUNCHER), "mcp", "--root", str(root or workspace.root)],
            env={
                name: os.environ[name]
                for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "STHENO_TOOLSETS")
                if name in os.environ
            },
        )
        return Client(server, mode=mode, elicitation_callback=person, read_timeout_seconds=60)

    return make


def text_of(result: types.CallToolResult) -> str:
    """Return the text of a result with one block."""
    (block,) = result.content
    assert isinstance(block, types.TextContent)
    return block.text
