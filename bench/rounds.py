"""The rounds: everyone in turn, again and again, so that a busy moment hits all alike."""

import json
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median

from bench.contenders import Contender
from bench.measure import Cost, Worker, run
from bench.resources import HUNDRED, SAMPLE


@dataclass(frozen=True)
class Rounds:
    """How often each thing is measured, after one round that does not count."""

    cold_one: int = 15
    warm_one: int = 40
    cold_hundred: int = 3
    warm_hundred: int = 3


# By what was measured, the medians of each contender, and its highest peak of memory.
Table = dict[str, dict[str, Cost]]


def measure(contenders: Sequence[Contender], rounds: Rounds) -> Table:
    """Return the results by what was measured and who."""
    return {
        "one, new process": _cold(contenders, rounds.cold_one, hundred=False),
        "one, warm": _warm(contenders, rounds.warm_one, [SAMPLE]),
        "hundred, new process": _cold(contenders, rounds.cold_hundred, hundred=True),
        "hundred, warm": _warm(contenders, rounds.warm_hundred, HUNDRED),
    }


def same_output(contenders: Sequence[Contender]) -> dict[str, tuple[int, int]]:
    """Return for each peer how many of the files that Stheno wrote it wrote byte for byte."""
    trees = {one.name: _written(one) for one in contenders}
    wanted = trees["Stheno, plan and write"]
    return {
        name: (sum(tree.get(path) == content for path, content in wanted.items()), len(wanted))
        for name, tree in trees.items()
        if not name.startswith("Stheno")
    }


def _written(contender: Contender) -> dict[str, bytes]:
    folder = contender.fresh()
    before = _files(folder)
    run(contender.one, cwd=folder, env=contender.env)
    after = _files(folder)
    _gone(folder)
    return {path: text for path, text in after.items() if before.get(path) != text}


def _files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if path.is_file() and not name.startswith(".stheno/state/")
    }


def _gone(folder: Path) -> None:
    rmtree(folder.parent)


def _cold(contenders: Sequence[Contender], rounds: int, *, hundred: bool) -> dict[str, Cost]:
    costs: dict[str, list[Cost]] = defaultdict(list)
    for turn in range(rounds + 1):
        for contender in contenders:
            folder = contender.fresh()
            if hundred:
                request = json.dumps(contender.request(folder, HUNDRED)) + "\n"
                cost = run(contender.worker, cwd=folder, env=contender.env, stdin=request)
            else:
                cost = run(contender.one, cwd=folder, env=contender.env)
            _gone(folder)
            if turn:
                costs[contender.name].append(cost)
    return {name: _middle(seen) for name, seen in costs.items()}


def _warm(contenders: Sequence[Contender], rounds: int, names: list[str]) -> dict[str, Cost]:
    costs: dict[str, list[Cost]] = defaultdict(list)
    with ExitStack() as stack:
        workers = [
            stack.enter_context(Worker(one.worker, cwd=one.base, env=one.env)) for one in contenders
        ]
        for turn in range(rounds + 1):
            for contender, worker in zip(contenders, workers, strict=True):
                folder = contender.fresh()
                cost = worker.ask(contender.request(folder, names))
                _gone(folder)
                if turn:
                    costs[contender.name].append(cost)
    return {name: _middle(seen) for name, seen in costs.items()}


def _middle(costs: Sequence[Cost]) -> Cost:
    peaks = [cost.megabytes for cost in costs if cost.megabytes is not None]
    return Cost(
        ms=median(cost.ms for cost in costs),
        cpu=median(cost.cpu for cost in costs),
        megabytes=max(peaks, default=None),
        disk=median(cost.disk for cost in costs),
    )
