"""What is recorded of Medusa's own code is what the installed packages say."""

from pathlib import Path

import pytest

from tests.medusa.record_core_use import Recorded, record
from tools.medusa.core_use import ADDITIONAL_DATA, EMITTERS, EVENTS, HOOKS, RECORDED, SEGMENTS
from tools.medusa.versions import numbers_of

pytestmark = pytest.mark.medusa


@pytest.fixture(scope="module")
def recorded(medusa_app: Path) -> Recorded:
    return record(medusa_app)


def test_every_name_that_medusa_has_is_recorded(recorded: Recorded) -> None:
    assert numbers_of(recorded["version"]) == RECORDED
    assert set(recorded["segments"]) - SEGMENTS == set()
    assert set(recorded["events"]) - EVENTS == set()
    assert set(recorded["hooks"]) - HOOKS == set()
    assert set(recorded["additional"]) - {f"POST {path}" for path in ADDITIONAL_DATA} == set()


def test_every_workflow_that_is_said_to_send_an_event_sends_it(recorded: Recorded) -> None:
    for event, workflows in EMITTERS.items():
        for name in workflows & recorded["emits"].keys():
            assert event in recorded["emits"][name]
