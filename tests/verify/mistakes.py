"""Mistakes that doctor sets right, planted in an application that is sound without them."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import Field, TypeAdapter

from tests.scaffold.shops import apply
from tests.verify.slices import replace, write
from tools.medusa.doctor.diagnose import Diagnosis, diagnose
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app

HERE = Path(__file__).parent
LAUNCHER = HERE.parents[1] / "stheno.py"
SECONDS = 60


class Mistake(Frozen):
    """A mistake: the rules it breaks, the versions it is proven on, how it is made.

    `edits` replace, in a generated file, the first text by the second; `files` are written whole.
    One that is `alone` cannot be made beside the others.
    """

    rules: frozenset[str]
    medusa: list[str]
    alone: bool = False
    edits: dict[str, list[tuple[str, str]]] = Field(default_factory=dict)
    files: dict[str, str] = Field(default_factory=dict)


MISTAKES = TypeAdapter(dict[str, Mistake]).validate_python(
    yaml.safe_load((HERE / "mistakes.yaml").read_text(encoding="utf-8"))
)


async def mistaken_app(folder: Path, medusa: str, mistakes: Iterable[Mistake]) -> Workspace:
    """Make an application of this version that is sound but for these mistakes."""
    packages = await installed_app(medusa=medusa)
    write_app(folder, medusa)
    (folder / "node_modules").symlink_to(packages / "node_modules")
    workspace = Workspace.at(folder)
    apply(workspace, (HERE / "mistaken.yaml").read_text(encoding="utf-8"))
    assert diagnose(workspace).findings == []
    for mistake in mistakes:
        for path, edits in mistake.edits.items():
            for old, new in edits:
                replace(workspace, path, old, new)
        for path, text in mistake.files.items():
            write(workspace, path, text)
    return workspace


def fix_as_a_person(workspace: Workspace) -> Diagnosis:
    """Plan doctor's fixes, approve and apply them by the command; returns what it finds then."""
    done = subprocess.run(
        [sys.executable, str(LAUNCHER), "doctor", "--fix", "--yes", "--no-lint", "--json"],
        cwd=workspace.root,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.stdout, done.stderr
    return Diagnosis.model_validate_json(done.stdout)
