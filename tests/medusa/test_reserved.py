import json
import subprocess
from pathlib import Path

import anyio
import pytest

from tools.medusa.core_names import CONTAINER_KEYS, CORE_ALIASES, CORE_WORKFLOWS, GLOBAL_NAMES
from tools.medusa.reserved import CORE_MODULES
from tools.verify.node import node_program

RECORDER = Path(__file__).with_name("record_reserved.mjs")


@pytest.fixture(scope="module")
def installed(medusa_app: Path) -> dict[str, set[str]]:
    node = anyio.run(node_program)
    done = subprocess.run(
        [node, RECORDER, medusa_app],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=True,
    )
    names: dict[str, str | list[str]] = json.loads(done.stdout)
    return {kind: set(found) for kind, found in names.items() if kind != "version"}


@pytest.mark.medusa
@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("containerKeys", CONTAINER_KEYS),
        ("modules", CORE_MODULES),
        ("aliases", CORE_ALIASES),
    ],
)
def test_every_name_that_medusa_takes_is_reserved(
    installed: dict[str, set[str]], kind: str, kept: frozenset[str]
) -> None:
    assert installed[kind] - kept == set()


@pytest.mark.medusa
def test_every_workflow_that_a_generated_one_could_be_taken_for_is_reserved(
    installed: dict[str, set[str]],
) -> None:
    verbs = ("create-", "update-", "delete-")
    likely = {name for name in installed["workflows"] if name.startswith(verbs)}

    assert likely - CORE_WORKFLOWS == set()


@pytest.mark.medusa
def test_every_global_name_that_a_model_could_hide_is_reserved(
    installed: dict[str, set[str]],
) -> None:
    assert {name for name in installed["globals"] if name[0].isupper()} - GLOBAL_NAMES == set()
