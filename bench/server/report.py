"""The tables in `docs/server-performance.md`."""

import os
import platform
from datetime import UTC, datetime

from bench.server.load import LOADS, Load, Result
from bench.server.runs import MOST, RUNS, Burst
from bench.server.start import Starts

_HEAD = """# Performance of the server

Written by `python -m bench.server`; do not edit. One run on one machine: a start is the time from
the process to its answer to `initialize`, ours and an empty `MCPServer` of the same SDK in turn;
a load is {calls} calls of each kind, {at_once} at a time, from a client in another process: the
SDK's own over standard input and output, one that is little more than its bytes over HTTP. The
peer is a server of the SDK whose tool does nothing, under the same load. All that is repeated
{loads} times, on new servers in turn: the tables show medians, and every call that failed.

{date}. {system} on {machine}, {cores} cores, load {load:.1f} at the end. Python {python}.

## Start

| | ms | ratio |
|---|--:|--:|
| an empty server | {empty:.0f} | 1.00 |
| `stheno mcp` | {ours:.0f} | {ratio:.2f} |
"""


def report(  # noqa: PLR0913, PLR0917  # what was measured
    starts: Starts, left: int, stdio: Result, http: Result, bursts: list[Burst], load: Load
) -> str:
    """Return the page."""
    head = _HEAD.format(
        calls=load.calls,
        at_once=load.at_once,
        loads=LOADS,
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        system=platform.system(),
        machine=platform.machine(),
        cores=os.cpu_count(),
        load=os.getloadavg()[0],
        python=platform.python_version(),
        empty=starts.empty,
        ours=starts.ours,
        ratio=starts.ratio,
    )
    return "\n".join(
        [
            head,
            _table("Load over standard input and output", stdio),
            _table("Load over HTTP", http),
            _runs(bursts),
            _demands(starts, left, stdio, http, bursts),
        ]
    )


def _table(title: str, result: Result) -> str:
    rows = [
        f"| {one.name} | {one.p50:.1f} | {one.p99:.1f} | {one.failed} |"
        for one in (result.peer, *result.times)
    ]
    head = ["| | p50, ms | p99, ms | failed |", "|---|--:|--:|--:|"]
    idle = f"The idle server holds {result.idle:.0f} MB."
    return "\n".join([f"## {title}", "", *head, *rows, "", idle, ""])


def _runs(bursts: list[Burst]) -> str:
    rows = [
        f"| {one.name} | {one.p50:.1f} | {one.p99:.1f} | {max(one.health):.1f}"
        f" | {max(one.taken):.1f} | {one.failed} |"
        for one in bursts
    ]
    times = len(bursts[0].taken)
    head = [
        f"{RUNS} runs of a specialist begun at once on each of {times} servers, as soon as it",
        "listens and once more. `/health` is asked for every 10 ms until the last run is answered;",
        "a local server plays the model.",
        "",
        "| | p50, ms | p99, ms | worst, ms | all answered after, s | failed |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    return "\n".join(["## Runs of specialists", "", *head, *rows, ""])


def _demands(starts: Starts, left: int, stdio: Result, http: Result, bursts: list[Burst]) -> str:
    times = [*stdio.times, *http.times]
    cheap = [one for one in times if "map" not in one.name]
    worst = max(cheap, key=lambda one: one.p99)
    failed = sum(one.failed for one in times) + sum(one.failed for one in bursts)
    slowest = max(bursts, key=lambda one: one.p99)
    idle = max(stdio.idle, http.idle)
    rows = [
        ("a start takes at most 1.15 times an empty server's", f"{starts.ratio:.2f}",
         starts.ratio <= 1.15),
        ("a start takes less than 600 ms", f"{starts.ours:.0f} ms", starts.ours < 600),
        ("no call fails", f"{failed} failed", not failed),
        ("the 99th percentile of a cheap call is under 25 ms",
         f"{worst.p99:.1f} ms ({worst.name})", worst.p99 < 25),
        (f"health is answered within {MOST:.0f} ms while {RUNS} runs start, 99th percentile",
         f"{slowest.p99:.1f} ms ({slowest.name})", slowest.p99 < MOST),
        ("clients that drop leave no server behind", f"{left} of 50", not left),
        ("an idle server holds less than 120 MB", f"{idle:.0f} MB", idle < 120),
    ]  # fmt: skip
    told = [f"| {what} | {got} | {'yes' if ok else '**no**'} |" for what, got, ok in rows]
    return "\n".join(
        ["## What is demanded of it", "", "| | reached | |", "|---|---|---|", *told, ""]
    )
