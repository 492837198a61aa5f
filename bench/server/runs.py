"""Fifty runs of specialists begun at once, and how soon `/health` is answered meanwhile.

python -m bench.server.runs [STARTS]

Each start is a new server, which plays one burst as soon as it listens and then another, warm.
The model's part is played by a local server that speaks the Messages API's wire format.  Health
is asked for by a process of its own, so that no other client's pause counts as the server's.
"""

import json
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import anyio
import httpx2
from anyio import to_thread

from bench.resources import make_shop
from bench.server.load import ROOT, serving
from tests.agents.messages_server import KEY
from tests.http.streams import events

RUNS = 50
MOST = 100.0
STARTS = 3
_QUESTION = "Which modules does this shop have?"
# Often enough to meet every pause that is longer than a tenth of what is allowed.
_PAUSE = 0.01


@dataclass
class Burst:
    """All bursts of one kind: ms of every answer of `/health`, seconds until all were answered."""

    name: str
    health: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def p50(self) -> float:
        """The median, in ms."""
        return median(self.health)

    @property
    def p99(self) -> float:
        """The 99th percentile, in ms."""
        return quantiles(self.health, n=100)[98]


async def bursts(shop: Path, starts: int) -> list[Burst]:
    """Return the first burst of each of so many servers, and the second."""
    first, warm = Burst("first burst"), Burst("warm")
    state = {"XDG_STATE_HOME": str(shop.parent / "state"), "ANTHROPIC_API_KEY": KEY}
    more = {"STHENO_SERVE_PER_MINUTE": "1000000", "STHENO_SERVE_RUNS": f'{{"per_caller": {RUNS}}}'}
    command = [sys.executable, str(ROOT / "stheno.py"), "serve", f"--workspace=shop={shop}"]
    command += ["--no-auth", "--agents", "--port", "0"]
    async with _model() as model:
        for _ in range(starts):
            environment = {**state, **more, "ANTHROPIC_BASE_URL": model}
            async with serving(command, environment) as (url, _):
                for burst in (first, warm):
                    await _burst(url, burst)
    return [first, warm]


def main() -> None:
    """Measure and tell; exits with 1 where health is answered later than is allowed."""
    starts = int(sys.argv[1]) if len(sys.argv) > 1 else STARTS
    with TemporaryDirectory(prefix="stheno-bench-") as folder:
        shop = Path(folder) / "shop"
        make_shop(shop)
        measured = anyio.run(bursts, shop, starts)
    for one in measured:
        asked, worst, longest = len(one.health), max(one.health), max(one.taken)
        print(f"{one.name}: {RUNS} runs in {longest:.1f} s at most, {one.failed} failed")
        print(f"  health {one.p50:.1f} ms, p99 {one.p99:.1f}, worst {worst:.1f}, {asked} times")
    if any(one.p99 >= MOST or one.failed for one in measured):
        raise SystemExit(1)


@asynccontextmanager
async def _model() -> AsyncIterator[str]:
    """Serve the model's answers in a process of their own; yields its address."""
    command = [sys.executable, "-m", "bench.agents", "--serve"]
    async with await anyio.open_process(command, stdin=-1, stderr=None) as process:
        if process.stdout is None:
            raise SystemExit("the model has no standard output")
        yield (await process.stdout.receive()).decode().strip()
        process.terminate()


async def _burst(url: str, burst: Burst) -> None:
    """Begin all runs at once, ask for health until the last is answered, and add it all up."""
    command = [sys.executable, "-m", "bench.server.runs", "--health", url]
    asking = await to_thread.run_sync(
        lambda: subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    )
    if asking.stdin is None or asking.stdout is None:
        raise SystemExit("the process that asks for health has no pipes")
    await to_thread.run_sync(asking.stdout.readline)
    limits = httpx2.Limits(max_connections=RUNS)
    begun = perf_counter()
    async with httpx2.AsyncClient(base_url=url, timeout=120, limits=limits) as client:

        async def one() -> None:
            asked = {"workspace": "shop", "agent": "medusa-expert", "question": _QUESTION}
            place = (await client.post("/api/runs", json=asked)).headers["location"]
            (*_, (_, _, end)) = [event async for event in events(client, place)]
            burst.failed += end["state"] != "answered"

        async with anyio.create_task_group() as tasks:
            for _ in range(RUNS):
                tasks.start_soon(one)
    burst.taken.append(perf_counter() - begun)
    told, _ = await to_thread.run_sync(asking.communicate)
    burst.health += json.loads(told)


def ask_for_health(url: str) -> None:
    """Ask again and again until standard input ends, then print the ms of every answer."""
    over = threading.Event()

    def end() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=end, daemon=True).start()
    taken = []
    with httpx2.Client(base_url=url, timeout=60) as client:
        client.get("/health").raise_for_status()
        print(flush=True)
        while not over.is_set():
            begun = perf_counter()
            client.get("/health").raise_for_status()
            taken.append((perf_counter() - begun) * 1000)
            sleep(_PAUSE)
    print(json.dumps(taken))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--health"]:
        ask_for_health(sys.argv[2])
    else:
        main()
