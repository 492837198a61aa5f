"""Questions to the index, each answered of the tree as it is now."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from tools.errors import SthenoError
from tools.repo.index.extract import Fact, Facts
from tools.repo.index.outline import Symbol
from tools.repo.index.refresh import refresh
from tools.repo.index.store import Store, discard, open_store
from tools.repo.visible import visible_name
from tools.repo.workspace import Workspace

T = TypeVar("T")
_NAMED = 3
_COLUMNS = "name, kind, symbol.line, symbol.end, container, exported, value"


class TreeState(BaseModel, frozen=True, extra="forbid"):
    """The state of the tree an answer speaks of.

    `digest` is that of all source files' names and contents, as they are on the disk; `commit`
    is what is checked out.  `pending` counts files that one question had no time to read: the
    next one goes on with them.
    """

    branch: str | None
    commit: str | None
    digest: str
    files: int
    pending: int = 0


class Placed(NamedTuple):
    """A symbol and the file it is in."""

    path: str
    symbol: Symbol


class PlacedFact(NamedTuple):
    """A fact and the file it is in."""

    path: str
    fact: Fact


class IndexView:
    """The index in one state of the tree; `notes` tells what it does not hold."""

    def __init__(self, store: Store, tree: TreeState, notes: list[str]) -> None:
        self.tree = tree
        self.notes = notes
        self._store = store

    def named(self, name: str) -> Iterator[Placed]:
        """Yield every symbol of a name, letter case ignored, in the order of paths."""
        yield from self._symbols("symbol.name = ? COLLATE NOCASE", name)

    def containing(self, part: str) -> Iterator[Placed]:
        """Yield every symbol whose name contains a part, letter case ignored."""
        escaped = part.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        yield from self._symbols(r"symbol.name LIKE ? ESCAPE '\'", f"%{escaped}%")

    def outline(self, path: str) -> list[Symbol]:
        """Return what one file defines, in its order."""
        return [placed.symbol for placed in self._symbols("file.path = ?", path)]

    def facts(self) -> list[PlacedFact]:
        """Return every fact, in the order of paths."""
        rows = self._store.connection.execute(
            "SELECT path, kind, name, line, symbol, origin FROM fact"
            " JOIN file ON file.content = fact.content"
            " WHERE root = ? ORDER BY path, at",
            (self._store.root,),
        )
        return [
            PlacedFact(path, Fact(kind, name, line, symbol, _origin(origin)))
            for path, kind, name, line, symbol, origin in rows
        ]

    def value(self, path: str, name: str, container: str = "") -> str | None:
        """Return the string that a file's constant, or a member of one, stands for."""
        row = self._store.connection.execute(
            "SELECT value FROM symbol JOIN file ON file.content = symbol.content"
            " WHERE root = ? AND path = ? AND name = ? AND container = ? AND value IS NOT NULL",
            (self._store.root, path, name, container),
        ).fetchone()
        return None if row is None else str(row[0])

    def paths(self) -> list[str]:
        """Return the paths of all source files, in order."""
        rows = self._store.connection.execute(
            "SELECT path FROM file WHERE root = ? ORDER BY path", (self._store.root,)
        )
        return [row[0] for row in rows]

    def unread(self) -> list[str]:
        """Return the paths of the source files that could not be read, in order."""
        rows = self._store.connection.execute(
            "SELECT path FROM file WHERE root = ? AND problem IS NOT NULL ORDER BY path",
            (self._store.root,),
        )
        return [row[0] for row in rows]

    def _symbols(self, condition: str, value: str) -> Iterator[Placed]:
        rows = self._store.connection.execute(
            f"SELECT path, {_COLUMNS} FROM symbol JOIN file ON file.content = symbol.content"  # noqa: S608  # conditions of ours
            f" WHERE root = ? AND {condition} ORDER BY path, at",
            (self._store.root, value),
        )
        for path, name, kind, line, end, container, exported, text in rows:
            yield Placed(path, Symbol(name, kind, line, end, container, bool(exported), text))


def ask_index(
    workspace: Workspace, question: Callable[[IndexView], T], facts: Facts | None = None
) -> T:
    """Bring the index of a workspace up to date, and return what `question` finds in it.

    A damaged index is made anew.  Raises SthenoError if it cannot be used even so.
    """
    try:
        return _ask(workspace, question, facts)
    except sqlite3.OperationalError as error:
        raise SthenoError(f"the index is not usable: {error}", fix="try again") from error
    except sqlite3.DatabaseError:
        discard(workspace, facts)
    return _ask(workspace, question, facts)


def _ask(workspace: Workspace, question: Callable[[IndexView], T], facts: Facts | None) -> T:
    with open_store(workspace, facts) as store:
        refreshed = refresh(workspace, store, facts)
        # From here on, what another process writes is not seen.
        store.connection.execute("BEGIN")
        sources = refreshed.sources
        tree = TreeState(
            branch=sources.branch,
            commit=sources.commit,
            digest=store.digest(),
            files=len(sources.files),
            pending=refreshed.pending,
        )
        return question(IndexView(store, tree, _notes(store, refreshed.pending)))


def _origin(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    specifier, name = json.loads(text)
    return (specifier, name)


def _notes(store: Store, pending: int) -> list[str]:
    rows = store.connection.execute(
        "SELECT path, file.problem, content.problem, broken FROM file"
        " LEFT JOIN content ON content.id = file.content"
        " WHERE root = ? AND (broken IS NOT NULL OR file.problem IS NOT NULL"
        " OR content.problem IS NOT NULL) ORDER BY broken IS NOT NULL, path",
        (store.root,),
    ).fetchall()
    notes = [f"{pending:,} files are not read yet: ask again"] if pending else []
    for path, unread, unparsed, broken in rows[:_NAMED]:
        reason = unread or unparsed or "does not parse; what comes after may be incomplete"
        line = f":{broken}" if broken else ""
        notes.append(f"{visible_name(path)}{line}: {reason}")
    if len(rows) > _NAMED:
        notes.append(f"and {len(rows) - _NAMED:,} more files that do not wholly parse")
    return notes
