"""`parse` and `doctor` find what types would not tell; no package is needed for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verify.slices import replace, uninstalled_slice, write
from tools.errors import UsageError
from tools.repo.workspace import Workspace
from tools.verify.ladder import CHECKS, verify
from tools.verify.report import Check, Status

pytestmark = pytest.mark.anyio

GUIDE = "src/modules/size-guide"
LAUNCHER = Path(__file__).parents[2] / "stheno.py"


async def parsed(workspace: Workspace) -> Check:
    return await _only("parse", workspace)


async def examined(workspace: Workspace) -> Check:
    return await _only("doctor", workspace)


def first_of(check: Check) -> str:
    return check.details.splitlines()[0]


async def _only(name: str, workspace: Workspace) -> Check:
    report = await verify(workspace, only=[name])
    (check,) = report.checks
    assert report.ok == (check.status is Status.PASSED)
    return check


@pytest.fixture
def slice_(tmp_path: Path) -> Workspace:
    return uninstalled_slice(tmp_path / "app")


async def test_a_sound_slice_passes(slice_: Workspace) -> None:
    check = await parsed(slice_)
    assert (check.status, check.evidence) == (Status.PASSED, "35 files parse")
    check = await examined(slice_)
    assert check.status is Status.PASSED
    # The configuration of Medusa's starter has a fallback for both secrets.
    assert check.evidence.endswith(" rules: 0 errors, 2 other findings")
    assert {line[-5:] for line in check.details.splitlines()} == {"(X50)"}


async def test_a_file_that_does_not_parse_is_named_with_its_line(slice_: Workspace) -> None:
    replace(slice_, "src/workflows/index.ts", "export", "export export")
    check = await parsed(slice_)
    assert check.status is Status.FAILED
    assert check.details.startswith("src/workflows/index.ts:1: ")


async def test_what_looks_like_a_secret_is_in_no_report(slice_: Workspace) -> None:
    token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6"
    write(slice_, f"src/{token}.ts", "const = 1\n")
    check = await parsed(slice_)
    assert check.details.startswith("src/[hidden: a GitHub token].ts:1: ")


async def test_tests_are_parsed_too(slice_: Workspace) -> None:
    write(slice_, "integration-tests/http/broken.spec.ts", "const = 1\n")
    assert "integration-tests/http/broken.spec.ts:1" in (await parsed(slice_)).details


async def test_two_migrations_of_one_stamp_fail(slice_: Workspace) -> None:
    write(slice_, "src/modules/other/index.ts", 'export default Module("other", { service: S })\n')
    write(slice_, "src/modules/other/migrations/Migration20261120230600.ts", "export {}\n")
    check = await examined(slice_)
    assert check.status is Status.FAILED
    assert (
        f"{GUIDE}/migrations/Migration20261120230600.ts:1: migration Migration20261120230600 "
        "exists in src/modules/other/migrations/Migration20261120230600.ts:1 too; "
        "Medusa runs only one of them (X05)"
    ) in check.details.splitlines()


async def test_two_workflows_of_one_id_fail(slice_: Workspace) -> None:
    source = 'export const again = createWorkflow("create-size-guide", () => {})\n'
    write(slice_, "src/workflows/other.ts", source)
    check = await examined(slice_)
    assert "workflow id `create-size-guide` is taken by src/workflows/other.ts:1" in check.details


@pytest.mark.parametrize(
    "source",
    [
        "export default async function handler() {}\n",
        "const handler = async () => {}\nexport default handler\n",
    ],
)
async def test_two_subscribers_of_one_name_fail(slice_: Workspace, source: str) -> None:
    config = 'export const config = { event: "product.created" }\n'
    write(slice_, "src/subscribers/a.ts", "export default function handler() {}\n" + config)
    write(slice_, "src/subscribers/b.ts", source + config)
    check = await examined(slice_)
    assert "src/subscribers/b.ts:" in check.details
    assert "subscriber `handler` is also the name in src/subscribers/a.ts:1" in check.details


async def test_subscribers_with_ids_may_share_a_name(slice_: Workspace) -> None:
    for name in ("a", "b"):
        source = (
            "export default function handler() {}\n"
            f'export const config = {{ event: "x", context: {{ subscriberId: "{name}" }} }}\n'
        )
        write(slice_, f"src/subscribers/{name}.ts", source)
    assert (await examined(slice_)).status is Status.PASSED


async def test_a_route_method_in_lower_case_fails(slice_: Workspace) -> None:
    replace(slice_, "src/api/store/size-guides/route.ts", "export const GET", "export const get")
    check = await examined(slice_)
    assert (
        first_of(check)
        == "src/api/store/size-guides/route.ts:5: `get` is ignored; export `GET` (M20)"
    )


async def test_a_hyphen_in_a_module_name_fails(slice_: Workspace) -> None:
    replace(slice_, f"{GUIDE}/index.ts", '"sizeGuide"', '"size-guide"')
    check = await examined(slice_)
    assert check.details.startswith(f"{GUIDE}/index.ts:6: module name `size-guide` has a hyphen")


@pytest.mark.parametrize("missing", ["name", "schedule"])
async def test_a_job_without_name_or_schedule_fails(slice_: Workspace, missing: str) -> None:
    path = "src/jobs/report-draft-size-guides.ts"
    replace(slice_, path, f"  {missing}: ", f"  no_{missing}: ")
    found = first_of(await examined(slice_))
    assert found == f"{path}:20: the job's config has no `{missing}` (M19)"


async def test_a_job_without_config_fails(slice_: Workspace) -> None:
    path = "src/jobs/report-draft-size-guides.ts"
    replace(slice_, path, "export const config", "const config")
    assert first_of(await examined(slice_)) == f"{path}:1: the job exports no `config` (M19)"


async def test_what_lies_in_env_files_does_not_count(slice_: Workspace) -> None:
    before = await verify(slice_, only=["parse"])
    write(slice_, ".env", "DATABASE_URL=postgres://somewhere/production\n")
    after = await verify(slice_, only=["parse"])
    assert before.tree == after.tree
    write(slice_, "src/new.ts", "export {}\n")
    assert (await verify(slice_, only=["parse"])).tree != before.tree


async def test_an_unknown_check_is_refused_with_the_known_ones(slice_: Workspace) -> None:
    with pytest.raises(UsageError, match="no check tipes") as raised:
        await verify(slice_, only=["tipes"])
    assert "types" in (raised.value.fix or "")


async def test_without_installed_packages_the_rest_is_not_run(slice_: Workspace) -> None:
    report = await verify(slice_)
    first, second, *others = report.checks
    assert [check.name for check in report.checks] == list(CHECKS)
    assert first.status is second.status is Status.PASSED
    assert {check.status for check in others} == {Status.NOT_RUN}
    assert others[0].evidence == "`medusa` is not installed in the project"
    assert report.ok
    assert not report.complete


def test_a_folder_that_may_not_be_read_is_passed_over_and_proves_nothing(slice_: Workspace) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        # Root may look anywhere, but for what it gives up.
        powers = "-dac_override,-dac_read_search"
        plain = ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}"]
        command = [*(plain if os.geteuid() == 0 else []), sys.executable, str(LAUNCHER), *arguments]
        return subprocess.run(
            command, cwd=slice_.root, capture_output=True, text=True, timeout=60, check=False
        )

    api = slice_.root / "src/api"
    api.chmod(0o000)
    try:
        examined, proven = run("doctor"), run("verify", "--only", "parse")
    finally:
        api.chmod(0o755)
    assert "Traceback" not in examined.stderr + proven.stderr
    assert "findings" in examined.stdout
    assert proven.returncode == 2
    assert "src/api: may not be read" in proven.stderr
