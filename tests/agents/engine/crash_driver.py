"""Plays runs and dies of SIGKILL right after a given event is kept; run by `test_crash.py`.

    python crash_driver.py FOLDER

Reads `RUN URL NUMBER` a line, forks a process for each, and prints the signal it died of; the
number 0 is played to its end, without one.
"""

import asyncio
import os
import signal
import sys
from functools import partial

from agents.engine import play
from agents.runs import Event
from agents.store import RunStore
from tests.agents.messages_server import KEY
from tools.repo.workspace import Workspace


def play_until(folder: str, run: str, url: str, number: int) -> None:
    os.environ |= {"ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": KEY}

    def listener(event: Event) -> None:
        if number and event.number == number:
            os.kill(os.getpid(), signal.SIGKILL)

    with RunStore(Workspace.at(folder)) as store:
        asyncio.run(partial(play, store, run, listener=listener)())


def report(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main(folder: str) -> None:
    for line in sys.stdin:
        run, url, number = line.split()
        if number == "0":
            # Played here: what is loaded on first use is then loaded for every child.
            play_until(folder, run, url, 0)
            report(0)
            continue
        child = os.fork()
        if child == 0:
            play_until(folder, run, url, int(number))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        report(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0)


if __name__ == "__main__":
    main(sys.argv[1])
