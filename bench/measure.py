"""Running processes and workers, and what they cost."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import Self

_KIB = 1024


@dataclass(frozen=True)
class Cost:
    """Wall clock and processor in ms; peak of resident memory in MB, None where not measured.

    The processor's time is that of all threads and awaited children.  `disk` is how much of the
    clock went into having files brought to the disk.
    """

    ms: float
    cpu: float
    megabytes: float | None = None
    disk: float = 0.0


def run(command: Sequence[str], *, cwd: Path, env: dict[str, str], stdin: str = "") -> Cost:
    """Run a process to its end; raises SystemExit with its output if it fails."""
    with TemporaryFile() as seen, TemporaryFile() as given:
        given.write(stdin.encode())
        given.seek(0)
        start = perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=given, stdout=seen, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = (perf_counter() - start) * 1000
        cpu = (usage.ru_utime + usage.ru_stime) * 1000
        cost = Cost(wall, cpu, usage.ru_maxrss / _KIB)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            seen.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{seen.read().decode()}")
        return cost


class Worker:
    """A process that generates on request, and tells how long it took."""

    def __init__(self, command: Sequence[str], *, cwd: Path, env: dict[str, str]) -> None:
        self._command = command
        self._process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)

    def ask(self, request: dict[str, object]) -> Cost:
        """Return what a request took inside the process."""
        if self._process.stdin is None or self._process.stdout is None:
            raise SystemExit("the worker has no pipes")
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"{' '.join(self._command)} ended early")
        told = json.loads(answer)
        return Cost(told["ms"], told["cpu"], disk=told.get("disk", 0.0))
