"""The page that a host may draw beside the tool `plan`."""

import pytest
from mcp_types import TextResourceContents

from service.mcp_app import PLAN_URI
from tests.mcp.conftest import Connect
from tests.samples import kept
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio


async def test_the_tool_names_the_page_and_both_can_be_read(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    plan = kept(workspace)
    async with connect(mode=era) as client:
        (tool,) = [one for one in (await client.list_tools()).tools if one.name == "plan"]
        (app,) = (await client.read_resource(PLAN_URI)).contents
        (page,) = (await client.read_resource(f"stheno://plans/{plan.digest}/page")).contents
    assert tool.meta == {"ui": {"resourceUri": PLAN_URI}}
    assert app.mime_type == "text/html;profile=mcp-app"
    assert isinstance(app, TextResourceContents)
    assert isinstance(page, TextResourceContents)
    assert "ui/initialize" in app.text
    assert plan.title in page.text
