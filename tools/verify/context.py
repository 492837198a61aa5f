"""What the checks share, made on first need: copies of the tree, the server, the database."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

import anyio

from tools.errors import SthenoError
from tools.medusa.versions import TEST_PORT
from tools.repo.packages import Announce
from tools.repo.workspace import Workspace
from tools.verify.modules import LoadedModule, loaded_modules
from tools.verify.output import errors_in, tail
from tools.verify.postgres import USER, Server
from tools.verify.report import FailedError, NotRunError
from tools.verify.sandbox import Sandbox
from tools.verify.seed import TEMPLATE, seeded_server
from tools.verify.tree import WorkingTree

_MIGRATE_SECONDS = 300
# The project's own configuration, but for where it connects to and what it need not serve. A
# `.js` file is found before a `.ts` of the same name.
_CONFIG = """const loaded = require("./{name}")
const config = loaded.default ?? loaded
module.exports = {{
  ...config,
  admin: {{ ...config.admin, disable: true }},
  projectConfig: {{
    ...config.projectConfig,
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: {{}},
  }},
}}
"""
T = TypeVar("T")


class Once(Generic[T]):
    """A value made at first need, once for all who ask; so is the error if it cannot be made."""

    def __init__(self, make: Callable[[], Awaitable[T]]) -> None:
        self._make = make
        self._lock = anyio.Lock()
        self._made: list[T] = []
        self._error: SthenoError | None = None

    async def __call__(self) -> T:
        """Return the value, made now if nobody asked before."""
        async with self._lock:
            if self._error:
                raise self._error
            if not self._made:
                try:
                    self._made.append(await self._make())
                except SthenoError as error:
                    self._error = error
                    raise
            return self._made[0]


@dataclass(frozen=True)
class Migrated:
    """A database with the project's migrations run: its name, and the copy they were run in."""

    app: Path
    database: str
    server: Server


class Context:
    """One verification: its sandbox, the tree it speaks of, and what the checks share.

    `before` is the tree without the plan that is judged, if one is.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # all that the checks stand on
        self,
        tree: WorkingTree,
        sandbox: Sandbox,
        medusa: str,
        stack: AsyncExitStack,
        tell: Callable[[str, str], Awaitable[None]],
        before: Workspace | None = None,
    ) -> None:
        self.workspace = Workspace(tree.root)
        self.before = before
        self.sandbox = sandbox
        self._tree = tree
        self.medusa = medusa
        self._stack = stack
        self._tell = tell
        self.seeded = Once(self._seeded)
        self.modules = Once(self._modules)
        self.migrated = Once(self._migrated)
        self.generated_types = Once(self._generated_types)
        self._types: Path | None = None

    async def copy(self, name: str) -> Path:
        """Copy the tree into a folder of the sandbox, for one check alone; returns its root.

        Raises NotRunError if Medusa is not installed: no check beyond parsing tells the truth then.
        """
        self.program(self.workspace.root, "medusa")
        return await anyio.to_thread.run_sync(self._tree.copy, self.sandbox.root / name)

    def program(self, app: Path, name: str) -> str:
        """Return the path of a program of the project's packages; raises NotRunError."""
        for folder in (app, *app.parents):
            path = folder / "node_modules" / ".bin" / name
            if path.exists():
                return str(path)
        raise NotRunError(
            f"`{name}` is not installed in the project", fix="install the project's packages"
        )

    async def medusa_command(self, migrated: Migrated, *arguments: str) -> str:
        """Run a command of Medusa's on a database; returns its output, raises FailedError.

        Exit codes lie on older versions, so the output is read too.
        """
        finished = await self.sandbox.run(
            [self.program(migrated.app, "medusa"), *arguments],
            cwd=migrated.app,
            seconds=_MIGRATE_SECONDS,
            env={"DATABASE_URL": migrated.server.url(migrated.database)},
        )
        errors = errors_in(finished.output)
        if finished.returncode or errors:
            reason = errors[0] if errors else f"exit code {finished.returncode}"
            raise FailedError(f"`medusa {arguments[0]}`: {reason}", tail(finished.output))
        return finished.output

    def announcing(self, name: str, message: str) -> Announce:
        """Return a call that tells whoever waits what a check is busy with."""
        return partial(self._tell, name, message)

    def types_written(self, app: Path) -> None:
        """Tell the others where a booted application has written its types."""
        self._types = app

    async def _seeded(self) -> tuple[Server, str]:
        packages = next(
            folder / "node_modules"
            for folder in (self.workspace.root, *self.workspace.root.parents)
            if (folder / "node_modules" / ".bin" / "medusa").exists()
        )
        told = f"migrating a template database for Medusa {self.medusa}, once"
        announce = self.announcing("migrations", told)
        return await self._stack.enter_async_context(
            seeded_server(self.sandbox, packages, self.medusa, announce)
        )

    async def _modules(self) -> list[LoadedModule]:
        return await loaded_modules(self.sandbox, await self.copy("modules"))

    async def _migrated(self) -> Migrated:
        app = await self.copy("database")
        redirect_config(app)
        server, _ = await self.seeded()
        migrated = Migrated(app, "migrated", server)
        await server.create_database(migrated.database, template=TEMPLATE)
        await self.medusa_command(migrated, "db:migrate", "--skip-scripts")
        await server.create_database("boot", template=migrated.database)
        return migrated

    async def _generated_types(self) -> Path:
        if self._types is None:
            raise NotRunError("the application did not boot, so there are no generated types")
        return self._types


def connection(server: Server, medusa: str, database: str) -> dict[str, str]:
    """Return the environment by which Medusa, and its test runners, find a database."""
    # Medusa turns SSL on for any other spelling of this machine, and waits for ever.
    host = "localhost" if TEST_PORT.within(medusa) else f"localhost:{server.port}"
    return {
        "DB_HOST": host,
        "DB_PORT": str(server.port),
        "DB_USERNAME": USER,
        "DB_PASSWORD": server.password,
        "DATABASE_URL": server.url(database),
    }


def redirect_config(app: Path) -> None:
    """Let the copy's configuration connect to the database we name, and to no other."""
    source = next(
        (app / name for name in ("medusa-config.ts", "medusa-config.js") if (app / name).exists()),
        None,
    )
    if source is None:
        raise NotRunError("there is no medusa-config.ts or medusa-config.js")
    if source.suffix == ".js":
        source = source.rename(source.with_name("medusa-config.project.js"))
    text = _CONFIG.format(name=source.name)
    (app / "medusa-config.js").write_text(text, encoding="utf-8")
