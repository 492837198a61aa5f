"""Parsing many contents: a few in this process, many in one process for each core."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tools.errors import SthenoError
from tools.repo.index.extract import Extract, Fact, Facts, FactsOf, extract
from tools.repo.index.outline import Symbol
from tools.repo.index.worker import FILE, read_frame, write_frame
from tools.repo.parse import MANY_ANGLES, ParseLimitError, parse_here

_WORKER = Path(__file__).with_name("worker.py")
# Fewer bytes are parsed here before a process has begun.
_WORTH_A_PROCESS = 400_000
_BATCH_BYTES = 300_000
_BATCH_FILES = 100
_AHEAD = 2
_FRAME_SECONDS = 4.0
_ALONE_SECONDS = 3.0

# An extract, or why there is none, as they come out of a worker.
Outcome = tuple[list[Symbol], list[Fact], int | None] | str


class Job(NamedTuple):
    """A content to be parsed, what it is known by, and the dialect it is in."""

    key: bytes
    content: bytes
    casts: bool


def outcome(content: bytes, facts_of: FactsOf | None, *, casts: bool) -> Extract | str:
    """Return the extract of a content, or why there is none."""
    try:
        return extract(parse_here(content, casts=casts), content, facts_of)
    except ParseLimitError as error:
        return error.message


def extracts(
    jobs: Iterable[Job], facts: Facts | None, until: float
) -> Iterator[tuple[Job, Extract | str]]:
    """Yield each job with its extract, or why there is none, in any order.

    `jobs` is read as the work goes on, so that no more than a few batches are in memory.  Jobs
    that have not been begun at `until`, on the monotonic clock, are left out.
    """
    few: list[Job] = []
    size = 0
    coming = iter(jobs)
    for job in coming:
        few.append(job)
        size += len(job.content)
        if size > _WORTH_A_PROCESS:
            yield from _in_processes(few, coming, facts, until)
            return
    facts_of = None if facts is None else facts.load()
    dangerous = [job for job in few if job.content.count(b"<") > MANY_ANGLES]
    for job in few:
        if job not in dangerous and time.monotonic() < until:
            yield job, outcome(job.content, facts_of, casts=job.casts)
    if dangerous:
        yield from _in_processes(dangerous, iter(()), facts, until)


def _in_processes(
    first: Sequence[Job], rest: Iterator[Job], facts: Facts | None, until: float
) -> Iterator[tuple[Job, Extract | str]]:
    count = min(os.cpu_count() or 1, 8)
    idle: SimpleQueue[_Worker] = SimpleQueue()
    workers = [_Worker(facts) for _ in range(count)]
    for worker in workers:
        idle.put(worker)

    def run(batch: list[Job]) -> list[tuple[Job, Extract | str]]:
        worker = idle.get()
        try:
            return worker.run(batch, until)
        finally:
            idle.put(worker)

    pending: set[Future[list[tuple[Job, Extract | str]]]] = set()
    try:
        with ThreadPoolExecutor(count) as threads:
            for batch in _batches(first, rest):
                pending.add(threads.submit(run, batch))
                if len(pending) >= count + _AHEAD:
                    done, pending = wait(pending, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield from future.result()
            for future in pending:
                yield from future.result()
    finally:
        for worker in workers:
            worker.close()


def _batches(first: Sequence[Job], rest: Iterator[Job]) -> Iterator[list[Job]]:
    batch: list[Job] = []
    size = 0
    for jobs in (first, rest):
        for job in jobs:
            batch.append(job)
            size += len(job.content)
            if size >= _BATCH_BYTES or len(batch) >= _BATCH_FILES:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


class _Worker:
    """One worker process, begun anew when it has died."""

    def __init__(self, facts: Facts | None) -> None:
        named = ["-", "-"] if facts is None else [facts.module, facts.function]
        self._argv = [sys.executable, "-I", str(_WORKER), *named, *filter(None, sys.path)]
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, batch: list[Job], until: float) -> list[tuple[Job, Extract | str]]:
        """Return the outcome of every job; one that ends the process costs only itself."""
        outcomes = self._ask(batch, _FRAME_SECONDS)
        if outcomes is not None:
            return list(zip(batch, outcomes, strict=True))
        found: list[tuple[Job, Extract | str]] = []
        for job in batch:
            if time.monotonic() > until:
                break
            alone = self._ask([job], _ALONE_SECONDS)
            found.append((job, alone[0] if alone else "takes too much memory or time to parse"))
        return found

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, batch: list[Job], seconds: float) -> list[Extract | str] | None:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise SthenoError("the parsing process has no pipes")
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            body = b"".join(FILE.pack(job.casts, len(job.content)) + job.content for job in batch)
            with suppress(BrokenPipeError):
                write_frame(process.stdin, body)
            answer = read_frame(process.stdout)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            return None
        return [_received(one) for one in json.loads(answer)]

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(
                self._argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
            )
        return self._process


def _received(told: Outcome) -> Extract | str:
    # Rows of a worker of ours: lists where the extract has tuples, which the index cannot tell.
    return told if isinstance(told, str) else Extract(*told)
