"""Generated code on each supported Medusa, as CI runs it; `tests/matrix` runs the whole."""

from pathlib import Path

import pytest

from tests.scaffold.shops import apply
from tests.scaffold.specs import SPECS
from tools.repo.process import run
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app
from tools.verify.ladder import CHECKS, verify
from tools.verify.node import sandbox_environment
from tools.verify.report import Status

pytestmark = [pytest.mark.anyio, pytest.mark.medusa, pytest.mark.timeout(900)]

BRIEFLY = ["types", "lint", "migrations-in-sync", "migrations"]
TOGETHER = ("size-guide", "every-type")


async def new_app(folder: Path, medusa: str) -> Workspace:
    app = await installed_app(medusa=medusa)
    write_app(folder, medusa)
    (folder / "node_modules").symlink_to(app / "node_modules")
    return Workspace.at(folder)


@pytest.mark.parametrize(
    ("medusa", "checks"), [("2.4.0", BRIEFLY), ("2.11.1", BRIEFLY), ("2.21.2", [*CHECKS])]
)
async def test_several_specs_in_one_shop_hold(
    medusa: str, checks: list[str], tmp_path: Path
) -> None:
    workspace = await new_app(tmp_path / "app", medusa)
    for second, name in enumerate(TOGETHER):
        made = apply(workspace, SPECS[name].read_text(encoding="utf-8"), f"2026112103000{second}")
        assert made.target.proven

    report = await verify(workspace, only=checks)

    assert {check.name: check.status for check in report.checks} == dict.fromkeys(
        checks, Status.PASSED
    ), "\n\n".join(f"{check.name}: {check.evidence}\n{check.details}" for check in report.checks)


async def test_the_tests_of_a_shop_before_2_10_3_reach_a_server_on_any_port(
    tmp_path: Path,
) -> None:
    workspace = await new_app(tmp_path / "app", "2.4.0")
    apply(workspace)

    report = await verify(workspace, only=["boot", "tests"])

    assert report.ok, report.checks
    assert not (workspace.root / "integration-tests" / "pg-god-shim.js").exists()


@pytest.mark.parametrize("renamed", [True, False])
async def test_before_2_7_a_snapshot_of_any_database_keeps_migrations_in_sync(
    tmp_path: Path, *, renamed: bool
) -> None:
    workspace = await new_app(tmp_path / "app", "2.4.0")
    apply(workspace)
    (snapshot,) = workspace.root.glob("src/modules/*/migrations/.snapshot-*.json")
    if renamed:
        snapshot.rename(snapshot.with_name(".snapshot-another database.json"))
    else:
        snapshot.with_name(".snapshot-a-stale-one.json").write_text(
            '{"tables": [], "namespaces": []}', encoding="utf-8"
        )

    (check,) = (await verify(workspace, only=["migrations-in-sync"])).checks

    assert check.status is Status.PASSED, check.details


async def test_medusas_own_lint_command_finds_nothing_in_a_new_shop(tmp_path: Path) -> None:
    workspace = await new_app(tmp_path / "app", "2.21.2")
    apply(workspace, SPECS["size-guide"].read_text(encoding="utf-8"))

    finished = await run(
        [str(workspace.root / "node_modules" / ".bin" / "medusa"), "lint"],
        cwd=workspace.root,
        env=sandbox_environment(tmp_path),
        timeout=100,
    )

    assert finished.returncode == 0, finished.output
    assert "No lint issues found" in finished.output
