"""A data directory with Medusa's own tables in it, made once per Medusa and PostgreSQL version."""

import json
import re
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio

from tools.repo.packages import Announce, cache_folder, settle
from tools.repo.process import Finished, run
from tools.verify.output import errors_in, plain
from tools.verify.postgres import Cluster, DatabaseError, Server, copy_cluster, new_cluster, serving
from tools.verify.postgres_binaries import find_binaries
from tools.verify.report import FailedError
from tools.verify.sandbox import Sandbox

TEMPLATE = "medusa_template"
ADMIN_EMAIL = "admin@stheno.example"
# Raise it when what a seed holds changes.
_FORMAT = 1
_MIGRATE_SECONDS = 300
# The command line looks at the dependencies before it believes that it is in a project.
_MANIFEST = '{"name": "seed", "private": true, "dependencies": {"@medusajs/medusa": "*"}}'
_CONFIG = """const { defineConfig } = require("@medusajs/framework/utils")
module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: { databaseUrl: process.env.DATABASE_URL },
})
"""


@asynccontextmanager
async def seeded_server(
    sandbox: Sandbox, packages: Path, version: str, announce: Announce
) -> AsyncIterator[tuple[Server, str]]:
    """Run a private server that has the database `TEMPLATE`: core migrations, and one admin.

    `packages` is the `node_modules` to migrate with, `announce` is called before that.
    Yields the server and the admin's password.  Raises ToolMissingError, DatabaseError, or
    FailedError if Medusa itself fails.
    """
    scratch = sandbox.folder("postgres")
    seed = cache_folder() / "postgres" / f"{await _version(sandbox)}-medusa-{version}-{_FORMAT}"
    if not seed.is_dir():
        await announce()
        await _make(sandbox, packages, seed)
    notes = json.loads((seed / "notes.json").read_text(encoding="utf-8"))
    cluster = Cluster(scratch / "data", notes["password"])
    await anyio.to_thread.run_sync(copy_cluster, seed / "data", cluster.folder)
    await anyio.to_thread.run_sync(cluster.give_to_server)
    async with serving(cluster, scratch, sandbox.guardian) as server:
        yield server, notes["admin"]


async def _version(sandbox: Sandbox) -> str:
    program = str(find_binaries() / "postgres")
    told = await run([program, "--version"], cwd=sandbox.root, timeout=30)
    found = re.search(r"\d+(\.\d+)*", told.stdout)
    if found is None:
        raise DatabaseError(f"this PostgreSQL does not tell its version: {told.output}")
    return found[0]


async def _make(sandbox: Sandbox, packages: Path, seed: Path) -> None:
    scratch = sandbox.folder("seed")
    app = _bare_app(scratch / "app", packages)
    cluster = await new_cluster(scratch, sandbox.guardian)
    admin = secrets.token_hex(16)
    async with serving(cluster, scratch, sandbox.guardian, keep=True) as server:
        await server.create_database(TEMPLATE)
        url = server.url(TEMPLATE)
        await _medusa(sandbox, app, url, "db:migrate")
        await _medusa(sandbox, app, url, "user", "-e", ADMIN_EMAIL, "-p", admin)
    notes = {"password": cluster.password, "admin": admin}
    await anyio.to_thread.run_sync(_keep, cluster, notes, seed)
    await anyio.to_thread.run_sync(shutil.rmtree, scratch)


def _bare_app(folder: Path, packages: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(_MANIFEST, encoding="utf-8")
    (folder / "medusa-config.js").write_text(_CONFIG, encoding="utf-8")
    (folder / "node_modules").symlink_to(packages)
    return folder


async def _medusa(sandbox: Sandbox, app: Path, url: str, *arguments: str) -> Finished:
    program = str(app / "node_modules" / ".bin" / "medusa")
    finished = await sandbox.run(
        [program, *arguments], cwd=app, seconds=_MIGRATE_SECONDS, env={"DATABASE_URL": url}
    )
    if finished.returncode or errors_in(finished.output):
        raise FailedError(
            f"`medusa {arguments[0]}` fails on an empty project", plain(finished.output)[-3000:]
        )
    return finished


def _keep(cluster: Cluster, notes: dict[str, str], seed: Path) -> None:
    """Put the stopped data directory into the cache, whole or not at all."""
    seed.parent.mkdir(parents=True, exist_ok=True)
    # Its notes hold passwords of servers that only ever run for minutes: still, ours alone.
    fresh = Path(tempfile.mkdtemp(prefix=".seed-", dir=seed.parent))
    try:
        copy_cluster(cluster.folder, fresh / "data")
        (fresh / "notes.json").write_text(json.dumps(notes), encoding="utf-8")
        settle(fresh, seed)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
