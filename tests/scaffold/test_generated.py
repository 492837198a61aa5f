"""The generated code against trees that were reviewed by eye.

After a change of the templates: STHENO_UPDATE_GOLDEN=1 pytest tests/scaffold/test_generated.py,
then review the difference in git.
"""

import os
import subprocess
from pathlib import Path

import anyio
import pytest

from tests.scaffold.shops import NOW, shop
from tests.scaffold.specs import SPECS
from tools.plan.model import Action
from tools.repo.packages import packages
from tools.scaffold.plan import plan_spec

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
STARTER_STYLE = ["--no-config", "--no-semi", "--trailing-comma", "es5"]


def generated(name: str, tmp_path: Path) -> dict[str, str]:
    made = plan_spec(shop(tmp_path), SPECS[name].read_text(encoding="utf-8"), now=NOW)
    assert not made.blocking
    return {
        change.path: change.content
        for change in made.changes
        if change.action is not Action.UNCHANGED
        and change.content is not None
        and not change.path.startswith(".stheno/")
    }


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_gives_exactly_the_reviewed_tree(name: str, tmp_path: Path) -> None:
    files = generated(name, tmp_path)
    if os.environ.get("STHENO_UPDATE_GOLDEN"):
        write(GOLDEN / name, files)

    golden = {
        path.relative_to(GOLDEN / name).as_posix(): path.read_text(encoding="utf-8")
        for path in (GOLDEN / name).rglob("*")
        if path.is_file()
    }
    assert files == golden


@pytest.mark.medusa
@pytest.mark.parametrize("name", SPECS)
def test_prettier_has_nothing_to_change(name: str, tmp_path: Path) -> None:
    # Migrations are Medusa's generator's text, which prettier would lay out otherwise.
    files = {
        path: text for path, text in generated(name, tmp_path).items() if "/migrations/" not in path
    }
    write(tmp_path / "out", files)
    prettier = anyio.run(packages, "prettier", {"prettier": "3.6.2"})

    done = subprocess.run(
        [prettier / "node_modules/.bin/prettier", *STARTER_STYLE, "--check", "."],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
