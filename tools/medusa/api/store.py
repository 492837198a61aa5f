"""The entries as a SQLite file with a full-text index: written once, then only read."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.medusa.api.entry import Entry, Place
from tools.medusa.api.stems import stems
from tools.medusa.api.words import STOP, split

_SCHEMA = """
CREATE TABLE entries(id INTEGER PRIMARY KEY, kind TEXT, name TEXT, entry TEXT, fields TEXT);
CREATE TABLE names(name TEXT, id INTEGER);
CREATE TABLE terms(stem TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(
  name, also, summary, hint, doc, facts, content='', tokenize='unicode61'
);
"""
FORMAT = 1
_DOC_WORDS = 80
_FACT_WORDS = 80
_HOLES = re.compile(r"\$\{[^}]*\}|…")


@dataclass(frozen=True)
class Candidate:
    """An entry that some word was found in: its fields as stems, in the order of the table's.

    `owner` are those of the service that a method belongs to.
    """

    id: int
    kind: str
    name: str
    fields: tuple[frozenset[str], ...]
    owner: frozenset[str]


def write_store(path: Path, entries: Iterable[Entry]) -> None:
    """Write a new file with these entries."""
    rows = [(entry, _fields(entry)) for entry in entries]
    stem = stems(word for _, fields in rows for words in fields for word in words)
    counted: Counter[str] = Counter()
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        for number, (entry, fields) in enumerate(rows, start=1):
            owner = split(entry.name.partition(".")[0]) if entry.kind == "method" else ()
            stemmed = [" ".join(stem[word] for word in words) for words in fields]
            counted.update({one for words in stemmed for one in words.split()})
            base.execute(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?)",
                (
                    number,
                    entry.kind,
                    entry.name,
                    json.dumps(asdict(entry)),
                    "\n".join([" ".join(stem[word] for word in owner), *stemmed]),
                ),
            )
            base.execute(
                "INSERT INTO found(rowid, name, also, summary, hint, doc, facts)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, *stemmed),
            )
            names = {plain(name) for name in (entry.name, *entry.also)}
            base.executemany("INSERT INTO names VALUES (?, ?)", [(name, number) for name in names])
        base.executemany("INSERT INTO terms VALUES (?, ?)", counted.items())
        base.execute("CREATE INDEX by_name ON names(name)")
        base.execute("CREATE INDEX by_kind ON entries(kind)")
        base.execute(f"PRAGMA user_version = {FORMAT}")


def plain(name: str) -> str:
    """Return a name as names are compared: `Modules.CART` is `modules.cart`, call marks dropped."""
    return name.strip().strip("`'\"").removesuffix("()").lower()


class Store:
    """A written file, open for reading; a thread needs its own."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        (self.size,) = self._base.execute("SELECT count(*) FROM entries").fetchone()

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def entry(self, number: int) -> Entry:
        """Return an entry by its number."""
        (text,) = self._base.execute("SELECT entry FROM entries WHERE id = ?", [number]).fetchone()
        read = json.loads(text)
        read["place"] = Place(**read["place"])
        read["also"] = tuple(read["also"])
        return Entry(**read)

    def named(self, name: str) -> list[int]:
        """Return the entries that go by a name, in any letter case."""
        rows = self._base.execute("SELECT id FROM names WHERE name = ? ORDER BY id", [plain(name)])
        return [number for (number,) in rows]

    def called(self, name: str) -> list[int]:
        """Return the entries that have exactly this name, in this letter case."""
        return [number for number in self.named(name) if self._name(number) == name]

    def _name(self, number: int) -> str:
        (name,) = self._base.execute("SELECT name FROM entries WHERE id = ?", [number]).fetchone()
        return str(name)

    def names(self, kind: str | None = None) -> list[str]:
        """Return all names, or those of one kind."""
        rows = self._base.execute(
            "SELECT name FROM entries WHERE ?1 IS NULL OR kind = ?1 ORDER BY id", [kind]
        )
        return [name for (name,) in rows]

    def rarity(self, words: Iterable[str]) -> dict[str, int]:
        """Return for each stem in how many entries it stands."""
        rows = self._base.execute(
            "SELECT stem, entries FROM terms WHERE stem IN (SELECT value FROM json_each(?))",
            [json.dumps(list(words))],
        )
        return dict(rows.fetchall())

    def with_any(
        self, words: Iterable[str], kinds: Iterable[str] = (), limit: int = 300
    ) -> Iterator[Candidate]:
        """Yield the entries that hold any of these stems, the likeliest first."""
        match = " OR ".join(f'"{word}"' for word in words)
        of_kind = json.dumps(list(kinds))
        rows = self._base.execute(
            "SELECT id, kind, entries.name, fields FROM found JOIN entries ON id = found.rowid"
            " WHERE found MATCH ?1 AND (?2 = '[]' OR kind IN (SELECT value FROM json_each(?2)))"
            # The weights of the table's fields, in their order.
            " ORDER BY bm25(found, 10, 6, 5, 2, 1, 1) LIMIT ?3",
            [match, of_kind, limit],
        )
        return (self._candidate(*row) for row in rows)

    def candidates(self, numbers: Iterable[int]) -> Iterator[Candidate]:
        """Yield entries by their numbers."""
        rows = self._base.execute(
            "SELECT id, kind, name, fields FROM entries"
            " WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(numbers))],
        )
        return (self._candidate(*row) for row in rows)

    @staticmethod
    def _candidate(number: int, kind: str, name: str, fields: str) -> Candidate:
        owner, *stemmed = (frozenset(one.split()) for one in fields.split("\n"))
        return Candidate(number, kind, name, tuple(stemmed), owner)


def _fields(entry: Entry) -> tuple[list[str], ...]:
    facts = [value for key in sorted(entry.facts) for value in entry.facts[key]]
    return (
        [*split(_HOLES.sub(" ", entry.name) if entry.kind == "error" else entry.name)],
        _told(" ".join(entry.also)),
        _told(entry.summary),
        _told(f"{entry.kind} {entry.hint}"),
        _told(entry.doc)[:_DOC_WORDS],
        _told(" ".join(facts))[:_FACT_WORDS],
    )


def _told(text: str) -> list[str]:
    return [word for word in split(text) if word not in STOP]
