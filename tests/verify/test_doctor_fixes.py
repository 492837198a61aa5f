"""What doctor sets right passes every check, on a real Medusa: all mistakes of a version at once.

`tests/matrix/test_fixes.py` sets each right by itself.
"""

from pathlib import Path

import pytest

from tests.verify.mistakes import MISTAKES, fix_as_a_person, mistaken_app
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.rules import RULES
from tools.verify.ladder import CHECKS, verify
from tools.verify.report import Status

pytestmark = [pytest.mark.anyio, pytest.mark.medusa, pytest.mark.timeout(600)]

# Medusa's lint, from 2.16 on, takes the place of some rules; X44 is about what an old one lacks.
TOGETHER = {
    medusa: [one for one in MISTAKES.values() if medusa in one.medusa and not one.alone]
    for medusa in ("2.11.1", "2.21.2")
}


@pytest.mark.parametrize("medusa", TOGETHER)
async def test_mistakes_that_are_set_right_together_pass_every_check(
    medusa: str, tmp_path: Path
) -> None:
    mistakes = TOGETHER[medusa]
    workspace = await mistaken_app(tmp_path / "app", medusa, mistakes)
    found = diagnose(workspace).findings
    assert {one.rule for one in found if one.fixable} == {
        rule for one in mistakes for rule in one.rules
    }

    assert fix_as_a_person(workspace).findings == []

    report = await verify(workspace)
    assert {check.name: check.status for check in report.checks} == dict.fromkeys(
        CHECKS, Status.PASSED
    ), "\n\n".join(f"{check.name}: {check.evidence}\n{check.details}" for check in report.checks)


def test_every_rule_that_fixes_is_proven_here() -> None:
    proven = {rule for made in TOGETHER.values() for one in made for rule in one.rules}
    assert proven == {rule.id for rule in RULES.values() if rule.fixes}
