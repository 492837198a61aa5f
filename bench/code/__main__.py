"""Measures the index and the search, and writes `docs/code-performance.md`.

python -m bench.code [--quick]
"""

import shutil
import tempfile
from pathlib import Path

from bench.code.measure import TEXTS, Bench
from bench.code.report import report
from bench.code.tree import make_tree
from bench.contenders import ROOT
from bench.options import is_quick
from tools.repo.packages import cache_folder

PAGE = ROOT / "docs/code-performance.md"
_SUFFIXES = ("ts", "tsx", "js")


def main() -> None:
    """Run everything; `--quick` does each thing once and writes nothing."""
    quick = is_quick(__doc__)
    folder = Path(tempfile.mkdtemp(prefix="stheno-bench-"))
    try:
        tree = folder / "tree"
        tree.mkdir()
        size = make_tree(tree, _packages())
        bench = Bench(tree, folder / "cache")
        for _ in range(1 if quick else 3):
            _round(bench)
        page = report(bench.found, size)
    finally:
        shutil.rmtree(folder)
    print(page)
    if not quick:
        PAGE.write_text(page, encoding="utf-8")


def _round(bench: Bench) -> None:
    """Let everyone take turns, so that a busy moment hits all alike."""
    bench.ask("bare parse", "parse")
    bench.ask("cold index", "cold", fresh=True)
    bench.ask("warm, nothing changed", "warm")
    if shutil.which("ctags"):
        bench.peer("ctags, whole tree", ["ctags", "-R", "--sort=no", "-f", "/dev/null", "."])
    for text in TEXTS:
        grep = ["git", "grep", "-nIF", "--untracked", "-e", text, "--", "."]
        bench.peer(f"git grep {text}", grep)
        if shutil.which("rg"):
            bench.peer(f"rg {text}", ["rg", "--hidden", "-nF", "-e", text, "--", "."])
        bench.ask(f"cold search {text}", "search", text)
        bench.ask(f"server search {text}", "server", text)
    # Last, as it changes the tree.
    bench.ask("warm, ten changed", "changed")


def _packages() -> Path:
    apps = sorted((cache_folder() / "apps").glob("2.21.2-*/node_modules"))
    if not apps:
        raise SystemExit("no installed application: run `./dev demo` first")
    return apps[0]


main()
