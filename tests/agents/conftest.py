"""Known projects, one for each proven version, as their files alone tell them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.repo.workspace import Workspace

SHOP = Path(__file__).parents[1] / "fixtures" / "shop"
Shop = Callable[[str], Workspace]


def make_shop(folder: Path, version: str) -> Workspace:
    """Copy the fixture's shop to a new folder and set its Medusa version."""
    shutil.copytree(SHOP, folder)
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    manifest["dependencies"] = dict.fromkeys(manifest["dependencies"], version)
    (folder / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Workspace.at(folder)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Return a function that makes a shop of a version."""
    return lambda version: make_shop(tmp_path / f"shop-{version}", version)
