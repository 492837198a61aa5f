"""Nouns whose plural Medusa's types and its run time form differently compile and run."""

from pathlib import Path

import pytest

from tests.scaffold.shops import apply
from tools.medusa import names
from tools.repo.workspace import Workspace
from tools.scaffold.spec.parse import parse_spec
from tools.verify.ladder import CHECKS, verify
from tools.verify.report import Status

SPEC = (Path(__file__).parent / "odd-nouns.yaml").read_text(encoding="utf-8")


def test_the_spec_holds_both_kinds_of_odd_nouns() -> None:
    nouns = list(parse_spec(SPEC).modules["survey"].models)

    assert len([noun for noun in nouns if not names.plurals_agree(noun)]) >= 5
    assert len([noun for noun in nouns if names.pluralize(noun) == noun]) >= 3


@pytest.mark.anyio
@pytest.mark.medusa
@pytest.mark.timeout(600)
async def test_such_a_spec_passes_every_check(fresh_app: Workspace) -> None:
    apply(fresh_app, SPEC)

    report = await verify(fresh_app)

    assert {check.name: check.status for check in report.checks} == dict.fromkeys(
        CHECKS, Status.PASSED
    ), "\n\n".join(f"{check.name}: {check.evidence}\n{check.details}" for check in report.checks)
