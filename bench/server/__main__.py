"""Measures the server beside an empty one and writes `docs/server-performance.md`.

python -m bench.server [--quick]
"""

import gc
from pathlib import Path
from tempfile import TemporaryDirectory

import anyio

from bench.options import is_quick
from bench.resources import make_shop
from bench.server.load import LOADS, Load, Result, medians, over_http, over_stdio
from bench.server.report import report
from bench.server.runs import STARTS, bursts
from bench.server.start import left_behind, starts

# The client shares the machine, so that what it takes counts as the server's.
_QUICK = {"use_uvloop": True}
PAGE = Path(__file__).parents[2] / "docs/server-performance.md"


def main() -> None:
    """Run everything; `--quick` does each thing a few times and writes nothing."""
    quick = is_quick(__doc__)
    load = Load(calls=40) if quick else Load()
    # The client shares the machine: its own pauses would count as the server's.
    gc.disable()
    with TemporaryDirectory(prefix="stheno-bench-") as folder:
        shop = Path(folder) / "shop"
        make_shop(shop)
        began = starts(shop, rounds=2 if quick else 20)
        left = left_behind(shop, 3 if quick else 50)
        times = [_loaded(shop, load) for _ in range(1 if quick else LOADS)]
        runs = anyio.run(bursts, shop, 1 if quick else STARTS)
    stdio, http = (medians(results) for results in zip(*times, strict=True))
    page = report(began, left, stdio, http, runs, load)
    print(page)
    if not quick:
        PAGE.write_text(page, encoding="utf-8")


def _loaded(shop: Path, load: Load) -> tuple[Result, Result]:
    """Load new servers, both transports in turn."""
    stdio = anyio.run(over_stdio, shop, load, backend_options=_QUICK)
    return stdio, anyio.run(over_http, shop, load, backend_options=_QUICK)


main()
