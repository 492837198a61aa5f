"""Hundreds of calls, eight at a time, to a server of our own on this machine."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import anyio
import psutil
from mcp import Client, StdioServerParameters

from bench.server.wire import McpSession, WireClient

ROOT = Path(__file__).parents[2]
# How often each kind of load is repeated, on new servers: the machine has bad moments.
LOADS = 5
_MB = 1_000_000
_PEER = ["-m", "bench.server.peer"]
Call = Callable[[], Awaitable[bool]]
CallTool = Callable[[str, dict[str, object]], Awaitable[bool]]


@dataclass(frozen=True)
class Load:
    """How many calls of each kind, and how many at a time."""

    calls: int = 500
    at_once: int = 8


@dataclass(frozen=True)
class Times:
    """Calls of one kind: how many failed, and the 50th and 99th percentile in ms."""

    name: str
    failed: int
    p50: float
    p99: float


@dataclass(frozen=True)
class Result:
    """One transport: its kinds of calls, and the memory of the idle server before, in MB.

    `peer` is a call of a server of the SDK that does nothing, in the same run.
    """

    times: list[Times]
    idle: float
    peer: Times


def medians(results: Sequence[Result]) -> Result:
    """Return one result of several: the medians of its times, and every call that failed."""
    peers, times, idle = zip(*((one.peer, one.times, one.idle) for one in results), strict=True)
    kinds = zip(*times, strict=True)
    return Result([_median(kind) for kind in kinds], max(idle), _median(peers))


def _median(times: Sequence[Times]) -> Times:
    failed = sum(one.failed for one in times)
    p50, p99 = (median(one) for one in zip(*((one.p50, one.p99) for one in times), strict=True))
    return Times(times[0].name, failed, p50, p99)


async def over_stdio(shop: Path, load: Load) -> Result:
    """Load a server that a client started."""
    peer = await _peer_over_stdio(load)
    command = [str(ROOT / "stheno.py"), "mcp", "--root", str(shop)]
    async with _started(command) as client:
        (process,) = [
            child for child in psutil.Process().children() if str(shop) in " ".join(child.cmdline())
        ]
        idle = process.memory_info().rss / _MB
        times = [await _loaded(name, call, load) for name, call in _tools(_by_sdk(client))]
        return Result(times, idle, peer)


async def _peer_over_stdio(load: Load) -> Times:
    async with _started(_PEER) as client:
        return await _loaded("peer", partial(_by_sdk(client), "nothing", {}), load)


@asynccontextmanager
async def _started(command: list[str]) -> AsyncIterator[Client]:
    server = StdioServerParameters(command=sys.executable, args=command, cwd=ROOT)
    async with Client(server, mode="legacy", read_timeout_seconds=60) as client:
        yield client


def _by_sdk(client: Client) -> CallTool:
    async def call(tool: str, arguments: dict[str, object]) -> bool:
        return not (await client.call_tool(tool, arguments)).is_error

    return call


async def over_http(shop: Path, load: Load) -> Result:
    """Load a team's server, by MCP and by its API."""
    options = [f"--workspace=shop={shop}", "--no-auth", "--port", "0"]
    command = [sys.executable, str(ROOT / "stheno.py"), "serve", *options]
    environment = {"STHENO_SERVE_PER_MINUTE": "1000000"}
    peer = await _peer_over_http(load)
    async with serving(command, environment) as (url, process):
        idle = psutil.Process(process.pid).memory_info().rss / _MB
        times = []
        with closing(WireClient(url)) as client:
            async with McpSession.opened(client) as session:
                for name, call in _tools(session.call):
                    times.append(await _loaded(f"MCP {name}", call, load))
            for name, path in (("workspaces", ""), ("plans", "/shop/plans"), ("map", "/shop/map")):
                asking = partial(_get, client, f"/api/workspaces{path}")
                times.append(await _loaded(f"GET {name}", asking, load))
        return Result(times, idle, peer)


async def _peer_over_http(load: Load) -> Times:
    command = [sys.executable, *_PEER, "--http"]
    async with serving(command, {}) as (url, _):
        with closing(WireClient(url)) as client:
            async with McpSession.opened(client) as session:
                return await _loaded("peer", partial(session.call, "nothing", {}), load)


def _tools(call: CallTool) -> list[tuple[str, Call]]:
    return [
        ("scaffold_catalogue", partial(call, "scaffold_catalogue", {})),
        ("read_file", partial(call, "read_file", {"path": "medusa-config.ts"})),
        ("project_map", partial(call, "project_map", {})),
    ]


async def _get(client: WireClient, path: str) -> bool:
    return (await client.ask("GET", path)).status == HTTPStatus.OK


async def _loaded(name: str, call: Call, load: Load) -> Times:
    taken: list[float] = []
    failed = 0

    async def worker(calls: int) -> None:
        nonlocal failed
        for _ in range(calls):
            start = perf_counter()
            failed += not await call()
            taken.append((perf_counter() - start) * 1000)

    # The first ones open connections, and load what this kind of call needs.
    async with anyio.create_task_group() as tasks:
        for _ in range(load.at_once):
            tasks.start_soon(worker, 1)
    taken.clear()
    async with anyio.create_task_group() as tasks:
        for number in range(load.at_once):
            more = number < load.calls % load.at_once
            tasks.start_soon(worker, load.calls // load.at_once + more)
    cut = quantiles(taken, n=100)
    return Times(name, failed, cut[49], cut[98])


@asynccontextmanager
async def serving(
    command: list[str], environment: dict[str, str]
) -> AsyncIterator[tuple[str, "subprocess.Popen[str]"]]:
    """Run a team's server; yields its address and the process."""
    process = await anyio.to_thread.run_sync(
        lambda: subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **environment}
        )
    )
    if process.stderr is None:
        raise SystemExit("the server has no standard error")
    # Whoever reads nothing of its log would stop it when the pipe is full.
    log = process.stderr
    lines = iter(log.readline, "")
    line = await anyio.to_thread.run_sync(
        lambda: next((one for one in lines if "serving on " in one), "")
    )
    url = line.partition("serving on ")[2].split('"')[0]
    if not url:
        raise SystemExit("the server did not start")

    async def read() -> None:
        await anyio.to_thread.run_sync(log.read)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(read)
        try:
            yield url, process
        finally:
            process.terminate()
