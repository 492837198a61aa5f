"""Running child processes: output, limits, and that nothing survives."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import anyio
import psutil
import pytest

from tools.errors import ToolMissingError
from tools.repo.guardian import Guardian
from tools.repo.process import run, running

pytestmark = pytest.mark.anyio

# A program that starts a grandchild, writes its number to a file, and waits.
PARENT_OF_A_SLEEPER = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], **{options})
open(sys.argv[1], "w").write(str(child.pid))
child.wait()
"""


def python(source: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", source, *arguments]


def runs(pid: int) -> bool:
    # A container without init keeps the dead listed.
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


async def until(condition: Callable[[], bool]) -> None:
    with anyio.fail_after(10):
        while not condition():  # noqa: ASYNC110  # another process's deeds send no event
            await anyio.sleep(0.01)


async def text_of(path: Path) -> str:
    await until(lambda: path.exists() and bool(path.read_text(encoding="utf-8")))
    return await anyio.Path(path).read_text(encoding="utf-8")


async def test_output_and_exit_code_are_returned(tmp_path: Path) -> None:
    source = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    finished = await run(python(source), cwd=tmp_path, timeout=10)
    assert (finished.returncode, finished.stdout, finished.stderr) == (3, "out\n", "err\n")
    assert not finished.timed_out


async def test_input_reaches_the_program(tmp_path: Path) -> None:
    source = "import sys; print(sys.stdin.read().upper(), end='')"
    finished = await run(python(source), cwd=tmp_path, timeout=10, stdin=b"hello")
    assert finished.stdout == "HELLO"


async def test_a_program_that_ignores_its_input_is_no_error(tmp_path: Path) -> None:
    finished = await run(python("pass"), cwd=tmp_path, timeout=10, stdin=b"x" * 1_000_000)
    assert finished.returncode == 0


async def test_long_output_keeps_its_head_and_tail(tmp_path: Path) -> None:
    source = "print('first'); print('x' * 100_000); print('last')"
    finished = await run(python(source), cwd=tmp_path, timeout=10, limit=1000)
    assert finished.truncated
    assert finished.stdout.startswith("first\n")
    assert finished.stdout.endswith("last\n")
    assert "bytes left out" in finished.stdout
    assert len(finished.stdout) < 1100


async def test_a_missing_program_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError, match="no-such-program"):
        await run(["no-such-program"], cwd=tmp_path, timeout=10)


async def test_a_timeout_ends_grandchildren_too(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    source = PARENT_OF_A_SLEEPER.replace("{options}", "{}")
    finished = await run(python(source, str(note)), cwd=tmp_path, timeout=1)
    assert finished.timed_out
    await until(lambda: not runs(int(note.read_text(encoding="utf-8"))))


async def test_cancelling_ends_the_whole_group(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    source = PARENT_OF_A_SLEEPER.replace("{options}", "{}")
    async with anyio.create_task_group() as tasks:

        async def work() -> None:
            await run(python(source, str(note)), cwd=tmp_path, timeout=60)

        tasks.start_soon(work)
        pid = int(await text_of(note))
        tasks.cancel_scope.cancel()
    await until(lambda: not runs(pid))


async def test_what_a_program_leaves_running_is_ended_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    source = PARENT_OF_A_SLEEPER.replace("{options}", "{}").replace("child.wait()", "")
    started = time.monotonic()
    finished = await run(python(source, str(note)), cwd=tmp_path, timeout=60)
    assert finished.returncode == 0
    assert time.monotonic() - started < 10
    await until(lambda: not runs(int(note.read_text(encoding="utf-8"))))


async def test_a_server_is_stopped_by_its_own_signal_and_logs_to_a_file(tmp_path: Path) -> None:
    log, note = tmp_path / "log", tmp_path / "pid"
    source = (
        "import signal, sys, time\n"
        "def stop(*_): print('bye', flush=True); sys.exit(0)\n"
        "signal.signal(signal.SIGINT, stop)\n"
        "open(sys.argv[1], 'w').write('up')\n"
        "while True: time.sleep(0.1)\n"
    )
    async with running(
        python(source, str(note)), cwd=tmp_path, log=log, stop=signal.SIGINT
    ) as process:
        await text_of(note)
    assert process.returncode == 0
    assert log.read_text(encoding="utf-8") == "bye\n"


@pytest.mark.parametrize("options", ["{}", "{'start_new_session': True}"])
async def test_a_guardian_clears_up_after_sigkill(tmp_path: Path, options: str) -> None:
    note, scratch = tmp_path / "pid", tmp_path / "scratch"
    scratch.mkdir()
    owner = (
        "import anyio, sys\n"
        "from pathlib import Path\n"
        "from tools.repo.guardian import Guardian\n"
        "from tools.repo.process import run\n"
        "async def main():\n"
        "    with Guardian() as guardian:\n"
        "        guardian.watch_folder(Path(sys.argv[3]))\n"
        "        argv = [sys.executable, '-c', sys.argv[1], sys.argv[2]]\n"
        "        await run(argv, cwd=Path.cwd(), timeout=60, guardian=guardian)\n"
        "anyio.run(main)\n"
    )
    source = PARENT_OF_A_SLEEPER.replace("{options}", options)
    root = Path(__file__).parents[2]
    argv = python(owner, source, str(note), str(scratch))
    with subprocess.Popen(argv, cwd=root) as process:  # noqa: ASYNC220  # it is to be killed
        pid = int(await text_of(note))
        os.kill(process.pid, signal.SIGKILL)
    await until(lambda: not runs(pid))
    await until(lambda: not scratch.exists())


async def test_leaving_the_guardian_removes_what_is_listed_and_nothing_else(tmp_path: Path) -> None:
    listed, released = tmp_path / "listed", tmp_path / "released"
    listed.mkdir()
    released.mkdir()
    with Guardian() as guardian:
        guardian.watch_folder(listed)
        guardian.watch_folder(released)
        guardian.release_folder(released)
    assert not listed.exists()
    assert released.exists()
