"""Every check beyond parsing, on a real Medusa: it holds on a sound slice, and sees its fault."""

import pytest

from tests.verify.slices import add_slice, contents, replace, write
from tools.repo.workspace import Workspace
from tools.verify.ladder import CHECKS, verify
from tools.verify.report import Check, Status

pytestmark = [pytest.mark.anyio, pytest.mark.medusa, pytest.mark.timeout(600)]

GUIDE = "src/modules/size-guide"
MIGRATION = f"{GUIDE}/migrations/Migration20261120230600.ts"


async def checked(workspace: Workspace, *names: str) -> list[Check]:
    return (await verify(workspace, only=names)).checks


@pytest.fixture
def slice_(fresh_app: Workspace) -> Workspace:
    return add_slice(fresh_app)


async def test_a_sound_slice_passes_every_check_and_is_left_as_it_was(slice_: Workspace) -> None:
    before = contents(slice_)
    events: list[tuple[str, str, float]] = []

    async def progress(name: str, state: str, message: str, fraction: float) -> None:
        del message
        events.append((name, state, fraction))

    report = await verify(slice_, progress=progress)
    assert [(check.name, check.status) for check in report.checks] == [
        (name, Status.PASSED) for name in CHECKS
    ], "\n\n".join(f"{check.name}: {check.evidence}\n{check.details}" for check in report.checks)
    assert report.ok
    assert report.complete
    assert report.medusa == "2.21.2"
    told = {check.name: check.evidence for check in report.checks}
    assert told["migrations"] == "1 migration up, down, up: 3 tables"
    assert told["boot"].endswith("4 routes, 7 guards hold, 4 reads answered")
    assert told["tests"] == "2 module tests, 7 HTTP tests passed"
    assert contents(slice_) == before
    assert {(name, state) for name, state, _ in events} == {
        (name, state) for name in CHECKS for state in ("running", "passed")
    }
    assert events[-1][2] == 1.0


async def test_a_bare_application_has_nothing_to_migrate_or_test(fresh_app: Workspace) -> None:
    sync, tests = await checked(fresh_app, "migrations-in-sync", "tests")
    assert (sync.status, sync.evidence) == (
        Status.NOT_RUN,
        "no module of the project has models",
    )
    assert (tests.status, tests.evidence) == (
        Status.NOT_RUN,
        "the project has no module or HTTP tests",
    )


async def test_without_a_jest_configuration_tests_are_not_run(slice_: Workspace) -> None:
    (slice_.root / "jest.config.js").unlink()
    (check,) = await checked(slice_, "tests")
    assert (check.status, check.evidence) == (
        Status.NOT_RUN,
        "the project has no jest configuration",
    )


async def test_type_errors_are_found_in_the_root_and_in_the_admin(slice_: Workspace) -> None:
    replace(slice_, "src/links/product-size-guide.ts", "linkable.sizeGuide", "linkable.sizeGide")
    widget = "src/admin/widgets/product-size-guide.tsx"
    replace(slice_, widget, "product.details.", "product.detail.")
    (check,) = await checked(slice_, "types")
    assert (check.status, check.evidence) == (
        Status.FAILED,
        "2 type errors without .medusa/types",
    )
    assert "src/links/product-size-guide.ts(" in check.details
    assert widget in check.details


async def test_what_medusas_linter_forbids_fails(slice_: Workspace) -> None:
    path = "src/workflows/size-guide/update-size-guide.ts"
    replace(slice_, path, "  emitEventStep({", "  if (input.id) {}\n    emitEventStep({")
    (check,) = await checked(slice_, "lint")
    assert check.status is Status.FAILED
    assert check.evidence.startswith("1 error, ")
    assert f"error: {path}:" in check.details
    assert "no-if-in-workflow-constructor" in check.details


async def test_a_model_ahead_of_its_migrations_fails_with_the_missing_sql(
    slice_: Workspace,
) -> None:
    before = f"{GUIDE}/models/size-guide.ts"
    replace(slice_, before, "    rank:", "    note: model.text().nullable(),\n    rank:")
    written = contents(slice_)
    (check,) = await checked(slice_, "migrations-in-sync")
    assert (check.status, check.evidence) == (
        Status.FAILED,
        "models and migrations differ in sizeGuide",
    )
    assert 'add column if not exists "note" text null' in check.details
    assert contents(slice_) == written


async def test_a_module_that_does_not_load_fails_with_its_reason(slice_: Workspace) -> None:
    replace(slice_, f"{GUIDE}/models/size-guide.ts", "    rank:", "    deleted_at: 1,\n    rank:")
    (check,) = await checked(slice_, "migrations-in-sync")
    assert (check.status, check.evidence) == (Status.FAILED, "the modules do not load")
    assert 'Cannot define field(s) "deleted_at"' in check.details


async def test_a_migration_with_broken_sql_fails_and_the_boot_is_blamed_on_it(
    slice_: Workspace,
) -> None:
    replace(slice_, MIGRATION, "create table if not exists", "create tabel if not exists")
    migrations, boot = await checked(slice_, "migrations", "boot")
    assert migrations.status is Status.FAILED
    assert "syntax error at or near" in migrations.evidence
    assert boot.evidence == migrations.evidence


async def test_a_migration_that_takes_nothing_back_fails(slice_: Workspace) -> None:
    text = (slice_.root / MIGRATION).read_text(encoding="utf-8")
    up, down, _ = text.partition("  override async down()")
    write(slice_, MIGRATION, f"{up}{down}: Promise<void> {{}}\n}}\n")
    (check,) = await checked(slice_, "migrations")
    assert check.status is Status.FAILED
    assert check.evidence == "rolling back changed nothing: `down` is empty or missing"


async def test_failing_and_open_routes_are_named_and_generated_types_are_used(
    slice_: Workspace,
) -> None:
    replace(
        slice_,
        "src/api/store/size-guides/route.ts",
        "  const query = req.scope",
        '  throw new Error("no such shelf")\n  const query = req.scope',
    )
    admin = "src/api/admin/size-guides/route.ts"
    replace(
        slice_,
        admin,
        "export const GET",
        "export const AUTHENTICATE: boolean = !1\nexport const GET",
    )
    # An entry that says it asks for a login, and lets everyone through.
    guards = "src/api/store/size-guides/middlewares.ts"
    replace(
        slice_,
        guards,
        "const defaults",
        "const authenticateNobody = (_, __, next) => next()\nconst defaults",
    )
    replace(
        slice_, guards, "    middlewares: [\n", "    middlewares: [\n      authenticateNobody,\n"
    )
    # Without generated types any filter will do.
    store = "src/api/store/size-guides/[id]/route.ts"
    replace(slice_, store, 'status: "published"', 'status: "publisht"')
    boot, types = await checked(slice_, "boot", "types-generated")
    assert boot.status is Status.FAILED
    assert "GET /store/size-guides: 500" in boot.details
    assert "src/api/store/size-guides/route.ts:5" in boot.details
    assert "no such shelf" in boot.details
    assert "GET /admin/size-guides without credentials:" in boot.details
    assert "GET /store/size-guides without a login: 500, expected 401" in boot.details
    assert types.evidence == "1 type error with .medusa/types"
    assert "publisht" in types.details


async def test_an_application_that_dies_while_booting_fails_with_its_reason(
    slice_: Workspace,
) -> None:
    for name in ("a", "b"):
        source = (
            "export default async function handler() {}\n"
            'export const config = { event: "product.created" }\n'
        )
        write(slice_, f"src/subscribers/{name}.ts", source)
    boot, types = await checked(slice_, "boot", "types-generated")
    assert boot.status is Status.FAILED
    assert "Subscriber with id handler already exists" in boot.evidence
    assert types.status is Status.NOT_RUN


async def test_a_failing_test_is_named_with_its_reason(slice_: Workspace) -> None:
    (slice_.root / "integration-tests/http/size-guides.spec.ts").unlink()
    spec = f"{GUIDE}/__tests__/size-guide.spec.ts"
    replace(slice_, spec, "toEqual(26.5)", "toEqual(27)")
    write(slice_, f"{GUIDE}/__tests__/broken.spec.ts", 'import "./nowhere"\n')
    # As an AxiosError does, it contains itself, so that it cannot be written as JSON.
    write(
        slice_,
        f"{GUIDE}/__tests__/circular.spec.ts",
        'it("is turned away", () => {\n'
        '  const error = new Error("status 401")\n'
        "  throw Object.assign(error, { self: error })\n"
        "})\n",
    )
    (check,) = await checked(slice_, "tests")
    assert (check.status, check.evidence) == (Status.FAILED, "2 of 3 module tests failed")
    assert "is turned away\nError: status 401" in check.details
    assert "SizeGuideModuleService creates a size guide with entries" in check.details
    assert "Expected: 27" in check.details
    assert "Cannot find module './nowhere'" in check.details


async def test_a_database_named_in_the_configuration_is_never_reached(slice_: Workspace) -> None:
    elsewhere = '"postgres://someone@127.0.0.1:9/production"'
    replace(
        slice_,
        "medusa-config.ts",
        "databaseUrl: process.env.DATABASE_URL",
        f"databaseUrl: {elsewhere}",
    )
    (check,) = await checked(slice_, "migrations")
    assert check.status is Status.PASSED, check.details
