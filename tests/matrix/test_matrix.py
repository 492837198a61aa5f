"""Every spec on every supported Medusa in full, and its types at each break in between.

`python -m pytest tests/matrix` runs it and doctor's fixes, an hour and three gigabytes; no other
run does.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.matrix.breaks import BREAKS, minimal_app, write_minimal
from tests.scaffold.shops import apply
from tests.scaffold.specs import SPECS, text_for
from tools.medusa.versions import PROVEN
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app
from tools.verify.ladder import CHECKS, verify
from tools.verify.report import Report, Status

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(1800)]

Told = Callable[[str, str, Report], None]
WITHOUT_RUNNING = ["parse", "types", "lint", "migrations-in-sync"]


def failures(report: Report) -> str:
    return "\n\n".join(
        f"{check.name}: {check.evidence}\n{check.details}"
        for check in report.checks
        if check.status is not Status.PASSED
    )


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("medusa", PROVEN)
async def test_a_spec_passes_every_check_on_a_supported_version(
    medusa: str, spec: str, tmp_path: Path, told: Told
) -> None:
    app = await installed_app(medusa=medusa)
    folder = tmp_path / "app"
    write_app(folder, medusa)
    (folder / "node_modules").symlink_to(app / "node_modules")
    made = apply(Workspace.at(folder), text_for(spec, medusa))
    assert made.target.proven

    report = await verify(Workspace.at(folder))

    told(medusa, spec, report)
    assert {check.name: check.status for check in report.checks} == dict.fromkeys(
        CHECKS, Status.PASSED
    ), failures(report)


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("medusa", BREAKS)
async def test_a_spec_compiles_and_its_migrations_fit_at_a_break(
    medusa: str, spec: str, tmp_path: Path, told: Told
) -> None:
    app = await minimal_app(medusa)
    folder = tmp_path / "app"
    write_minimal(folder, medusa)
    (folder / "node_modules").symlink_to(app / "node_modules")
    made = apply(Workspace.at(folder), text_for(spec, medusa))
    assert not made.target.proven

    report = await verify(Workspace.at(folder), only=WITHOUT_RUNNING)

    told(medusa, spec, report)
    assert {check.name: check.status for check in report.checks} == dict.fromkeys(
        WITHOUT_RUNNING, Status.PASSED
    ), failures(report)
