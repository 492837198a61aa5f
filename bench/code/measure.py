"""Running the asks and the peers in turns, memory of all their processes included."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

_ASKS = Path(__file__).with_name("asks.py")
TEXTS = ("createBoldLabelsWorkflow", "createWorkflow", "import")


@dataclass
class Series:
    """What one thing took, in ms: by the clock, and the processor's, children included."""

    ms: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    megabytes: float = 0

    @property
    def median(self) -> float:
        """The median by the clock."""
        return median(self.ms)

    @property
    def least(self) -> float:
        """The shortest by the clock: what it takes when nothing else runs."""
        return min(self.ms)


class Bench:
    """A tree, a cache of its own, and what was measured on them."""

    def __init__(self, tree: Path, cache: Path) -> None:
        self.found: dict[str, Series] = {}
        self._tree = tree
        self._cache = cache
        self._environment = os.environ | {"XDG_CACHE_HOME": str(cache)}

    def ask(self, name: str, what: str, *more: str, fresh: bool = False) -> None:
        """Ask in a new process; `fresh` without an index."""
        if fresh:
            shutil.rmtree(self._cache, ignore_errors=True)
        argv = [sys.executable, str(_ASKS), what, str(self._tree), *more]
        told, cpu, megabytes, _ = self._run(argv)
        series = self.found.setdefault(name, Series())
        series.ms += json.loads(told)["ms"]
        series.cpu.append(cpu)
        series.megabytes = max(series.megabytes, megabytes)

    def peer(self, name: str, argv: Sequence[str]) -> None:
        """Run a peer in the tree from its start to its end."""
        _, cpu, megabytes, ms = self._run(argv)
        series = self.found.setdefault(name, Series())
        series.ms.append(ms)
        series.cpu.append(cpu)
        series.megabytes = max(series.megabytes, megabytes)

    def _run(self, argv: Sequence[str]) -> tuple[str, float, float, float]:
        before = os.times()
        started = time.perf_counter()
        process = subprocess.Popen(
            argv,
            cwd=self._tree,
            env=self._environment,
            stdout=subprocess.PIPE,
            # ctags warns of a thousand names it cannot make out.
            stderr=subprocess.DEVNULL,
            text=True,
        )
        peak = _Peak(process.pid)
        told, _ = process.communicate(timeout=300)
        ms = (time.perf_counter() - started) * 1000
        megabytes = peak.stop()
        if process.returncode > 1:
            raise SystemExit(f"{' '.join(argv)} failed")
        after = os.times()
        cpu = after.children_user + after.children_system
        cpu -= before.children_user + before.children_system
        return told, cpu * 1000, megabytes, ms


class _Peak(threading.Thread):
    """Watches the memory of a process and of all it starts, shared pages counted once each."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._ended = threading.Event()
        self._peak = 0
        self.start()

    def run(self) -> None:
        while not self._ended.wait(0.03):
            try:
                root = psutil.Process(self._pid)
                family = [root, *root.children(recursive=True)]
                now = sum(one.memory_full_info().uss for one in family)
            except psutil.Error:
                continue
            self._peak = max(self._peak, now)

    def stop(self) -> float:
        """Return the peak in MB."""
        self._ended.set()
        self.join()
        return self._peak / 1_000_000
