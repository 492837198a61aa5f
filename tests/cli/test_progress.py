"""What a person sees at a terminal while a command works, and does not see afterwards."""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

import pytest

from tests.cli.conftest import Stheno
from tests.cli.terminals import CTRL_C, Terminal
from tests.medusa.lookup.small import install
from tools.repo.workspace import Workspace

# Up one line and erased: nothing is left of the bar, nor of the line above it.
ERASED = "\x1b[1A\x1b[2K"
ASKED = ("lookup", "feed-dragon", "--json")

Opened = Callable[..., Terminal]


@pytest.fixture
def opened(workspace: Workspace) -> Iterator[Opened]:
    """Return a function that runs `stheno` at a terminal, its results piped."""
    with ExitStack() as stack:

        def run(*arguments: str) -> Terminal:
            terminal = Terminal(workspace.root, arguments, {}, piped=True)
            return stack.enter_context(closing(terminal))

        yield run


@pytest.fixture
def elsewhere(
    workspace: Workspace, tmp_path: Path, stheno: Stheno, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TextIO]:
    """Yield the lock of a reference that another process has built by half, until it is closed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    install(workspace.root)
    assert stheno(*ASKED).returncode == 0
    (pointer,) = (tmp_path / "stheno/api").glob("*.key")
    pointer.unlink()
    with pointer.with_suffix(".lock").open("r+", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("0.5 reading types")
        lock.flush()
        yield lock


def test_how_far_a_command_is_stands_below_it_and_is_gone_at_its_end(
    opened: Opened, elsewhere: TextIO
) -> None:
    terminal = opened(*ASKED)
    terminal.until("reading types")
    elsewhere.close()
    code, shown = terminal.end()
    assert (code, shown.endswith(ERASED)) == (0, True)
    assert [one["name"] for one in json.loads(terminal.piped())["entries"]] == [
        "feedDragonWorkflow"
    ]


@pytest.mark.usefixtures("elsewhere")
def test_a_command_that_is_interrupted_leaves_nothing_behind(opened: Opened) -> None:
    terminal = opened(*ASKED)
    terminal.until("reading types")
    terminal.type(CTRL_C)
    code, shown = terminal.end()
    assert (code, shown.endswith(ERASED)) == (130, True)
    assert "Traceback" not in shown
    assert terminal.piped() == ""


def test_a_command_that_is_quick_shows_nothing_but_its_result(opened: Opened) -> None:
    terminal = opened("search", "defineConfig", "--json")
    assert terminal.end() == (0, "")
    assert json.loads(terminal.piped())["files"][0]["path"] == "medusa-config.ts"
