"""A real Medusa application, installed once for the whole session."""

from pathlib import Path

import anyio
import pytest

from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app

MEDUSA = "2.21.2"


@pytest.fixture(scope="session")
def medusa_app() -> Path:
    """Return the folder of an application whose `node_modules` others may link to."""
    return anyio.run(lambda: installed_app(medusa=MEDUSA))


@pytest.fixture
def fresh_app(medusa_app: Path, tmp_path: Path) -> Workspace:
    """Return a fresh application of its own, with the shared packages."""
    folder = tmp_path / "app"
    write_app(folder, MEDUSA)
    (folder / "node_modules").symlink_to(medusa_app / "node_modules")
    return Workspace.at(folder)
