"""The private PostgreSQL server."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tools.errors import ToolMissingError
from tools.repo.guardian import Guardian
from tools.verify.postgres import DatabaseError, Server, new_cluster, serving
from tools.verify.postgres_binaries import all_binaries, find_binaries

pytestmark = pytest.mark.anyio


@pytest.fixture
def scratch() -> Iterator[Path]:
    # pytest's own folders are closed to the user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.mark.parametrize("binaries", all_binaries(), ids=str)
async def test_every_postgresql_found_here_serves(
    scratch: Path, monkeypatch: pytest.MonkeyPatch, binaries: Path
) -> None:
    monkeypatch.setenv("STHENO_POSTGRES", str(binaries))
    with Guardian() as guardian:
        cluster = await new_cluster(scratch, guardian)
        async with serving(cluster, scratch, guardian) as server:
            await server.create_database("one")
            await server.sql("one", "create table t (name text); insert into t values ('ä|b')")
            await server.create_database("two", template="one")
            assert await server.sql("two", "select name, 1 from t") == ["ä|b|1"]
            assert "pg_catalog" in server.url("pg_catalog")
        assert not [p for p in psutil.process_iter() if str(scratch) in " ".join(_told(p))]


async def test_nobody_gets_in_without_the_password(scratch: Path) -> None:
    with Guardian() as guardian:
        cluster = await new_cluster(scratch, guardian)
        async with serving(cluster, scratch, guardian) as server:
            stranger = Server(server.binaries, server.port, "wrong")
            with pytest.raises(DatabaseError, match="password authentication failed"):
                await stranger.sql("postgres", "select 1")


async def test_a_faulty_statement_is_told(scratch: Path) -> None:
    with Guardian() as guardian:
        cluster = await new_cluster(scratch, guardian)
        async with serving(cluster, scratch, guardian) as server:
            with pytest.raises(DatabaseError, match='syntax error at or near "selekt"'):
                await server.sql("postgres", "selekt 1")


async def test_data_that_are_kept_are_there_at_the_next_start(scratch: Path) -> None:
    with Guardian() as guardian:
        cluster = await new_cluster(scratch, guardian)
        async with serving(cluster, scratch, guardian, keep=True) as server:
            await server.create_database("kept")
        async with serving(cluster, scratch, guardian) as server:
            assert await server.sql("kept", "select 1") == ["1"]


def test_where_there_is_no_postgresql_the_way_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STHENO_POSTGRES", os.fspath(tmp_path))
    with pytest.raises(ToolMissingError) as raised:
        find_binaries()
    assert "stheno[postgres]" in str(raised.value)


def _told(process: psutil.Process) -> list[str]:
    try:
        return [process.cwd(), *process.cmdline()]
    except psutil.Error:
        return []
