"""A real Medusa application, installed once for the whole session."""

from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest

from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app

MEDUSA = "2.21.2"
MATRIX = Path(__file__).with_name("matrix")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the matrix out unless its path is given: it runs for an hour."""
    if collection_path != MATRIX:
        return None
    asked = (Path(argument.partition("::")[0]).resolve() for argument in config.args)
    return True if not any(path.is_relative_to(MATRIX) for path in asked) else None


@pytest.fixture(scope="session", autouse=True)
def user_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep plans and approvals of the tests out of the real user's state folder."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield folder


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
