"""Measures what Stheno adds to a model's first token, over the bare SDK in the same process.

python -m bench.agents [ROUNDS]

Both stream the same answer from one local server in a process of its own, in turns, after
everything is loaded.  Ours makes a run, keeps its events on disk, and offers its tools.
"""

import asyncio
import os
import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Awaitable, Callable  # noqa: TC003  # beside the others
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from anthropic import AsyncAnthropic

from agents.engine import play
from agents.lifecycle import start_run
from agents.runs import Event, RunRequest
from agents.store import RunStore
from bench.resources import make_shop
from tests.agents.messages_server import KEY, serving
from tools.repo.workspace import Workspace

QUESTION = "Which modules does this shop have?"
MOST_ADDED = 150.0
ROUNDS = 30


async def bare(client: AsyncAnthropic) -> float:
    """Return the ms from the SDK's call to its first piece of text."""
    begun = perf_counter()
    async with client.messages.stream(
        model="claude-sonnet-5-5",
        max_tokens=1000,
        messages=[{"role": "user", "content": QUESTION}],
    ) as stream:
        first = 0.0
        async for _ in stream.text_stream:
            first = first or (perf_counter() - begun) * 1000
    return first


async def ours(store: RunStore) -> float:
    """Return the ms from asking a specialist to its first piece of text."""
    seen: list[float] = []

    def listener(event: Event) -> None:
        if event.kind == "delta":
            seen.append(perf_counter())

    begun = perf_counter()
    run = start_run(store, RunRequest(agent="medusa-expert", question=QUESTION))
    await play(store, run.id, listener=listener)
    return (seen[0] - begun) * 1000


async def measured(folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Return the ms of both, taken in turns; the first turn of each only warms up."""
    theirs: list[float] = []
    stheno: list[float] = []
    with RunStore(Workspace.at(folder)) as store:
        async with AsyncAnthropic() as client:
            turns: list[tuple[list[float], Callable[[], Awaitable[float]]]] = [
                (theirs, partial(bare, client)),
                (stheno, partial(ours, store)),
            ]
            for _ in range(rounds + 1):
                for times, turn in turns:
                    times.append(await turn())
    return theirs[1:], stheno[1:]


def main(rounds: int) -> None:
    """Run everything; exits with 1 where the median adds more than is allowed."""
    with TemporaryDirectory(prefix="stheno-bench-") as place:
        folder = Path(place) / "shop"
        make_shop(folder)
        command = [sys.executable, "-m", "bench.agents", "--serve"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdout is not None  # noqa: S101  # it was asked for
            url = server.stdout.readline().strip()
            os.environ |= {"ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": KEY}
            os.environ["XDG_STATE_HOME"] = f"{place}/state"
            theirs, stheno = asyncio.run(measured(folder, rounds))
            server.terminate()
    added = median(stheno) - median(theirs)
    print(f"to the first token, median of {rounds}, ms:")
    print(f"  bare SDK  {median(theirs):7.1f}")
    print(f"  Stheno    {median(stheno):7.1f}  ({median(stheno) / median(theirs):.1f} times)")
    print(f"  added     {added:7.1f}  (at most {MOST_ADDED:.0f})")
    if added > MOST_ADDED:
        raise SystemExit(1)


def serve() -> None:
    """Answer every question alike until the process is ended."""
    with serving([{"say": "The shop has one module, the size guide."}] * 10_000) as server:
        print(server.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="?", type=int, default=ROUNDS, metavar="ROUNDS")
    parser.add_argument("--serve", action="store_true", help="be the local server")
    told = parser.parse_args()
    if told.serve:
        serve()
    else:
        main(told.rounds)
