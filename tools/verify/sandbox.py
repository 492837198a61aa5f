"""The place where a project's code runs: a scratch folder, a bare environment, a guardian."""

import os
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio

from tools.repo.guardian import Guardian
from tools.repo.guardian_process import remove_folder
from tools.repo.process import Finished, run
from tools.verify.node import node_program, sandbox_environment
from tools.verify.postgres_binaries import others_may_pass

# Node wants a core for itself; more of them at once only make each other time out.
_AT_ONCE = max(2, (os.cpu_count() or 2) - 1)


@dataclass(frozen=True)
class Sandbox:
    """Runs programs of a project inside `root`, a scratch folder that goes when we do."""

    root: Path
    node: str
    guardian: Guardian
    limiter: anyio.CapacityLimiter

    @property
    def home(self) -> Path:
        """The home of the project's programs, and their place for temporary files."""
        return self.root / "home"

    async def run(
        self,
        argv: Sequence[str],
        *,
        cwd: Path,
        seconds: float,
        env: Mapping[str, str] | None = None,
    ) -> Finished:
        """Run a program with the bare environment plus `env`; only so many at once."""
        async with self.limiter:
            return await run(
                argv, cwd=cwd, timeout=seconds, env=self.environment(env), guardian=self.guardian
            )

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the environment of a project's programs."""
        return sandbox_environment(self.home) | dict(more or {})

    def folder(self, name: str) -> Path:
        """Make and return a folder of the sandbox."""
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


@asynccontextmanager
async def sandbox() -> AsyncIterator[Sandbox]:
    """Open a sandbox; on leaving, whatever still runs in it is ended, and its folder removed."""
    node = await node_program()
    with Guardian() as guardian:
        root = _scratch_folder()
        guardian.watch_folder(root)
        try:
            yield Sandbox(root, node, guardian, anyio.CapacityLimiter(_AT_ONCE))
        finally:
            remove_folder(str(root))


def _scratch_folder() -> Path:
    parent = Path(tempfile.gettempdir()).resolve()
    if os.geteuid() == 0 and not others_may_pass(parent):
        parent = Path("/var/tmp")  # noqa: S108  # mkdtemp makes a folder of our own in there
    root = Path(tempfile.mkdtemp(prefix="stheno-", dir=parent))
    # Another user runs PostgreSQL where we are root: it may pass, and see nothing.
    root.chmod(0o711)
    (root / "home").mkdir()
    return root
