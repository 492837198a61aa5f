"""The shop a task is played in: made, migrated, booted."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import anyio

from evals.gateway import listening
from evals.model import BASES, Task
from evals.shop import Shop
from evals.steps import ACT
from tools.errors import SthenoError
from tools.person import apply_as, make_plan
from tools.repo.process import run, running
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app, write_app
from tools.verify.checks.boot import until_healthy
from tools.verify.checks.http import Client
from tools.verify.context import Context, Migrated, redirect_config
from tools.verify.postgres import free_port
from tools.verify.sandbox import sandbox
from tools.verify.seed import TEMPLATE
from tools.verify.tree import copy_workspace

_DATABASE = "shop"
_ROUTES = Path(__file__).with_name("act")
_AUTHOR = ("-c", "user.name=Stheno", "-c", "user.email=stheno@example.com")


async def make_app(folder: Path, task: Task) -> Workspace:
    """Write the application a task starts from into a new folder, its packages linked.

    What stands in its base is planned and applied as any spec is, then all of it is committed.
    """
    packages = await installed_app(medusa=task.medusa) / "node_modules"
    write_app(folder, task.medusa)
    (folder / "node_modules").symlink_to(packages)
    workspace = Workspace.at(folder)
    if task.base:
        spec = (BASES / f"{task.base}.yaml").read_text(encoding="utf-8")
        plan = make_plan(workspace, spec, origin=f"{task.base}.yaml", now="20260101000000")
        apply_as(workspace, plan, principal="evals", channel="evals")
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        (*_AUTHOR, "-c", "commit.gpgsign=false", "commit", "--quiet", "--message=Start"),
    ):
        finished = await run(["git", *arguments], cwd=folder, timeout=60)
        if finished.returncode:
            raise SthenoError(f"git {arguments[0]}: {finished.output}")
    return workspace


@asynccontextmanager
async def opened(workspace: Workspace, version: str) -> AsyncIterator[Context]:
    """Open a sandbox with a copy of an application as it is now, for verify's checks and boots."""
    async with sandbox() as box, AsyncExitStack() as stack:
        tree = await anyio.to_thread.run_sync(copy_workspace, workspace, box.root / "tree")
        yield Context(tree, box, version, stack, _silent)


@asynccontextmanager
async def booted(
    context: Context, task: Task, base: Workspace | None = None
) -> AsyncIterator[Shop]:
    """Migrate and start the application, and yield the shop.

    Where the task has rows, the `base` is migrated first and given them: the work of the task
    has to keep them.  Raises FailedError if Medusa refuses to migrate or to start.
    """
    # Said before a database is made for nothing.
    context.program(context.workspace.root, "medusa")
    server, admin = await context.seeded()
    await server.create_database(_DATABASE, template=TEMPLATE)
    if base is not None and task.rows:
        old = await anyio.to_thread.run_sync(
            copy_workspace, base, context.sandbox.root / "base-tree"
        )
        await _migrate(context, Migrated(old.root, _DATABASE, server))
        for statement in task.rows:
            await server.sql(_DATABASE, statement)
    app = await context.copy("run")
    migrated = Migrated(app, _DATABASE, server)
    await anyio.to_thread.run_sync(shutil.copytree, _ROUTES, app / "src" / "api" / ACT[1:])
    await _migrate(context, migrated)
    async with listening() as gateway, _started(context, app, task, gateway.url) as port:
        yield Shop(port, server, _DATABASE, admin, gateway)


async def _migrate(context: Context, migrated: Migrated) -> None:
    redirect_config(migrated.app)
    await context.medusa_command(migrated, "db:migrate", "--skip-scripts")


@asynccontextmanager
async def _started(context: Context, app: Path, task: Task, gateway: str) -> AsyncIterator[int]:
    server, _ = await context.seeded()
    port, log = free_port(), context.sandbox.root / "shop.log"
    environment = {
        **{name: value.replace("${gateway}", gateway) for name, value in task.environment.items()},
        "DATABASE_URL": server.url(_DATABASE),
        "PORT": str(port),
    }
    async with running(
        [context.program(app, "medusa"), "start", "-H", "127.0.0.1", "-p", str(port)],
        cwd=app,
        log=log,
        env=context.sandbox.environment(environment),
        guardian=context.sandbox.guardian,
    ) as process:
        await until_healthy(Client(port), process, log)
        yield port


async def _silent(name: str, message: str) -> None:
    """Tell nobody: a boot of ours is part of a longer wait, which has its own progress."""
    del name, message
