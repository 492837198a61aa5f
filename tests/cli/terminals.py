"""A terminal that a test looks at and types into."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.cli.conftest import LAUNCHER, SECONDS, environment

ENTER, UP, CTRL_C, CTRL_D = "\r", "\x1b[A", "\x03", "\x04"


class Terminal:
    """A terminal with `stheno` in it; with `piped`, its standard output goes elsewhere."""

    def __init__(
        self,
        folder: Path,
        arguments: tuple[str, ...],
        known: Mapping[str, str],
        *,
        piped: bool = False,
    ) -> None:
        self._ours, theirs = pty.openpty()
        keyless = {name: one for name, one in environment().items() if "ANTHROPIC" not in name}
        self.process = subprocess.Popen(
            [sys.executable, str(LAUNCHER), *arguments],
            cwd=folder,
            stdin=theirs,
            stdout=subprocess.PIPE if piped else theirs,
            stderr=theirs,
            env={**keyless, **known},
            # A session of its own, whose terminal this becomes: so ^C reaches it as a signal.
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509  # no thread of ours holds a lock here
        )
        os.close(theirs)
        self._seen = ""

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def until(self, text: str) -> str:
        """Return what is shown up to `text`, and go on behind it."""
        while text not in self._seen:
            more = self._read()
            assert more, f"{text!r} never came after {self._seen!r}"
            self._seen += more
        before, _, self._seen = self._seen.partition(text)
        return before

    def ask(self, keys: str) -> None:
        """Type a line at the prompt."""
        self.until("> ")
        self.type(keys + ENTER)

    def end(self) -> tuple[int, str]:
        """Wait for the end; returns the exit code and what was still shown."""
        while more := self._read():
            self._seen += more
        return self.process.wait(SECONDS), self._seen

    def piped(self) -> str:
        """Return what went to standard output instead of the terminal, to its end."""
        assert self.process.stdout is not None
        return self.process.stdout.read().decode()

    def close(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.communicate(timeout=SECONDS)
        os.close(self._ours)

    def _read(self) -> str:
        ready, _, _ = select.select([self._ours], [], [], SECONDS)
        assert ready, f"nothing more came after {self._seen!r}"
        try:
            return os.read(self._ours, 65536).decode(errors="replace").replace("\r\n", "\n")
        except OSError:
            # Linux says EIO where the other side is closed.
            return ""


def _take_terminal() -> None:
    os.close(os.open(os.ttyname(0), os.O_RDWR))
