"""A team's server: as an app in this process, and as a process of its own."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from server import build_app
from service.http.settings import Settings
from service.http.tokens import TokenStore
from tests.samples import make_project
from tools.repo.workspace import Workspace

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
BASE = "http://127.0.0.1"


@dataclass(frozen=True)
class Team:
    """Two back ends, and a token each for a lead, a developer, and a developer of one of them."""

    shop: Workspace
    outlet: Workspace
    store: TokenStore
    lead: str
    developer: str
    guest: str

    def settings(self, **given: Any) -> Settings:
        spaces = {"shop": self.shop.root, "outlet": self.outlet.root}
        return Settings(**{"workspaces": spaces, **given})

    @asynccontextmanager
    async def client(
        self, token: str | None = None, **given: Any
    ) -> AsyncIterator[httpx2.AsyncClient]:
        """Yield a client of an app with these settings, started and ended with the block."""
        app = build_app(self.settings(**given), self.store, version="test")
        headers = {"authorization": f"Bearer {token}"} if token else {}
        transport = httpx2.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=transport, base_url=BASE, headers=headers) as client,
        ):
            yield client


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def team(tmp_path: Path) -> Team:
    store = TokenStore(tmp_path / "tokens")
    return Team(
        shop=make_project(tmp_path / "shop"),
        outlet=make_project(tmp_path / "outlet"),
        store=store,
        lead=store.create("ann", "lead"),
        developer=store.create("bob", "developer"),
        guest=store.create("eve", "developer", workspaces=["outlet"]),
    )


@contextmanager
def serving(*options: str, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `stheno serve` as its own process; yields its address and the process."""
    command = [sys.executable, str(LAUNCHER), "serve", "--port", "0", *options]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        assert process.stderr is not None
        told = ""
        while "serving on " not in told:
            line = process.stderr.readline()
            if not line:
                raise AssertionError(told)
            told += line
        _, _, rest = told.partition("serving on ")
        try:
            yield rest.split('"')[0], process
        finally:
            process.terminate()
            process.communicate(timeout=30)
