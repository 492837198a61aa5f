"""`migrations`: up, down and up again on a scratch database; the tables end up the same."""

from tools.verify.context import Context, Migrated
from tools.verify.modules import LoadedModule
from tools.verify.output import counted
from tools.verify.report import FailedError, NotRunError, Passed
from tools.verify.seed import TEMPLATE

_COLUMNS = """select table_name, column_name, data_type, is_nullable, column_default
from information_schema.columns where table_schema = 'public' order by 1, 2"""
_INDEXES = "select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1"
_RUN = "select name from mikro_orm_migrations order by name"


async def check_migrations(context: Context) -> Passed:
    """Run the migrations, take the newest of each module back, and run them again."""
    modules = [module for module in await context.modules() if module.registered]
    names = {module.name: _migrations(context, module) for module in modules}
    names = {name: migrations for name, migrations in names.items() if migrations}
    migrated = await context.migrated()
    if not names:
        raise NotRunError("no registered module of the project has migrations")
    await _all_ran(migrated, names)
    before = await _schema(migrated, migrated.database)
    await context.medusa_command(migrated, "db:rollback", *names)
    between = await _schema(migrated, migrated.database)
    if between == before:
        raise FailedError("rolling back changed nothing: `down` is empty or missing")
    await context.medusa_command(migrated, "db:migrate", "--skip-scripts")
    after = await _schema(migrated, migrated.database)
    if after != before:
        raise FailedError("up, down, up gives other tables than up", _difference(before, after))
    tables = await _new_tables(migrated)
    count = sum(len(migrations) for migrations in names.values())
    return Passed(
        evidence=f"{counted(count, 'migration')} up, down, up: {counted(len(tables), 'table')}",
        details="\n".join(tables),
    )


def _migrations(context: Context, module: LoadedModule) -> list[str]:
    folder = context.workspace.root / module.folder / "migrations"
    return sorted(path.stem for path in folder.glob("Migration*.[jt]s"))


async def _all_ran(migrated: Migrated, names: dict[str, list[str]]) -> None:
    ran = set(await migrated.server.sql(migrated.database, _RUN))
    missing = [
        f"{module}: {name}"
        for module, migrations in names.items()
        for name in migrations
        if name not in ran
    ]
    if missing:
        raise FailedError(f"{counted(len(missing), 'migration')} never ran", "\n".join(missing))


async def _schema(migrated: Migrated, database: str) -> list[str]:
    columns = await migrated.server.sql(database, _COLUMNS)
    return columns + await migrated.server.sql(database, _INDEXES)


async def _new_tables(migrated: Migrated) -> list[str]:
    query = "select tablename from pg_tables where schemaname = 'public' order by 1"
    known = set(await migrated.server.sql(TEMPLATE, query))
    found = await migrated.server.sql(migrated.database, query)
    return [table for table in found if table not in known]


def _difference(before: list[str], after: list[str]) -> str:
    lost = [f"- {line}" for line in before if line not in set(after)]
    return "\n".join(lost + [f"+ {line}" for line in after if line not in set(before)])
