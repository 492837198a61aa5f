"""Child processes with limits: a session of their own, ended as a group, output capped."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import anyio
from anyio.abc import ByteReceiveStream, ByteSendStream, Process

from tools.errors import ToolMissingError
from tools.repo.guardian import Guardian

MAX_OUTPUT_BYTES = 1_000_000
_GRACE_SECONDS = 3.0
_LAST_MOMENT_SECONDS = 0.2


@dataclass(frozen=True)
class Finished:
    """How a process ended.

    `returncode` is negative for a signal, as in `subprocess`.  Output over the limit is cut in
    its middle, with a line that says how many bytes are missing, and `truncated` is set.
    """

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    timed_out: bool = False
    truncated: bool = False

    @property
    def output(self) -> str:
        """Standard output, then standard error."""
        return "\n".join(part for part in (self.stdout, self.stderr) if part)


class _Captured:
    """The head and the tail of a stream, `limit` bytes in all."""

    def __init__(self, limit: int) -> None:
        self._half = limit // 2
        self._head = bytearray()
        self._tail = bytearray()
        self.missing = 0

    def add(self, chunk: bytes) -> None:
        room = self._half - len(self._head)
        self._head += chunk[: max(room, 0)]
        self._tail += chunk[max(room, 0) :]
        if (excess := len(self._tail) - self._half) > 0:
            del self._tail[:excess]
            self.missing += excess

    @property
    def text(self) -> str:
        gap = f"\n[... {self.missing:,} bytes left out ...]\n".encode() if self.missing else b""
        return bytes(self._head + gap + self._tail).decode("utf-8", "replace")


class _Group:
    """A child and all that it starts, in a session of their own."""

    def __init__(self, process: Process, guardian: Guardian | None, stop: signal.Signals) -> None:
        self.process = process
        self._guardian = guardian
        self._stop = stop
        self._ended = False
        if guardian:
            guardian.watch_group(process.pid, stop)

    async def end(self, *, politely: bool = True) -> None:
        """End the child and its group; SIGKILL follows where the polite signal does not do."""
        # Only once: when all are gone, the number may be another's.
        if self._ended:
            return
        with anyio.CancelScope(shield=True):
            if politely and self._signal(self._stop):
                with anyio.move_on_after(_GRACE_SECONDS):
                    await self.process.wait()
                    # The rest of the group got the signal too; nothing tells when it is gone
                    # (in a container without init the dead stay listed), so it gets a moment.
                    await anyio.sleep(_LAST_MOMENT_SECONDS if self._signal(0) else 0)
            self._signal(signal.SIGKILL)
            await self.process.wait()
        self._ended = True
        if self._guardian:
            self._guardian.release_group(self.process.pid)

    async def close(self) -> None:
        """End all and let go of the pipes."""
        with anyio.CancelScope(shield=True):
            await self.end()
            await self.process.aclose()

    def _signal(self, number: int) -> bool:
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True


async def run(  # noqa: PLR0913  # options, by name only
    argv: Sequence[str],
    *,
    cwd: Path,
    timeout: float,  # noqa: ASYNC109  # the limit is part of the result, not an exception
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    limit: int = MAX_OUTPUT_BYTES,
    user: int | None = None,
    guardian: Guardian | None = None,
) -> Finished:
    """Run a program to its end, or to `timeout` seconds; each output is capped at `limit` bytes.

    `env` replaces the environment, None inherits ours; `user` is the uid to run as.  The whole
    process group is ended at the end, on a timeout and on cancellation.  Raises
    ToolMissingError if the program cannot be started.
    """
    started = time.monotonic()
    process = await _spawn(argv, cwd, _environment(env, guardian), user, subprocess.PIPE)
    group = _Group(process, guardian, signal.SIGTERM)
    out, err = _Captured(limit), _Captured(limit)
    finished = False
    try:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_read, process.stdout, out)
            tasks.start_soon(_read, process.stderr, err)
            tasks.start_soon(_feed, process.stdin, stdin)
            with anyio.move_on_after(timeout):
                await process.wait()
                finished = True
            await group.end(politely=not finished)
            # A grandchild that left the group may hold the pipes open for ever.
            tasks.cancel_scope.deadline = anyio.current_time() + _GRACE_SECONDS
    finally:
        await group.close()
    return Finished(
        returncode=-signal.SIGKILL if process.returncode is None else process.returncode,
        stdout=out.text,
        stderr=err.text,
        seconds=time.monotonic() - started,
        timed_out=not finished,
        truncated=bool(out.missing or err.missing),
    )


@asynccontextmanager
async def running(  # noqa: PLR0913  # options, by name only
    argv: Sequence[str],
    *,
    cwd: Path,
    log: Path,
    env: Mapping[str, str] | None = None,
    user: int | None = None,
    guardian: Guardian | None = None,
    stop: signal.Signals = signal.SIGTERM,
) -> AsyncIterator[Process]:
    """Keep a server running inside the context, its output in the file `log`.

    It is ended by `stop`, then SIGKILL, group and all.  Raises ToolMissingError if the program
    cannot be started.
    """
    with log.open("ab") as output:
        process = await _spawn(argv, cwd, _environment(env, guardian), user, output.fileno())
    group = _Group(process, guardian, stop)
    try:
        yield process
    finally:
        await group.close()


def _environment(env: Mapping[str, str] | None, guardian: Guardian | None) -> dict[str, str]:
    environment = dict(os.environ if env is None else env)
    if guardian:
        environment["STHENO_RUN"] = guardian.token
    return environment


async def _spawn(
    argv: Sequence[str], cwd: Path, env: Mapping[str, str], user: int | None, output: int
) -> Process:
    piped = output == subprocess.PIPE
    try:
        # Shielded: cancelled half-way, the child would run on with nobody knowing its number.
        with anyio.CancelScope(shield=True):
            process = await anyio.open_process(
                list(argv),
                cwd=cwd,
                env=env,
                stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.PIPE if piped else subprocess.STDOUT,
                start_new_session=True,
                user=user,
                group=None if user is None else pwd.getpwuid(user).pw_gid,
                extra_groups=None if user is None else [],
            )
    except OSError as error:
        raise ToolMissingError(f"{argv[0]} cannot be started: {error.strerror}") from error
    return process


async def _read(stream: ByteReceiveStream | None, captured: _Captured) -> None:
    if stream is not None:
        with suppress(anyio.BrokenResourceError):
            async for chunk in stream:
                captured.add(chunk)


async def _feed(stream: ByteSendStream | None, content: bytes) -> None:
    if stream is not None:
        # A program need not read all that it is given.
        with suppress(anyio.BrokenResourceError):
            if content:
                await stream.send(content)
            await stream.aclose()
