"""The questions, each asked in a process of its own; prints what it took as JSON.

python bench/code/asks.py parse|cold|warm|server TREE [TEXT]
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tools.medusa.find_symbols import find_symbols
from tools.medusa.named_things import FACTS
from tools.repo.index.view import ask_index
from tools.repo.parse import SOURCE_SUFFIXES, has_casts, language
from tools.repo.search import search_code
from tools.repo.workspace import Workspace

_ROUNDS = 9
_NAME = "createBoldLabelsWorkflow"


def main() -> None:
    """Do what the arguments say, and print the milliseconds."""
    what, workspace = sys.argv[1], Workspace.at(sys.argv[2])
    print(json.dumps({"ms": ASKS[what](workspace)}))


def parse_alone(workspace: Workspace) -> list[float]:
    """Parse every file in this process: contents in memory, one parser a dialect, nothing kept."""
    from tree_sitter import Parser  # noqa: PLC0415  # only here

    files = [
        (path.read_bytes(), has_casts(path.name))
        for path in workspace.root.rglob("*")
        if path.suffix in SOURCE_SUFFIXES and path.is_file()
    ]
    parsers = {casts: Parser(language(casts=casts)) for casts in (True, False)}

    def run() -> None:
        for content, casts in files:
            parsers[casts].parse(content)

    return [_ms(run)]


def cold(workspace: Workspace) -> list[float]:
    """Make the index, and ask for one symbol."""

    def run() -> None:
        while ask_index(workspace, lambda view: view.tree.pending, FACTS):
            pass
        _ask(workspace)

    return [_ms(run)]


def warm(workspace: Workspace) -> list[float]:
    """Ask for a symbol again and again, nothing having changed."""
    _ask(workspace)
    return [_ms(lambda: _ask(workspace)) for _ in range(_ROUNDS)]


def changed(workspace: Workspace) -> list[float]:
    """Ask for a symbol after ten files were changed, again and again."""
    _ask(workspace)
    paths = sorted(workspace.root.glob("apps/backend/src/**/*.ts"))[:10]
    taken = []
    for at in range(_ROUNDS):
        for path in paths:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"// {at}\n")
        taken.append(_ms(lambda: _ask(workspace)))
    return taken


def server(workspace: Workspace) -> list[float]:
    """Search for a text again and again, in one process."""
    text = sys.argv[3]
    search_code(workspace, text)
    return [_ms(lambda: search_code(workspace, text)) for _ in range(_ROUNDS)]


def search(workspace: Workspace) -> list[float]:
    """Search for a text once."""
    return [_ms(lambda: search_code(workspace, sys.argv[3]))]


def _ask(workspace: Workspace) -> None:
    if not find_symbols(workspace, _NAME).symbols:
        raise SystemExit(f"{_NAME} was not found")


def _ms(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


ASKS = {
    "parse": parse_alone,
    "cold": cold,
    "warm": warm,
    "changed": changed,
    "server": server,
    "search": search,
}

if __name__ == "__main__":
    main()
