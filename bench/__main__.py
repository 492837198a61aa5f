"""Measures Stheno against its peers and writes `docs/performance.md`.

python -m bench [--quick]
"""

import compileall
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.contenders import ROOT, contenders
from bench.options import is_quick
from bench.report import report
from bench.rounds import Rounds, measure, same_output

PAGE = ROOT / "docs/performance.md"


def main() -> None:
    """Run everything; `--quick` does each thing once and writes nothing."""
    quick = is_quick(__doc__)
    rounds = Rounds(1, 1, 1, 1) if quick else Rounds()
    for room in ("tools", "terminal"):
        # As an installer does.
        compileall.compile_dir(ROOT / room, quiet=2)
    with TemporaryDirectory(prefix="stheno-bench-") as folder:
        everyone = contenders(Path(folder))
        same = same_output(everyone)
        page = report(measure(everyone, rounds), same, rounds)
    print(page)
    if not quick:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page, encoding="utf-8")


main()
