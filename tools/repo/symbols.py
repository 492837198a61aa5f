"""Definitions and outlines from the index, and references by looking where a name stands."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel
from tree_sitter import Node

from tools.errors import SthenoError
from tools.repo.find import is_shown
from tools.repo.git import standing_of
from tools.repo.index.outline import Symbol
from tools.repo.index.view import IndexView, Placed, TreeState
from tools.repo.parse import SOURCE_SUFFIXES, parse
from tools.repo.rank import place_of
from tools.repo.search import LINE_CHARACTERS, shown
from tools.repo.search_engines import Query, paths_with
from tools.repo.surroundings import outline_of_content, symbol_at
from tools.repo.visible import visible_name
from tools.repo.workspace import MAX_TEXT_BYTES, Workspace

MAX_FOUND = 5_000
_SECONDS = 5.0
_NAMES = frozenset({
    "identifier", "property_identifier", "type_identifier", "shorthand_property_identifier",
    "shorthand_property_identifier_pattern", "private_property_identifier", "statement_identifier",
})  # fmt: skip


class FoundSymbol(BaseModel, frozen=True, extra="forbid"):
    """A definition or a reference: lines count from 1.

    `symbol` is what it is a member of or, for a reference, what it stands in; `text` is a
    reference's line, or what else there is to say.
    """

    name: str
    kind: str
    path: str
    line: int
    end: int | None = None
    symbol: str | None = None
    text: str | None = None


class SymbolList(BaseModel, frozen=True, extra="forbid"):
    """The symbols found, the likeliest first; `next` is the offset to go on from.

    `tree` is the state they were found in; `notes` tells what could not be looked at.
    """

    symbols: list[FoundSymbol]
    total: int
    truncated: bool
    next: int | None
    tree: TreeState
    notes: list[str]


def symbol_list(
    found: Sequence[FoundSymbol],
    tree: TreeState,
    notes: Iterable[str],
    *,
    limit: int,
    offset: int,
) -> SymbolList:
    """Return one page of what was found."""
    reached = min(offset + limit, len(found))
    more = reached < len(found)
    return SymbolList(
        symbols=list(found[offset : offset + limit]),
        total=len(found),
        truncated=more,
        next=reached if more else None,
        tree=tree,
        notes=list(notes),
    )


def definitions(view: IndexView, name: str) -> list[FoundSymbol]:
    """Return what is defined by a name or, where nothing is, by a name that contains it."""
    container, _, last = name.rpartition(".")
    exact = [
        placed
        for placed in view.named(last)
        if placed.symbol.container.casefold().endswith(container.casefold())
    ]
    found = exact or list(view.containing(name))[:MAX_FOUND]

    def order(placed: Placed) -> tuple[object, ...]:
        symbol = placed.symbol
        # What is exported is meant more often than a field of the same name.
        inner = (bool(symbol.container), not symbol.exported)
        shape = (symbol.name != last, len(symbol.name), *inner)
        return (*shape, place_of(placed.path), placed.path, symbol.line)

    return [entry(placed.path, placed.symbol) for placed in sorted(found, key=order)]


def outline(view: IndexView, paths: Sequence[str]) -> list[FoundSymbol]:
    """Return what files define, in their order; of several files only the outermost."""
    found: list[FoundSymbol] = []
    for path in paths:
        symbols = view.outline(path)
        if len(paths) > 1:
            symbols = [symbol for symbol in symbols if not symbol.container]
        found += [entry(path, symbol) for symbol in symbols]
        if len(found) > MAX_FOUND:
            break
    return found[:MAX_FOUND]


def entry(path: str, symbol: Symbol) -> FoundSymbol:
    """Return a definition as it is shown."""
    return FoundSymbol(
        name=visible_name(symbol.name),
        kind=symbol.kind,
        path=visible_name(path),
        line=symbol.line,
        end=symbol.end if symbol.end > symbol.line else None,
        symbol=visible_name(symbol.container) or None,
        text=None if symbol.value is None else shown(symbol.value),
    )


class References:
    """Where names and strings stand in the code, not in comments; `notes` tells what is missing."""

    def __init__(self, workspace: Workspace) -> None:
        self.notes: list[str] = []
        self._workspace = workspace
        self._until = time.monotonic() + _SECONDS

    def to(
        self, names: Iterable[str], strings: Iterable[str], skipped: Sequence[str]
    ) -> list[FoundSymbol]:
        """Return every place that names one of `names`, or is exactly one of `strings`.

        `skipped` are files that cannot be read, so that no time is lost on them.
        """
        wanted = dict.fromkeys(names, False) | dict.fromkeys(strings, True)
        tracked = standing_of(self._workspace).tracked
        paths = {
            path
            for text in wanted
            for path in paths_with(
                self._workspace.root,
                Query(text, suffixes=SOURCE_SUFFIXES),
                tracked=tracked,
                skipped=skipped,
            )
            if is_shown(path)
        }
        found: list[FoundSymbol] = []
        for path in sorted(paths, key=lambda path: (place_of(path), path)):
            if time.monotonic() > self._until or len(found) > MAX_FOUND:
                self.notes.append("not every file was looked at: there are too many")
                break
            found += self._in_file(path, wanted)
        return found[:MAX_FOUND]

    def _in_file(self, path: str, wanted: dict[str, bool]) -> list[FoundSymbol]:
        try:
            content = self._workspace.read_bytes(path, most=MAX_TEXT_BYTES) or b""
            root = parse(content, path).root_node
            symbols = outline_of_content(content, path)
        except SthenoError as error:
            self.notes.append(f"{visible_name(path)}: {error.message}")
            return []
        lines = content.split(b"\n")
        places = {
            node.start_point.row: name
            for name, quoted in wanted.items()
            for node in _nodes(root, content, name, quoted=quoted)
        }
        return [
            FoundSymbol(
                name=visible_name(name),
                kind="reference",
                path=visible_name(path),
                line=row + 1,
                symbol=symbol_at(symbols, row + 1),
                text=shown(lines[row].decode("utf-8", "replace").strip()[:LINE_CHARACTERS]),
            )
            for row, name in sorted(places.items())
        ]


def _nodes(root: Node, content: bytes, name: str, *, quoted: bool) -> Iterator[Node]:
    for match in re.finditer(re.escape(name.encode()), content):
        node = root.descendant_for_byte_range(match.start(), match.end())
        if node is None or node.end_byte - node.start_byte != match.end() - match.start():
            continue
        if node.type == "string_fragment" if quoted else node.type in _NAMES:
            yield node
