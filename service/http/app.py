"""The FastAPI app of a team's server: the API, MCP beside it, and the gate before both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any

from fastapi import FastAPI
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

from service.http import plan_routes, read_routes, run_routes, verify_routes
from service.http.authentication import authenticator
from service.http.gate import WELL_KNOWN, Gate
from service.http.jobs import Jobs
from service.http.problems import add_problems
from service.http.run_bounds import TeamRuns
from service.http.settings import OAuth, Settings
from service.http.tokens import TokenStore

_ABOUT = """\
Plans for Medusa v2 back ends: make one from a spec, let a lead approve it, write it, prove it, \
take it back; or ask a specialist, and follow its run. Every call but `/health` and `/ready` \
carries `Authorization: Bearer …`; what a token's holder may not see does not exist for it. \
Errors are RFC 9457 problems."""


def make_app(
    server: MCPServer[Any], settings: Settings, store: TokenStore, runs: TeamRuns, *, version: str
) -> FastAPI:
    """Return the app with the API and, at `/mcp`, an MCP server, both of which play `runs`."""
    metrics = runs.metrics
    jobs = Jobs(metrics)
    # The gate has checked host and origin before.
    inner = server.streamable_http_app(
        streamable_http_path="/mcp",
        max_request_body_size=settings.body_bytes,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001  # the framework's
        with closing(runs.stores):
            async with server.session_manager.run(), jobs.running(), runs.runs.running():
                yield

    app = FastAPI(
        title="Stheno",
        version=version,
        description=_ABOUT,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.settings, app.state.metrics, app.state.jobs = settings, metrics, jobs
    app.state.team_runs = runs
    for routes in (plan_routes, verify_routes, run_routes, read_routes):
        app.include_router(routes.router)
    if settings.oauth is not None:
        _add_metadata(app, settings.oauth)
    add_problems(app)
    # Not mounted: whatever is not found is told by us.  First, as most calls are for it.
    app.router.routes[:0] = inner.routes
    app.add_middleware(
        Gate,
        settings=settings,
        authenticator=authenticator(settings, store),
        metrics=metrics,
    )
    return app


def _add_metadata(app: FastAPI, oauth: OAuth) -> None:
    """Tell clients without a token whom to ask for one (RFC 9728)."""
    metadata = {
        "resource": oauth.audience,
        "authorization_servers": [oauth.issuer],
        "scopes_supported": sorted({*oauth.roles, *oauth.workspaces}),
        "bearer_methods_supported": ["header"],
    }

    @app.get(WELL_KNOWN, include_in_schema=False)
    @app.get(f"{WELL_KNOWN}/mcp", include_in_schema=False)
    def resource_metadata() -> dict[str, Any]:
        return metadata
