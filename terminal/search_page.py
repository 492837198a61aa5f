"""What a search found, as a person reads it."""

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from terminal.page import Row, row, set_in, show
from tools.repo.search_model import Match, SearchResult
from tools.repo.symbols import FoundSymbol, SymbolList


def show_search(stream: TextIO, found: SearchResult) -> None:
    """Print the matching lines by file, each with its number and what it stands in."""
    rows: list[Row] = []
    for file in found.files:
        rows += [row((file.path, "bold")), *set_in(_match(match) for match in file.matches), Row()]
    total = f"at least {found.lines:,}" if found.total is None else f"{found.total:,}"
    show([*rows, *_end(found.lines, total, found.next, found.notes)], stream)


def show_symbols(stream: TextIO, found: SymbolList) -> None:
    """Print the symbols by file."""
    rows: list[Row] = []
    for path, symbols in groupby(found.symbols, key=lambda symbol: symbol.path):
        rows += [row((path, "bold")), *set_in(_symbol(symbol) for symbol in symbols), Row()]
    rows += _end(len(found.symbols), f"{found.total:,}", found.next, found.notes)
    show(rows, stream)


def _match(match: Match) -> Row:
    inside = (f"  in {match.symbol}", "dim") if match.symbol else ""
    return row((f"{match.line}  ", "green"), match.text.strip(), inside)


def _symbol(symbol: FoundSymbol) -> Row:
    lines = f"{symbol.line}-{symbol.end}" if symbol.end else f"{symbol.line}"
    if symbol.kind == "reference":
        inside = (f"  in {symbol.symbol}", "dim") if symbol.symbol else ""
        return row((f"{lines}  ", "green"), symbol.text or "", inside)
    of = (f"  of {symbol.symbol}", "dim") if symbol.symbol else ""
    said = (f"  {symbol.text}", "dim") if symbol.text else ""
    return row((f"{lines}  ", "green"), (f"{symbol.kind} ", "dim"), symbol.name, of, said)


def _end(count: int, total: str, after: int | None, notes: list[str]) -> Iterator[Row]:
    if count == 0:
        yield row("Nothing found.")
    elif after is not None:
        yield row((f"{count:,} of {total}; go on with --offset {after}", "dim"))
    yield from (row((note, "yellow")) for note in notes)
