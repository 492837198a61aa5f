"""A small project to propose edits for."""

from pathlib import Path

import pytest

from tests.samples import make_project
from tools.repo.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_project(tmp_path / "shop")
