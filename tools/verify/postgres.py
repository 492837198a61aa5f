"""A private PostgreSQL server: ours alone, on a free port, gone when we are."""

import os
import secrets
import shutil
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio

from tools.errors import SthenoError
from tools.repo.guardian import Guardian
from tools.repo.process import run, running
from tools.verify.postgres_binaries import find_binaries, reachable, server_user

USER = "postgres"
_START_SECONDS = 60.0
_SQL_SECONDS = 120.0
_ATTEMPTS = 3
_LONGEST_FOLDER = 80


class DatabaseError(SthenoError):
    """PostgreSQL did not do what it was asked."""


@dataclass(frozen=True)
class Server:
    """A running server; `password` is that of the superuser `postgres`.

    `socket` is its Unix socket, where the path is not too long for one.
    """

    binaries: Path
    port: int
    password: str
    socket: Path | None = None

    def url(self, database: str) -> str:
        """Return the URL of a database, as Medusa wants it: by name, not by number."""
        return f"postgres://{USER}:{self.password}@localhost:{self.port}/{database}"

    async def sql(self, database: str, statement: str) -> list[str]:
        """Run a statement; returns a line a row, columns apart by `|`; raises DatabaseError."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database]
        finished = await run(
            [str(self.binaries / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", *where],
            cwd=Path("/"),
            env={"PGPASSWORD": self.password, "PATH": os.defpath, "LC_ALL": "C"},
            stdin=statement.encode(),
            timeout=_SQL_SECONDS,
        )
        if finished.returncode:
            raise DatabaseError(finished.stderr.strip() or "psql failed")
        return finished.stdout.splitlines()

    async def create_database(self, name: str, *, template: str | None = None) -> None:
        """Create an empty database, or a copy of one that nobody is connected to."""
        copied = f' template "{template}"' if template else ""
        await self.sql("postgres", f'create database "{name}"{copied}')


@dataclass(frozen=True)
class Cluster:
    """A data directory, not running: its folder and the superuser's password."""

    folder: Path
    password: str

    def give_to_server(self) -> None:
        """Make the data directory the server's own, as it demands."""
        user = server_user()
        if user is not None:
            for folder, names, files in os.walk(self.folder):
                for path in (folder, *(os.path.join(folder, name) for name in names + files)):  # noqa: PTH118  # thousands of files
                    os.chown(path, user, -1)
        self.folder.chmod(0o700)


async def new_cluster(scratch: Path, guardian: Guardian) -> Cluster:
    """Make an empty data directory in a scratch folder; raises DatabaseError."""
    user = server_user()
    cluster = Cluster(scratch / "data", secrets.token_hex(16))
    # initdb runs as another user where we are root: what it reads and fills must be its own.
    cluster.folder.mkdir()
    note = scratch / "password"
    note.touch(0o600)
    note.write_text(cluster.password, encoding="utf-8")
    if user is not None:
        os.chown(note, user, -1)
    cluster.give_to_server()
    program = reachable(find_binaries(), user, scratch) / "initdb"
    options = ["-U", USER, "-A", "scram-sha-256", "--pwfile", str(note), "-E", "UTF8"]
    finished = await run(
        [str(program), "-D", str(cluster.folder), *options, "--locale=C", "--no-sync"],
        cwd=Path("/"),
        env={"PATH": os.defpath, "LC_ALL": "C"},
        timeout=_START_SECONDS,
        user=user,
        guardian=guardian,
    )
    note.unlink()
    if finished.returncode:
        raise DatabaseError(f"initdb failed: {finished.output[-1000:].strip()}")
    return cluster


@asynccontextmanager
async def serving(
    cluster: Cluster, scratch: Path, guardian: Guardian, *, keep: bool = False
) -> AsyncIterator[Server]:
    """Run a server on a data directory; raises DatabaseError if it does not start.

    It stops with the context: in good order if the data are to be kept, at once if not.
    """
    user = server_user()
    binaries = reachable(find_binaries(), user, scratch)
    log = scratch / "postgres.log"
    sockets = _socket_folder(scratch, user)
    for attempt in range(_ATTEMPTS):
        port = free_port()
        named = sockets / f".s.PGSQL.{port}" if sockets else None
        server = Server(binaries, port, cluster.password, named)
        async with running(
            [str(binaries / "postgres"), "-D", str(cluster.folder), *_settings(port, sockets)],
            cwd=Path("/"),
            log=log,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            user=user,
            guardian=guardian,
            stop=signal.SIGINT if keep else signal.SIGQUIT,
        ) as process:
            with anyio.move_on_after(_START_SECONDS):
                while process.returncode is None and not await _answers(server):  # noqa: ASYNC110  # another process's deeds send no event
                    await anyio.sleep(0.05)
            if process.returncode is None:
                yield server
                return
        # Somebody may have taken the port since we looked.
        if attempt == _ATTEMPTS - 1:
            tail = log.read_text(encoding="utf-8", errors="replace")[-1000:]
            raise DatabaseError(f"PostgreSQL does not start: {tail.strip()}")


def copy_cluster(source: Path, target: Path) -> None:
    """Copy a data directory that no server runs on."""
    shutil.copytree(source, target, symlinks=True, copy_function=shutil.copyfile)


def free_port() -> int:
    """Return a TCP port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _socket_folder(scratch: Path, user: int | None) -> Path | None:
    """Make the folder of the server's Unix socket, whose path a system allows 100 letters or so."""
    folder = scratch / "socket"
    if len(str(folder)) > _LONGEST_FOLDER:
        return None
    folder.mkdir(exist_ok=True)
    if user is not None:
        os.chown(folder, user, -1)
    return folder


def _settings(port: int, sockets: Path | None) -> list[str]:
    settings = {
        # `localhost` may mean either family to a client.
        "listen_addresses": "localhost",
        "port": str(port),
        "unix_socket_directories": str(sockets or ""),
        "max_connections": "200",
        # The data live for minutes: speed counts, a power cut does not.
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
    }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


async def _answers(server: Server) -> bool:
    try:
        await server.sql("postgres", "select 1")
    except DatabaseError:
        return False
    return True
