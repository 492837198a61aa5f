"""A guardian outlives us for a moment: it ends our processes and removes our scratch folders."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

_PROGRAM = Path(__file__).with_name("guardian_process.py")
_PATIENCE_SECONDS = 15.0


class Guardian:
    """A small child that clears up when this process ends, even by SIGKILL.

    `token` goes into the environment of every child as `STHENO_RUN`, so that a process which
    left its group is found too.  Use it as a context: leaving it ends whatever is still listed
    and removes the folders still listed, so that the normal end and the sudden one are alike.
    """

    def __init__(self) -> None:
        self.token = uuid4().hex
        # A session of its own: what ends our process group must not end the guardian.
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(_PROGRAM), self.token],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def watch_group(self, group: int, stop: signal.Signals = signal.SIGTERM) -> None:
        """List a process group; `stop` is its polite signal, SIGKILL follows."""
        self._tell(f"+group {group} {int(stop)}")

    def release_group(self, group: int) -> None:
        """Strike a group that has ended: its number may soon be another's."""
        self._tell(f"-group {group}")

    def watch_folder(self, folder: Path) -> None:
        """List a folder that must not outlive us."""
        self._tell(f"+folder {folder}")

    def release_folder(self, folder: Path) -> None:
        """Strike a folder that is gone or may stay."""
        self._tell(f"-folder {folder}")

    def _tell(self, line: str) -> None:
        if self._process.stdin:
            self._process.stdin.write(f"{line}\n".encode())
            self._process.stdin.flush()
