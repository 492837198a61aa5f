"""The table in `docs/performance.md`."""

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Cost
from bench.peers import PACKAGES, node
from bench.rounds import Rounds, Table
from stheno import __version__

# Ms of waiting for the disk that are worth a line.
_TOLD = 0.1
_PLAN, _WRITE = "Stheno, plan", "Stheno, plan and write"
_HEAD = """# Performance

Written by `python -m bench`; do not edit. Every number is the median of one run on one machine, in
which all took turns, so that a busy moment hit all alike. **ms** is the clock on the wall; **CPU
ms** is the processor's time, which other programs and a slow disk change least; ratios are to
hygen.

**One** is a resource of ten files, **hundred** is a hundred of them: one spec for Stheno, a loop in
one process for the others, which is kinder to them than a hundred commands. A **new process** is
everything from its start to its end; **warm** is the time inside one that has done it before.

- *Stheno, plan* reads the spec and the project, renders, formats, writes the migration, edits
  the configuration's syntax tree, and makes the diffs, risks and digest. As a new process it also
  keeps the plan and prints it.
- *Stheno, plan and write* then writes all or nothing: a journal, every file brought to the disk, a
  check of every hash. The others just write, and do not wait for the disk; what that wait takes
  is told where it could be measured.
- *hygen* and *plop* have templates made from Stheno's own ten files, so they write the same text.
- *nest* runs its own `g resource` (REST, CRUD, tests): eight files and one edit, nothing alike.

Compiled Python and compiled templates are there already, as they are after the first run.
"""


def report(table: Table, same: Mapping[str, tuple[int, int]], rounds: Rounds) -> str:
    """Return the whole page."""
    lines = [_HEAD, f"{datetime.now(UTC):%Y-%m-%d}. {_machine()}. {_versions()}.", ""]
    told = ", ".join(f"{name} {count} of {of}" for name, (count, of) in same.items())
    lines += [f"Files written byte for byte as Stheno writes them: {told}.", ""]
    one, hundred = (rounds.cold_one, rounds.warm_one), (rounds.cold_hundred, rounds.warm_hundred)
    lines += [f"Rounds (new process, warm): {one} for one, {hundred} for a hundred.", ""]
    for measured, results in table.items():
        lines += _rows(measured, results)
    return "\n".join([*lines, *_demands(table)]) + "\n"


def _rows(measured: str, results: Mapping[str, Cost]) -> list[str]:
    hygen = results["hygen"]
    head = ["| | ms | ratio | CPU ms | ratio | peak memory, MB |", "|---|--:|--:|--:|--:|--:|"]
    rows = [f"## {measured.capitalize()}", "", *head]
    for name, cost in results.items():
        wall = f"{cost.ms:.1f} | {cost.ms / hygen.ms:.2f}"
        cpu = f"{cost.cpu:.1f} | {cost.cpu / hygen.cpu:.2f}"
        memory = f"{cost.megabytes:.0f}" if cost.megabytes else ""
        rows.append(f"| {name} | {wall} | {cpu} | {memory} |")
    waits = {name: cost.disk for name, cost in results.items() if cost.disk >= _TOLD}
    told = [f"{name} waits {disk:.1f} ms of it for the disk." for name, disk in waits.items()]
    return [*rows, "", *told, *([""] if told else [])]


def _demands(table: Table) -> list[str]:
    cold, warm, many = (
        table[what][_PLAN] for what in ("one, new process", "one, warm", "hundred, warm")
    )
    hygen = table["one, new process"]["hygen"]
    ratios = (cold.ms / hygen.ms, cold.cpu / hygen.cpu)
    memory = table["hundred, new process"][_PLAN].megabytes or 0
    rows = [_ahead(table, name, peer) for name in (_PLAN, _WRITE) for peer in ("plop", "nest")]
    rows += [
        (
            "a plan in a new process takes at most 1.5 times hygen's",
            f"{ratios[0]:.2f}, CPU {ratios[1]:.2f}",
            ratios[0] <= 1.5,
        ),
        _within("a warm plan of ten files", warm, 5),
        _within("a warm plan of a hundred modules", many, 1000),
        ("a hundred modules take at most 150 MB", f"{memory:.0f} MB", memory <= 150),
    ]
    lines = [
        f"| {what} | {reached} | {'yes' if met else '**no**'} |" for what, reached, met in rows
    ]
    return ["## What is demanded of it", "", "| | reached | on the wall |", "|---|---|---|", *lines]


def _ahead(table: Table, name: str, peer: str) -> tuple[str, str, bool]:
    whole = [row[name].ms / row[peer].ms for row in table.values()]
    ratios = [(row[name].ms - row[name].disk) / row[peer].ms for row in table.values()]
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    what = f"{name}: ahead of {peer} in every table"
    if ratios != whole:
        what += f", its wait for the disk aside, which {peer} does without"
        told += f" (with it {', '.join(f'{ratio:.2f}' for ratio in whole)})"
    return what, told, max(ratios) < 1


def _within(what: str, cost: Cost, limit: int) -> tuple[str, str, bool]:
    told = f"{cost.ms:.1f} ms, CPU {cost.cpu:.1f} ms"
    return f"{what} takes at most {limit} ms", told, cost.ms <= limit


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
        f"{_processor()}, {memory:.0f} GiB, load {os.getloadavg()[0]:.1f} at the end"
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""
    names = [line.partition(": ")[2] for line in text.splitlines() if line.startswith("model name")]
    return f" ({names[0]})" if names else ""


def _versions() -> str:
    done = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True)
    tools = ", ".join(f"{name} {version}" for name, version in PACKAGES.items())
    python = ".".join(map(str, sys.version_info[:3]))
    return f"Stheno {__version__}, Python {python}, Node {done.stdout.strip()[1:]}, {tools}"
