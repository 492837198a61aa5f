"""The command line as its own process, with and without a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import make_project
from tools.repo.workspace import Workspace

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
SECONDS = 60

Stheno = Callable[..., subprocess.CompletedProcess[str]]
AtTerminal = Callable[..., tuple[int, str]]


def environment() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_project(tmp_path / "shop")


@pytest.fixture
def stheno(workspace: Workspace) -> Stheno:
    """Return a function that runs `stheno` in the project, without a terminal."""

    def run(
        *arguments: str, stdin: str = "", cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(LAUNCHER), *arguments],
            cwd=cwd or workspace.root,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env=environment(),
        )

    return run


@pytest.fixture
def at_terminal(workspace: Workspace) -> AtTerminal:
    """Return a function that runs `stheno` at a terminal and types `typed` once it is asked."""

    def run(*arguments: str, typed: bytes) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, str(LAUNCHER), *arguments],
            cwd=workspace.root,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(),
            # A session of its own, whose terminal this becomes: so ^C reaches it as a signal.
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509  # no thread runs here
        )
        os.close(theirs)
        seen = b""
        with os.fdopen(ours, "r+b", buffering=0) as terminal:
            while chunk := _read(terminal.fileno()):
                seen += chunk
                if typed and b"[y/N]" in seen:
                    terminal.write(typed)
                    typed = b""
        return process.wait(SECONDS), seen.decode().replace("\r\n", "\n")

    return run


def _take_terminal() -> None:
    os.close(os.open(os.ttyname(0), os.O_RDWR))


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says EIO where the other side is closed.
        return b""
