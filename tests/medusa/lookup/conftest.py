"""A project with a small Medusa installed, and a cache of its own."""

from pathlib import Path

import pytest

from tests.medusa.lookup.small import install
from tests.samples import make_project
from tools.repo.workspace import Workspace


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that references are kept in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "stheno" / "api"


@pytest.fixture
def shop(tmp_path: Path, cache: Path) -> Workspace:
    """Return a project with the small Medusa in its `node_modules`."""
    assert not cache.exists()
    workspace = make_project(tmp_path / "shop")
    install(workspace.root)
    return workspace
