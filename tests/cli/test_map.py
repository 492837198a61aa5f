"""`stheno map`: a few words first, everything on request, and a picture."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Stheno

EVERYTHING = Path(__file__).parents[1] / "medusa" / "applications" / "everything"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    shutil.copytree(EVERYTHING, tmp_path / "everything")
    return tmp_path / "everything"


def test_counts_and_names_come_first_and_a_part_or_a_name_on_request(
    stheno: Stheno, shop: Path
) -> None:
    first = stheno("map", cwd=shop)
    part = stheno("map", "--part", "jobs", "--json", cwd=shop)
    named = stheno("map", "--name", "loyalty", cwd=shop)
    wrong = stheno("map", "--part", "jobs,trees", cwd=shop)
    absent = stheno("map", "--name", "no-such-thing", cwd=shop)
    assert (
        "workflows      4  announce-brand; create-brand; review-brand; add-points" in first.stdout
    )
    assert "src/" not in first.stdout
    assert [job["name"] for job in json.loads(part.stdout)["jobs"]] == [
        "nightly-review", "tick", "expire-points",
    ]  # fmt: skip
    assert "plugins/loyalty/src/modules/loyalty/index.ts:6" in named.stdout
    assert "create-brand" not in named.stdout
    assert "Nothing of what was asked for is here." in absent.stdout
    assert (wrong.returncode, "there is no part 'trees'" in wrong.stderr) == (2, True)


def test_the_picture_is_written_anew_but_never_over_another_file(
    stheno: Stheno, shop: Path, tmp_path: Path
) -> None:
    drawn, other = tmp_path / "map.svg", tmp_path / "notes.txt"
    other.write_text("mine", encoding="utf-8")
    for _ in range(2):
        done = stheno("map", "--svg", str(drawn), cwd=shop)
        assert (done.returncode, done.stdout) == (0, "")
    refused = stheno("map", "--svg", str(other), cwd=shop)
    both = stheno("map", "--svg", "-", "--json", cwd=shop)
    assert drawn.read_text(encoding="utf-8").startswith("<svg ")
    assert (refused.returncode, other.read_text(encoding="utf-8")) == (2, "mine")
    assert (both.returncode, both.stdout) == (2, "")
