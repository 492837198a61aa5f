"""A process killed with SIGKILL at any operation leaves a tree that recovery makes whole."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

import pytest

ROOT = Path(__file__).parents[2]


class Crash(TypedDict):
    n: int
    operation: str
    cut: bool
    before: str
    outcome: str
    after: str
    again: str
    litter: list[str]
    undone: str


@cache
def crashes(kind: str) -> list[Crash]:
    with TemporaryDirectory() as folder:
        return run(folder, kind)


def run(folder: str, kind: str) -> list[Crash]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("crash_driver.py")), folder, kind],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("kind", ["apply", "undo", "forward", "back"])
def test_a_killed_process_leaves_exactly_the_old_or_the_new_tree_after_recovery(
    kind: str,
) -> None:
    found = crashes(kind)

    assert len(found) > 10
    for crash in found:
        assert crash["after"] in {"old", "new"}, crash
        # Whatever is not whole is announced to those who only read.
        assert crash["cut"] or crash["before"] in {"old", "new"}, crash
        assert (crash["outcome"] == "nothing") is not crash["cut"], crash
        assert crash["again"] == "nothing", crash
        assert crash["litter"] == [], crash
        assert crash["undone"] == "old", crash


def test_every_kind_of_operation_was_cut_off_and_some_trees_were_half_done() -> None:
    found = crashes("apply")

    assert {crash["operation"] for crash in found} >= {
        "open",
        "write",
        "fsync",
        "os.mkdir",
        "os.rename",
        "os.remove",
        "os.rmdir",
    }
    assert any(crash["before"].startswith("neither") for crash in found)


def test_recovery_goes_forward_where_it_can_and_back_where_it_cannot() -> None:
    forward = crashes("forward")
    back = crashes("back")

    assert {crash["outcome"] for crash in forward if crash["cut"]} == {"completed"}
    assert {crash["outcome"] for crash in back if crash["cut"]} == {"taken_back"}
