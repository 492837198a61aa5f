"""Whatever ends a verification, nothing of it stays: no process, no database, no file."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import anyio
import psutil
import pytest

from tests.verify.slices import add_slice
from tools.repo.workspace import Workspace
from tools.verify.ladder import verify

pytestmark = [pytest.mark.anyio, pytest.mark.medusa, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
import anyio
from tools.repo.workspace import Workspace
from tools.verify.ladder import verify
anyio.run(lambda: verify(Workspace.at(sys.argv[1]), only=["migrations", "boot", "tests"]))
"""


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    # pytest's own folders are closed to the user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", None)
        yield Path(folder).resolve()


def processes_in(folder: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            # A container without init keeps the dead listed.
            if process.status() != psutil.STATUS_ZOMBIE:
                told = [process.cwd(), *process.cmdline(), process.environ().get("HOME", "")]
                found += [process] if any(str(folder) in text for text in told) else []
        except psutil.Error:
            continue
    return found


def names_in(folder: Path) -> set[str]:
    names = set()
    for process in processes_in(folder):
        # It may have ended since it was found.
        with suppress(psutil.NoSuchProcess):
            names.add(process.name())
    return names


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def until(condition: Callable[[], bool]) -> None:
    with anyio.fail_after(120):
        while not condition():  # noqa: ASYNC110  # another process's deeds send no event
            await anyio.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_a_signal_leaves_nothing_behind(
    fresh_app: Workspace, scratch: Path, number: signal.Signals
) -> None:
    argv = [sys.executable, "-c", PROGRAM, str(add_slice(fresh_app).root)]
    with subprocess.Popen(argv, cwd=ROOT, stderr=subprocess.DEVNULL) as process:  # noqa: ASYNC220  # it is to be killed
        await until(lambda: {"postgres", "node"} <= names_in(scratch))
        assert files_in(scratch)
        process.send_signal(number)
    await until(lambda: not processes_in(scratch))
    await until(lambda: not files_in(scratch))


async def test_cancelling_leaves_nothing_behind(fresh_app: Workspace, scratch: Path) -> None:
    add_slice(fresh_app)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: verify(fresh_app, only=["migrations", "boot", "tests"]))
        await until(lambda: {"postgres", "node"} <= names_in(scratch))
        tasks.cancel_scope.cancel()
    # Whoever cancels may rely on it at once.
    assert not processes_in(scratch)
    assert not files_in(scratch)
