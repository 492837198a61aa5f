"""Finding symbols: those of the code, and Medusa's things by their Medusa name."""

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tools.errors import UsageError
from tools.medusa.map_api import route_path
from tools.medusa.named_things import EMITS, FACTS, LISTENS
from tools.medusa.symbol_kinds import SymbolKind, Want
from tools.repo.globs import glob_matcher
from tools.repo.index.view import IndexView, Placed, PlacedFact, TreeState, ask_index
from tools.repo.parse import SOURCE_SUFFIXES
from tools.repo.rank import place_of
from tools.repo.symbols import (
    FoundSymbol,
    References,
    SymbolList,
    definitions,
    outline,
    symbol_list,
)
from tools.repo.visible import visible_name
from tools.repo.workspace import Workspace

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
_ROUTE = re.compile(r"(?:^|.*/)(src/api/(?:.*/)?route\.[jt]s)$")
_ROLES = {EMITS: "emitted here", LISTENS: "listened to here"}


class _Thing(NamedTuple):
    """One of Medusa's things; `symbol` is the constant that holds it."""

    found: FoundSymbol
    symbol: str
    path: str


def find_symbols(  # noqa: PLR0913  # each is one independent choice of the caller
    workspace: Workspace,
    name: str,
    *,
    want: Want = "definitions",
    kind: SymbolKind | None = None,
    glob: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> SymbolList:
    """Return where a name is defined or used, or what the files of a path or glob define.

    A name is that of a symbol (`Class.member` too), or Medusa's: a workflow's or step's id, a
    module's key, a route's path, an event.  Where nothing has exactly the name, those that
    contain it are returned.  Raises UsageError for a name or glob that cannot be looked for.
    """
    if not name or len(name) > 500 or re.search(r"[\n\r\0]", name):  # noqa: PLR2004  # of one line
        raise UsageError("a name has 1 to 500 characters on one line")
    accepts = glob_matcher(glob) if glob else lambda _: True
    references = References(workspace)

    def find(view: IndexView) -> tuple[list[FoundSymbol], TreeState, list[str]]:
        if want == "outline":
            found = outline(view, _matching(view.paths(), name))
        else:
            things = _things_named(view, name)
            if want == "definitions":
                exact = [thing.found for thing in things]
                found = exact + [
                    one for one in definitions(view, name) if not _repeats(one, things, name)
                ]
            else:
                found = _references(references, name, things, view.unread())
        return found, view.tree, view.notes

    found, tree, notes = ask_index(workspace, find, FACTS)
    kept = [one for one in found if accepts(one.path) and kind in {None, one.kind}]
    return symbol_list(kept, tree, [*references.notes, *notes], limit=limit, offset=offset)


def _matching(paths: Sequence[str], pattern: str) -> list[str]:
    matches = glob_matcher(pattern)
    found = [path for path in paths if matches(path)]
    if not found:
        raise UsageError(
            "no source file matches", where=pattern, fix="give a path or glob, like src/**/*.ts"
        )
    return sorted(found, key=lambda path: (place_of(path), path))


def _references(
    references: References, name: str, things: Sequence[_Thing], unread: Sequence[str]
) -> list[FoundSymbol]:
    exact = [thing for thing in things if thing.found.name == name]
    names = {thing.symbol for thing in exact if thing.symbol.isidentifier()}
    last = name.rpartition(".")[2] if not exact else name
    if re.fullmatch(r"[\w$]+", last):
        names.add(last)
    if not names and not exact:
        return references.to([], [name], unread)
    strings = {name} if exact or name not in names else set[str]()
    return references.to(names, strings, unread)


def _repeats(found: FoundSymbol, things: Sequence[_Thing], name: str) -> bool:
    """Tell whether a symbol only contains the name, where a thing has exactly it."""
    exact = any(thing.found.name.casefold() == name.casefold() for thing in things)
    return exact and name.casefold() not in {
        found.name.casefold(), f"{found.symbol}.{found.name}".casefold()
    }  # fmt: skip


def _things_named(view: IndexView, name: str) -> list[_Thing]:
    wanted = name.casefold()
    # Only those that are asked for are made: a large project has thousands.
    every = [(one.casefold(), make) for one, make in _from_facts(view)]
    kept = [make for one, make in every if one == wanted]
    # A route's path begins with a slash, so no other name can be one.
    if not kept or wanted.startswith("/"):
        every += [(one.casefold(), make) for one, make in _routes(view, wanted)]
        kept = [make for one, make in every if one == wanted]
        kept = kept or [make for one, make in every if wanted in one]
    return sorted(
        (make() for make in kept),
        key=lambda thing: (len(thing.found.name), place_of(thing.path), thing.path),
    )


def _from_facts(view: IndexView) -> Iterator[tuple[str, Callable[[], _Thing]]]:
    paths = None
    for placed in view.facts():
        fact = placed.fact
        name = fact.name
        if fact.origin is not None and fact.origin[0].startswith("."):
            paths = set(view.paths()) if paths is None else paths
            name = _resolved(view, placed, paths) or name
        yield name, partial(_thing, placed, name)


def _thing(placed: PlacedFact, name: str) -> _Thing:
    fact = placed.fact
    role = _ROLES.get(fact.symbol)
    symbol = "" if role else fact.symbol
    found = FoundSymbol(
        name=visible_name(name),
        kind=fact.kind,
        path=visible_name(placed.path),
        line=fact.line,
        symbol=visible_name(symbol) or None,
        text=role,
    )
    return _Thing(found, symbol, placed.path)


def _resolved(view: IndexView, placed: PlacedFact, paths: set[str]) -> str | None:
    """Return the string that an imported name stands for in the file it comes from."""
    specifier, imported = placed.fact.origin or ("", "")
    base = posixpath.normpath(posixpath.join(posixpath.dirname(placed.path), specifier))
    stem = base.removesuffix(".js")
    ends = (".ts", ".tsx", ".js", "/index.ts", "/index.js")
    names = [base] if base.endswith(SOURCE_SUFFIXES) else []
    container, _, name = imported.rpartition(".")
    for path in [*names, *(f"{stem}{end}" for end in ends)]:
        if path in paths:
            return view.value(path, name, container)
    return None


def _routes(view: IndexView, wanted: str) -> Iterator[tuple[str, Callable[[], _Thing]]]:
    """Yield the routes whose paths may hold what is wanted: their folders have its words."""
    words = re.findall(r"[\w-]+", wanted)
    for method in _METHODS:
        for path, symbol in view.named(method):
            folded = path.casefold()
            route = _ROUTE.match(path) if all(word in folded for word in words) else None
            if route and symbol.name == method and symbol.exported:
                name = route_path(route[1])
                yield name, partial(_handler, name, method, Placed(path, symbol))


def _handler(name: str, method: str, placed: Placed) -> _Thing:
    path, symbol = placed
    found = FoundSymbol(
        name=visible_name(name),
        kind="route",
        path=visible_name(path),
        line=symbol.line,
        end=symbol.end if symbol.end > symbol.line else None,
        text=method,
    )
    return _Thing(found, "", path)
