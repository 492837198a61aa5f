"""Each mistake that doctor sets right, by itself: once it is, every check of verify passes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.matrix.test_matrix import failures
from tests.verify.mistakes import MISTAKES, fix_as_a_person, mistaken_app
from tools.medusa.doctor.diagnose import diagnose
from tools.verify.ladder import CHECKS, verify
from tools.verify.report import Report, Status

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(600)]

Told = Callable[[str, str, Report], None]


@pytest.mark.parametrize(
    ("medusa", "name"), [(medusa, name) for name, one in MISTAKES.items() for medusa in one.medusa]
)
async def test_a_mistake_that_is_set_right_passes_every_check(
    medusa: str, name: str, tmp_path: Path, told: Told
) -> None:
    mistake = MISTAKES[name]
    workspace = await mistaken_app(tmp_path / "app", medusa, [mistake])
    found = diagnose(workspace).findings
    assert {one.rule for one in found if one.fixable} == mistake.rules

    assert fix_as_a_person(workspace).findings == []

    report = await verify(workspace)
    told(medusa, name, report)
    assert {check.name: check.status for check in report.checks} == dict.fromkeys(
        CHECKS, Status.PASSED
    ), failures(report)
