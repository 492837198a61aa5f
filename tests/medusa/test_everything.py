"""The map of a back end with one of everything: no item is missing, none is invented.

`everything.expected` was written by hand from the sources; what the map says is held to it both
ways.
"""

import re
import shutil
import subprocess
from pathlib import Path

import anyio
import pytest

from tests.medusa.map_lines import map_lines
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.map_model import ProjectMap
from tools.medusa.project_map import project_map
from tools.repo.workspace import Workspace
from tools.verify.node import node_program

HERE = Path(__file__).parent / "applications"
EVERYTHING = HERE / "everything"
PLACE = re.compile(r"^\S+ (?P<file>\S+?)(?::(?P<line>\d+))?(?: (?P<told>.*))?$")
# What a line of the source holds where one of a kind begins.
BEGINS = {
    "module": "Module", "model": "model", "link": "defineLink", "workflow": "createWorkflow",
    "step": "createStep", "uses": "(", "route": "", "subscriber": "config", "job": "config",
    "script": "export default async function", "runs": "run(", "handles": ".hooks.",
    "emits": "e", "search": "defineSearchIndex", "types": "declare module", "flag": "export const",
    "instrumentation": "register", "error-handler": "errorHandler", "relation": "model.",
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("map") / "everything"
    shutil.copytree(EVERYTHING, folder)
    return Workspace.at(folder)


@pytest.fixture(scope="module")
def project(workspace: Workspace) -> ProjectMap:
    return project_map(workspace)


def expected() -> list[str]:
    return (HERE / "everything.expected").read_text(encoding="utf-8").splitlines()


def test_the_map_has_no_item_missing_and_none_invented(project: ProjectMap) -> None:
    told = list(map_lines(project))
    assert sorted(set(expected()) - set(told)) == []
    assert sorted(set(told) - set(expected())) == []
    assert len(told) == len(expected())


@pytest.mark.parametrize("line", expected())
def test_what_is_expected_stands_in_the_source_where_it_says(line: str) -> None:
    match = PLACE.match(line)
    assert match is not None
    text = (EVERYTHING / match["file"]).read_text(encoding="utf-8")
    if match["line"] is not None:
        source = text.splitlines()[int(match["line"]) - 1]
        assert source.strip()
        assert BEGINS.get(line.split(" ", 1)[0], "") in source


def test_doctor_finds_nothing_in_it(workspace: Workspace) -> None:
    assert diagnose(workspace).findings == []


def test_it_type_checks_on_the_medusa_it_is_written_for(
    workspace: Workspace, medusa_app: Path
) -> None:
    modules = medusa_app / "node_modules"
    (workspace.root / "node_modules").symlink_to(modules)
    node = anyio.run(node_program)
    for folder in (".", "src/admin"):
        done = subprocess.run(
            [node, modules / "typescript" / "bin" / "tsc", "--noEmit", "--project", folder],
            cwd=workspace.root,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.stdout, done.returncode) == ("", 0)
