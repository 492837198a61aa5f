"""From the start of a process to its answer to `initialize`, ours and an empty server in turn."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
REVISION = "2025-11-25"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": REVISION,
        "capabilities": {},
        "clientInfo": {"name": "bench", "version": "1"},
    },
}


@dataclass(frozen=True)
class Starts:
    """Medians in ms over the same rounds."""

    ours: float
    empty: float

    @property
    def ratio(self) -> float:
        """Ours to the empty server's."""
        return self.ours / self.empty


def starts(shop: Path, rounds: int) -> Starts:
    """Start both servers in turn; the first round does not count."""
    ours = [sys.executable, str(ROOT / "stheno.py"), "mcp", "--root", str(shop)]
    empty = [sys.executable, str(Path(__file__).with_name("empty_server.py"))]
    taken: dict[str, list[float]] = {"ours": [], "empty": []}
    for turn in range(rounds + 1):
        for name, command in (("ours", ours), ("empty", empty)):
            one = _answered(command)
            if turn:
                taken[name].append(one)
    return Starts(median(taken["ours"]), median(taken["empty"]))


def left_behind(shop: Path, clients: int) -> int:
    """Let clients connect and drop without a word; returns how many servers outlive them."""
    command = [sys.executable, str(ROOT / "stheno.py"), "mcp", "--root", str(shop)]
    alive = 0
    for _ in range(clients):
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if process.stdin is None or process.stdout is None:
            raise SystemExit("the server has no pipes")
        process.stdin.write(json.dumps(INITIALIZE).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            alive += 1
            process.kill()
            process.wait()
    return alive


def _answered(command: list[str]) -> float:
    start = perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise SystemExit("the server has no pipes")
        process.stdin.write(json.dumps(INITIALIZE).encode() + b"\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        taken = (perf_counter() - start) * 1000
        process.stdin.close()
    if b'"result"' not in answer:
        raise SystemExit(f"{' '.join(command)} answered {answer!r}")
    return taken
