"""From a spec to code and back, through the real process."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Stheno
from tests.samples import MODEL_PATH, NOW, SPEC
from tools.repo.workspace import Workspace


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` that is not Stheno's own state."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".stheno/state" not in path.as_posix()
    }


@pytest.fixture
def spec(tmp_path: Path) -> str:
    path = tmp_path / "brand.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return str(path)


def test_a_spec_is_planned_approved_by_yes_applied_and_taken_back(
    stheno: Stheno, workspace: Workspace, spec: str
) -> None:
    before = files(workspace.root)
    planned = stheno("plan", spec, "--now", NOW, "--json")
    assert planned.returncode == 0, planned.stderr
    assert files(workspace.root) == before
    applied = stheno("apply", json.loads(planned.stdout)["digest"], "--yes")
    assert applied.returncode == 0, applied.stderr
    assert "stheno verify" in applied.stdout
    assert (workspace.root / MODEL_PATH).exists()
    again = stheno("plan", spec, "--check")
    assert again.returncode == 0
    assert "nothing to do" not in again.stderr
    assert stheno("undo", "--yes").returncode == 0
    assert files(workspace.root) == before


def test_the_same_spec_and_time_make_the_same_plan(stheno: Stheno, spec: str) -> None:
    from_file = stheno("plan", spec, "--now", NOW, "--json")
    from_input = stheno("plan", "-", "--now", NOW, "--json", stdin=SPEC)
    assert from_file.returncode == from_input.returncode == 0
    assert json.loads(from_file.stdout)["digest"] == json.loads(from_input.stdout)["digest"]


def test_check_keeps_nothing(stheno: Stheno, workspace: Workspace, spec: str) -> None:
    done = stheno("plan", spec, "--check")
    assert done.returncode == 3
    assert "stheno apply" not in done.stdout
    assert not (workspace.root / ".stheno").exists()


def test_an_invalid_spec_ends_with_2_and_names_file_line_and_column(
    stheno: Stheno, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(SPEC.replace("fields", "feilds"), encoding="utf-8")
    done = stheno("plan", str(wrong))
    assert done.returncode == 2
    assert f"{wrong}:6:9" in done.stderr
    assert "feilds" in done.stderr
    assert done.stdout == ""


def test_a_spec_from_input_cannot_be_approved_by_that_input(stheno: Stheno) -> None:
    done = stheno("apply", "-", stdin=SPEC)
    assert done.returncode == 4
    assert "stheno approve " in done.stderr


def test_the_scaffolds_are_listed_for_people_and_programs(stheno: Stheno) -> None:
    told, read = stheno("scaffolds"), stheno("scaffolds", "--json")
    assert told.returncode == read.returncode == 0
    names = [one["name"] for one in json.loads(read.stdout)["scaffolds"]]
    assert names
    assert all(f"{name}: " in told.stdout for name in names)


def test_the_schema_is_one_that_editors_read(stheno: Stheno) -> None:
    done = stheno("schema")
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    assert schema["type"] == "object"
    assert {"version", "modules", "api"} <= set(schema["properties"])


def test_a_linked_source_folder_is_told_while_planning(
    stheno: Stheno, workspace: Workspace
) -> None:
    (workspace.root / "real").mkdir()
    (workspace.root / "src").symlink_to("real")
    done = stheno("plan", "-", stdin=SPEC)
    assert done.returncode == 2
    assert "src is a symbolic link" in done.stderr


def test_a_time_before_medusa_is_refused(stheno: Stheno) -> None:
    done = stheno("plan", "-", "--now", "00010101000000", stdin=SPEC)
    assert done.returncode == 2
    assert "before there was a Medusa" in done.stderr
