"""One set of templates: what a plan writes differently on older versions of Medusa."""

import json
from pathlib import Path

import pytest

from tests.samples import make_project
from tests.scaffold.shops import GUIDE, actions, apply, change_of, plan
from tools.errors import SpecError
from tools.plan.model import Plan
from tools.repo.workspace import Workspace

MIGRATIONS = "src/modules/size-guide/migrations"
CONFIG_WITH_FALLBACK = """import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: { databaseUrl: process.env.DATABASE_URL || "postgres://localhost/fallback" },
})
"""
STORE = GUIDE + "  store/guides:\n    model: size-guide.SizeGuide\n    crud: [list]\n"


def shop_on(medusa: str, folder: Path) -> Workspace:
    workspace = make_project(folder / "shop")
    install(workspace, medusa)
    return workspace


def install(workspace: Workspace, medusa: str) -> None:
    manifest = {"dependencies": {"@medusajs/medusa": medusa}}
    write(workspace, "package.json", json.dumps(manifest))


def write(workspace: Workspace, path: str, text: str) -> None:
    target = workspace.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def content(made: Plan, path: str) -> str:
    return change_of(made, path).content or ""


def snapshots(made: Plan) -> list[str]:
    return [path.rsplit("/", 1)[1] for path in actions(made) if "/.snapshot-" in path]


@pytest.mark.parametrize("medusa", ["2.4.0", "2.11.1", "2.21.2"])
def test_the_versions_that_are_run_in_full_are_proven(medusa: str, tmp_path: Path) -> None:
    made = plan(shop_on(medusa, tmp_path))

    assert made.target.proven
    assert not made.blocking


@pytest.mark.parametrize(
    ("medusa", "follows"), [("2.3.1", "2.4.0"), ("2.10.3", "2.4.0"), ("2.13.0", "2.11.1")]
)
def test_other_versions_follow_the_nearest_below_and_say_so(
    medusa: str, follows: str, tmp_path: Path
) -> None:
    made = plan(shop_on(medusa, tmp_path))

    assert (made.target.follows, made.target.proven) == (follows, False)
    assert any(f"{medusa} is unproven" in risk.message for risk in made.risks)


@pytest.mark.parametrize(
    ("medusa", "source"), [("2.12.0", "zod"), ("2.13.0", "@medusajs/framework/zod")]
)
def test_zod_is_imported_from_where_the_version_has_it(
    medusa: str, source: str, tmp_path: Path
) -> None:
    made = plan(shop_on(medusa, tmp_path))

    assert f'from "{source}"' in content(made, "src/api/admin/size-guides/validators.ts")


@pytest.mark.parametrize(("medusa", "key"), [("2.5.0", "method"), ("2.6.0", "methods")])
def test_a_middleware_names_its_method_as_the_version_reads_it(
    medusa: str, key: str, tmp_path: Path
) -> None:
    made = plan(shop_on(medusa, tmp_path))

    assert f'    {key}: ["GET"],' in content(made, "src/api/admin/size-guides/middlewares.ts")


@pytest.mark.parametrize(("medusa", "refused"), [("2.13.1", True), ("2.13.2", False)])
def test_a_field_that_is_not_returned_is_refused_or_left_out(
    medusa: str, *, refused: bool, tmp_path: Path
) -> None:
    made = plan(shop_on(medusa, tmp_path), STORE)

    tests = content(made, "integration-tests/http/size-guide.spec.ts")
    assert ("refuses fields that are not returned" in tests) is refused
    assert ("&fields=id,deleted_at" in tests) is not refused


@pytest.mark.parametrize(("medusa", "typed"), [("2.8.8", False), ("2.9.0", True)])
def test_filters_are_typed_where_the_generated_types_allow_it(
    medusa: str, *, typed: bool, tmp_path: Path
) -> None:
    made = plan(shop_on(medusa, tmp_path))

    route = content(made, "src/api/admin/size-guides/route.ts")
    assert ("req.filterableFields as Record<string, any>" in route) is not typed


def test_what_a_version_lacks_is_refused_by_name_with_line_and_column(tmp_path: Path) -> None:
    spec = GUIDE.replace("title: text searchable", "title: text translatable").replace(
        "handle: text unique", "handle: text primaryKey"
    )
    with pytest.raises(SpecError) as refused:
        plan(shop_on("2.11.1", tmp_path), spec)

    translatable, key = refused.value.problems
    assert "7:11" in translatable
    assert "`translatable` needs Medusa 2.13.0 or later, and here is 2.11.1" in translatable
    assert "8:11" in key
    assert "`primaryKey` needs Medusa 2.18.0 or later, and here is 2.11.1" in key


def test_before_2_9_only_text_can_be_searched(tmp_path: Path) -> None:
    spec = GUIDE.replace("handle: text unique", "size: number searchable")
    with pytest.raises(SpecError, match=r"`searchable` on a `number` needs Medusa 2\.9\.0"):
        plan(shop_on("2.8.8", tmp_path), spec)

    assert plan(shop_on("2.9.0", tmp_path), spec).writing


def test_a_version_that_has_all_of_it_refuses_nothing(tmp_path: Path) -> None:
    spec = GUIDE.replace("title: text searchable", "title: text translatable")

    assert not plan(shop_on("2.13.0", tmp_path), spec).blocking


def test_from_2_7_on_the_snapshot_is_named_after_the_module(tmp_path: Path) -> None:
    made = plan(shop_on("2.7.0", tmp_path))

    assert snapshots(made) == [".snapshot-size-guide.json"]
    assert not any("snapshot" in risk.message for risk in made.risks)


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        (
            ".env.template",
            "DATABASE_URL=postgres://me:pw@localhost:5433/shop_dev?ssl=1\n",
            "shop_dev",
        ),
        (".env.template", "DATABASE_URL=\nDB_NAME=medusa-v2\n", "medusa-v2"),
        (".env.example", "# ours\nDATABASE_URL='postgresql://localhost/shop'\n", "shop"),
        (
            "medusa-config.ts",
            CONFIG_WITH_FALLBACK,
            "fallback",
        ),
        ("src/modules/other/migrations/.snapshot-known.json", "{}\n", "known"),
    ],
)
def test_before_2_7_the_snapshot_is_named_after_the_database_that_a_file_tells(
    path: str, text: str, name: str, tmp_path: Path
) -> None:
    workspace = shop_on("2.4.0", tmp_path)
    write(workspace, path, text)

    made = plan(workspace)

    assert snapshots(made) == [f".snapshot-{name}.json"]
    (risk,) = [risk for risk in made.risks if "names snapshots after the database" in risk.message]
    assert (risk.level, f"as {path} has it" in risk.message) == ("low", True)


def test_before_2_7_a_database_that_nobody_names_is_a_risk(tmp_path: Path) -> None:
    made = plan(shop_on("2.4.0", tmp_path))

    assert snapshots(made) == [".snapshot-medusa.json"]
    (risk,) = [risk for risk in made.risks if "names snapshots after the database" in risk.message]
    assert risk.level == "medium"


def test_a_snapshot_renamed_after_the_real_database_is_known_again(tmp_path: Path) -> None:
    workspace = shop_on("2.4.0", tmp_path)
    apply(workspace)
    written = workspace.root / MIGRATIONS / ".snapshot-medusa.json"
    written.rename(written.with_name(".snapshot-mine.json"))
    (workspace.root / ".stheno/lock/size-guide.json").unlink()

    made = plan(workspace, now="20270101000000")

    assert not [path for path in actions(made) if "/migrations/" in path]
    assert made.commands == [] or "db:generate" not in made.commands[0].run


@pytest.mark.parametrize(("before", "after"), [("2.4.0", "2.21.2"), ("2.11.1", "2.13.0")])
def test_an_upgrade_of_medusa_alone_asks_for_no_migration(
    before: str, after: str, tmp_path: Path
) -> None:
    workspace = shop_on(before, tmp_path)
    apply(workspace)
    install(workspace, after)

    made = plan(workspace, now="20270101000000")

    assert not [risk for risk in made.risks if risk.level == "high"]
    assert not [path for path in actions(made) if "/migrations/" in path]


def test_an_upgrade_that_gives_a_column_another_default_asks_for_a_migration(
    tmp_path: Path,
) -> None:
    spec = GUIDE.replace("          handle", "          price: bigNumber = 10\n          handle")
    workspace = shop_on("2.11.1", tmp_path)
    apply(workspace, spec)
    install(workspace, "2.21.2")

    made = plan(workspace, spec, now="20270101000000")

    assert made.risks[0].level == "high"
    assert "db:generate sizeGuide" in made.risks[0].message
