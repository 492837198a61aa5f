"""What a reviewer of a generated plan should weigh, the worst first."""

from collections.abc import Iterator, Sequence

from tools.medusa.installed import MedusaVersion
from tools.plan.model import Risk, Target
from tools.scaffold.context import keys_of
from tools.scaffold.migrate import Migrating
from tools.scaffold.ownership import owners_of
from tools.scaffold.spec.model import Operation, Spec
from tools.scaffold.survey import Survey

_ORDER = ("high", "medium", "low")
_JEST = ("jest.config.js", "jest.config.ts", "jest.config.cjs", "jest.config.mjs")


def risks_of(
    spec: Spec,
    target: Target,
    version: MedusaVersion,
    migrations: Sequence[Migrating],
    survey: Survey,
) -> list[Risk]:
    """Return the risks of a plan, the worst first."""
    found = [
        *_of_tables(migrations),
        *_of_version(target, version),
        *_of_snapshots(migrations, version),
        *_of_routes(spec),
        *_of_parents(spec),
        *_of_tests(survey),
    ]
    return sorted(found, key=lambda risk: _ORDER.index(risk.level))


def _of_tables(migrations: Sequence[Migrating]) -> Iterator[Risk]:
    for migrating in migrations:
        if migrating.by_generator:
            yield Risk(
                level="high",
                message=f"the tables of {migrating.key} change and this plan holds no migration "
                f"for it: run `npx medusa db:generate {migrating.key}` and read what it writes",
            )


def _of_version(target: Target, version: MedusaVersion) -> Iterator[Risk]:
    if not target.proven:
        yield Risk(
            level="medium",
            message=f"Medusa {target.version} is unproven: the code is written as for "
            f"{target.follows}; run `stheno verify`",
        )
    if version.source == "range":
        yield Risk(
            level="low",
            message=f"the Medusa version is the lowest that {version.where} allows; install the "
            "packages to have it exact",
        )


def _of_snapshots(migrations: Sequence[Migrating], version: MedusaVersion) -> Iterator[Risk]:
    database = next((found.database for found in migrations if found.database), None)
    if database is None:
        return
    known = f"as {database.where} has it" if database.where else "the usual name, as none is told"
    yield Risk(
        level="low" if database.where else "medium",
        message=f"Medusa {version.version} names snapshots after the database, here "
        f"`{database.name}`, {known}: if yours is called otherwise, rename "
        f".snapshot-{database.name}.json, or its generator will write the same tables again",
    )


def _of_routes(spec: Spec) -> Iterator[Risk]:
    for path, api in spec.api.items():
        if path.startswith("store/") and api.owner is None:
            yield Risk(
                level="medium",
                message=f"every visitor of the shop may read every row at /{path}; the fields "
                "they see are listed in its query-config.ts",
                path=f"src/api/{path}/query-config.ts",
            )


def _of_parents(spec: Spec) -> Iterator[Risk]:
    """Yield a risk for each parent that a customer names and of which nothing tells the owner."""
    for path, api in spec.api.items():
        if api.owner is None or not {Operation.CREATE, Operation.UPDATE} & set(api.crud):
            continue
        module, _, model = api.model.partition(".")
        own = [entry for entry in spec.api.values() if entry.model.startswith(f"{module}.")]
        owners = owners_of(spec.modules[module], own)
        for name, relation in keys_of(spec.modules[module].models[model]).items():
            if relation.model in owners:
                continue  # its routes look whose the row is
            yield Risk(
                level="medium",
                message=f"a customer who writes to /{path} may name any {relation.model} as "
                f"{name}_id; check whose it is if such rows belong to customers",
                path=f"src/api/{path}/route.ts",
            )


def _of_tests(survey: Survey) -> Iterator[Risk]:
    if all(survey.text(name) is None for name in _JEST):
        yield Risk(
            level="low",
            message="there is no jest configuration: the tests are written, nothing runs them",
        )
