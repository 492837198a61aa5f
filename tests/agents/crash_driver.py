"""Plays runs and dies of SIGKILL right after a given event is kept; run by `test_crash.py`.

    python crash_driver.py FOLDER

Reads `RUN URL NUMBER` a line, forks a process for each, and prints the signal it died of.
"""

import asyncio
import os
import signal
import sys
from functools import partial
from importlib import import_module

from agents.engine import play
from agents.runs import Event
from agents.store import RunStore
from tests.agents.messages_server import KEY
from tools.repo.workspace import Workspace


def play_until(folder: str, run: str, url: str, number: int) -> None:
    os.environ |= {"ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": KEY}

    def listener(event: Event) -> None:
        if event.number == number:
            os.kill(os.getpid(), signal.SIGKILL)

    with RunStore(Workspace.at(folder)) as store:
        asyncio.run(partial(play, store, run, listener=listener)())


def main(folder: str) -> None:
    # Loaded once, and not by each child.
    import_module("pydantic_ai.models.anthropic")
    for line in sys.stdin:
        run, url, number = line.split()
        child = os.fork()
        if child == 0:
            play_until(folder, run, url, int(number))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
