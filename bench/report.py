"""The table in `docs/performance.md`."""

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bench.peers import PACKAGES, node
from bench.rounds import Result, Rounds, Table
from stheno import __version__

_PLAN, _WRITE = "Stheno, plan", "Stheno, plan and write"
_HEAD = """# Performance

Written by `python -m bench`; do not edit. Every number is the median of one run on one machine, in
which all took turns, so that a busy moment hit all alike; the ratio is to hygen in the same row.

**One** is a resource of ten files, **hundred** is a hundred of them: one spec for Stheno, a loop in
one process for the others, which is kinder to them than a hundred commands. A **new process** is
everything from its start to its end; **warm** is the time inside one that has done it before.

- *Stheno, plan* reads the spec and the project, renders, formats, writes the migration, edits
  the configuration's syntax tree, and makes the diffs, risks and digest. As a new process it also
  keeps the plan and prints it.
- *Stheno, plan and write* then writes all or nothing: a journal, every file brought to the disk, a
  check of every hash. The others just write, and do not wait for the disk.
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


def _rows(measured: str, results: Mapping[str, Result]) -> list[str]:
    hygen = results["hygen"].ms
    rows = [
        f"## {measured.capitalize()}",
        "",
        "| | ms | ratio | peak memory, MB |",
        "|---|--:|--:|--:|",
    ]
    for name, result in results.items():
        memory = f"{result.megabytes:.0f}" if result.megabytes else ""
        rows.append(f"| {name} | {result.ms:.1f} | {result.ms / hygen:.2f} | {memory} |")
    return [*rows, ""]


def _demands(table: Table) -> list[str]:
    rows = ["## What is demanded of it", "", "| | reached | |", "|---|---|---|"]
    for name in (_PLAN, _WRITE):
        for peer in ("plop", "nest"):
            ratios = {what: row[name].ms / row[peer].ms for what, row in table.items()}
            told = ", ".join(f"{ratio:.2f}" for ratio in ratios.values())
            rows.append(
                _demand(f"{name}: ahead of {peer} everywhere", told, max(ratios.values()) < 1)
            )
    cold, warm, many = (
        table[what][_PLAN] for what in ("one, new process", "one, warm", "hundred, warm")
    )
    ratio = cold.ms / table["one, new process"]["hygen"].ms
    memory = table["hundred, new process"][_PLAN].megabytes or 0
    return [
        *rows,
        _demand("a plan in a new process within 1.5 times hygen", f"{ratio:.2f}", ratio <= 1.5),
        _demand("a warm plan of ten files within 5 ms", f"{warm.ms:.1f} ms", warm.ms <= 5),
        _demand(
            "a warm plan of a hundred modules within 1 s", f"{many.ms:.0f} ms", many.ms <= 1000
        ),
        _demand("a hundred modules within 150 MB", f"{memory:.0f} MB", memory <= 150),
    ]


def _demand(what: str, reached: str, met: bool) -> str:
    return f"| {what} | {reached} | {'yes' if met else '**no**'} |"


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
