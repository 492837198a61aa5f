"""What the recorded migrations say, PostgreSQL does: up, down, and up again."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.scaffold.migration.description import described
from tools.repo.guardian import Guardian
from tools.scaffold.migration.writer import Migration, write_migration
from tools.verify.postgres import Server, new_cluster, serving

CASES = sorted(path.stem for path in (Path(__file__).parent / "cases").iterdir())
TABLES = "select table_name from information_schema.tables where table_schema = 'public' order by 1"

pytestmark = [pytest.mark.anyio, pytest.mark.medusa, pytest.mark.timeout(600)]


@asynccontextmanager
async def private_server() -> AsyncIterator[Server]:
    # pytest's own folders are closed to the user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory() as folder, Guardian() as guardian:
        scratch = Path(folder)
        scratch.chmod(0o711)  # noqa: ASYNC240  # one call
        cluster = await new_cluster(scratch, guardian)
        async with serving(cluster, scratch, guardian) as server:
            yield server


def written(case: str) -> Migration:
    module, models = described(case)
    return write_migration(models, module=module, medusa="2.21.2", stamp="20260102030405")


async def test_every_case_goes_up_down_and_up_again() -> None:
    async with private_server() as server:
        for case in CASES:
            await up_down_up(server, case)


async def up_down_up(server: Server, case: str) -> None:
    migration = written(case)
    # One transaction a direction, as Medusa runs a migration.
    up, down = (
        "begin;\n" + "\n".join(side) + "\ncommit;" for side in (migration.up, migration.down)
    )
    await server.create_database(case)
    await server.sql(case, up)
    tables = await server.sql(case, TABLES)
    assert len(tables) == sum(line.startswith("create table") for line in migration.up), case
    await server.sql(case, down)
    assert await server.sql(case, TABLES) == [], case
    await server.sql(case, up)
    assert await server.sql(case, TABLES) == tables, case
