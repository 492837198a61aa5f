"""The table in `docs/code-performance.md`."""

import os
import platform
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from statistics import median

from bench.code.measure import TEXTS, Series
from bench.code.tree import FILES, MIX
from stheno import __version__

_HEAD = """# Performance of reading and searching

Written by `python -m bench.code`; do not edit. Every number is of one run on one machine, in which
all took turns. **ms** is the median by the clock on the wall, **least** the shortest of all rounds,
**CPU ms** the processor's time with all children (of a whole process where it asks more than once),
**MB** the peak of memory that a process and its children have for themselves.

The tree has the Medusa monorepo's size: {files:,} files, {megabytes:.1f} MB ({mix}), of the
packages of an installed Medusa 2.21.2 and of what Stheno generates for a hundred modules.

- *bare parse* parses all files with tree-sitter on one core, contents in memory, nothing kept.
- *cold index* starts without one: reads, parses on all cores, keeps definitions and Medusa's names,
  and answers one question.
- *warm* asks where a workflow is defined, in a process that has asked before; every time the whole
  tree is looked at for changes.
- *cold search* is the first of a process, *server search* a later one; each also ranks what is
  found and tells the definition that a line stands in. `git grep` and `rg` just print lines, and
  their time includes their start.
- *ctags* writes tags of the same tree, and looks up nothing.
"""


def report(found: Mapping[str, Series], size: int) -> str:
    """Return the whole page."""
    mix = ", ".join(f"{count:,} {kind}" for kind, count in MIX.items())
    lines = [_HEAD.format(files=FILES, megabytes=size / 1e6, mix=mix), _machine(), ""]
    lines += ["| | ms | least | CPU ms | MB |", "|---|--:|--:|--:|--:|"]
    for name, series in found.items():
        times = f"{series.median:.0f} | {series.least:.0f} | {median(series.cpu):.0f}"
        lines.append(f"| {name} | {times} | {series.megabytes:.0f} |")
    return "\n".join([*lines, "", *_demands(found)]) + "\n"


def _demands(found: Mapping[str, Series]) -> list[str]:
    parse, cold = found["bare parse"], found["cold index"]
    ratio = cold.median / parse.median
    processor = median(cold.cpu) / median(parse.cpu)
    told = f"{ratio:.2f} times; the processor's time {processor:.2f} times, on two cores half of it"
    memory = max(cold.megabytes, found["warm, nothing changed"].megabytes)
    rows = [
        ("cold index within 2.5 times the bare parse", told, ratio <= 2.5),
        ("aim: within 1.2 times", f"{ratio:.2f} times", ratio <= 1.2),
        _within("a warm question, nothing changed", found["warm, nothing changed"], 100),
        _within("a warm question, ten files changed", found["warm, ten changed"], 200),
        *(_beside(found, "cold", text, 100) for text in TEXTS),
        *(_beside(found, "server", text, 15) for text in TEXTS),
        ("memory under 400 MB", f"{memory:.0f} MB", memory < 400),
    ]
    lines = [f"| {what} | {told} | {'yes' if met else '**no**'} |" for what, told, met in rows]
    head = ["## What is demanded of it", "", "By the median on the wall.", ""]
    return [*head, "| | reached | met |", "|---|---|---|", *lines]


def _within(what: str, series: Series, limit: float) -> tuple[str, str, bool]:
    told = f"{series.median:.0f} ms, at least {series.least:.0f}"
    return f"{what}: within {limit:.0f} ms", told, series.median <= limit


def _beside(
    found: Mapping[str, Series], kind: str, text: str, more: float
) -> tuple[str, str, bool]:
    ours, theirs = found[f"{kind} search {text}"], found[f"git grep {text}"]
    told = f"{ours.median:.0f} ms, git grep {theirs.median:.0f} ms"
    what = f"{kind} search for `{text}`: within git grep and {more:.0f} ms"
    return what, told, ours.median <= theirs.median + more


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d}. {platform.system()} on {platform.machine()}, "
        f"{os.cpu_count()} cores, {memory:.0f} GiB, load {os.getloadavg()[0]:.1f} at the end. "
        f"Stheno {__version__}, Python {'.'.join(map(str, sys.version_info[:3]))}."
    )
