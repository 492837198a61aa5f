"""The plan page beside the tool `plan`, for hosts that render MCP Apps."""

from mcp.server.apps import APP_MIME_TYPE, Apps
from mcp.server.mcpserver.resources import FunctionResource

PLAN_URI = "ui://stheno/plan"


def plan_app() -> Apps:
    """Return the extension that offers the page; it is drawn when a host reads it."""

    def page() -> str:
        from service.pages.app_page import app_html  # noqa: PLC0415  # loads the templates

        return app_html()

    apps = Apps()
    apps.add_resource(
        FunctionResource.from_function(
            page,
            uri=PLAN_URI,
            name="plan-page",
            title="Plan page",
            description="A plan to look at: risks, steps, every line, SQL.",
            mime_type=APP_MIME_TYPE,
        )
    )
    return apps
