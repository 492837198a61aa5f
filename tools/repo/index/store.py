"""The index on disk: one SQLite file a repository, in the user's cache folder.

What a content yields is kept by its git blob id, so that branches and worktrees share it; which
content a path has is kept by workspace.  The file's name holds its format: another format is
another file.  One that is damaged is made anew.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from tools.repo.index.extract import Extract, Facts
from tools.repo.packages import cache_folder
from tools.repo.workspace import Workspace

if sys.platform != "win32":
    import fcntl

FORMAT = 1
_BUSY_SECONDS = 8.0
_STALE_SECONDS = 60 * 24 * 3600
_SCHEMA = """
CREATE TABLE IF NOT EXISTS content (
  id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, broken INTEGER, problem TEXT
);
CREATE TABLE IF NOT EXISTS symbol (
  content INTEGER NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  line INTEGER NOT NULL, end INTEGER NOT NULL, container TEXT NOT NULL,
  exported INTEGER NOT NULL, value TEXT, PRIMARY KEY (content, at)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS symbol_name ON symbol (name COLLATE NOCASE);
CREATE TABLE IF NOT EXISTS fact (
  content INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  line INTEGER NOT NULL, symbol TEXT NOT NULL, origin TEXT, PRIMARY KEY (content, at)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (
  root TEXT NOT NULL, path TEXT NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL,
  size INTEGER NOT NULL, inode INTEGER NOT NULL, looked INTEGER NOT NULL, content INTEGER,
  problem TEXT, PRIMARY KEY (root, path)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_content ON file (content);
CREATE TABLE IF NOT EXISTS workspace (root TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
"""


# Of a path: its stamp (four numbers), when it was looked at (ns), its content, or why none.
Known = tuple[int, int, int, int, int, int | None, str | None]


class Store:
    """An open index; every method may raise sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection, root: str) -> None:
        self.connection = connection
        self.root = root

    def files(self) -> dict[str, Known]:
        """Return what is kept of the workspace's files."""
        rows = self.connection.execute(
            "SELECT path, mtime, ctime, size, inode, looked, content, problem"
            " FROM file WHERE root = ?",
            (self.root,),
        )
        return {row[0]: row[1:] for row in rows}

    def contents(self) -> dict[bytes, int]:
        """Return the ids of all contents by their keys."""
        return dict(self.connection.execute("SELECT key, id FROM content").fetchall())

    def add(self, extracts: Sequence[tuple[bytes, Extract | str]]) -> dict[bytes, int]:
        """Keep what contents yield, in one transaction; returns their ids."""
        found: dict[bytes, int] = {}
        symbols: list[tuple[object, ...]] = []
        facts: list[tuple[object, ...]] = []
        with self._writing() as connection:
            for key, extract in extracts:
                problem = extract if isinstance(extract, str) else None
                broken = None if isinstance(extract, str) else extract.broken
                made = connection.execute(
                    "INSERT OR IGNORE INTO content (key, broken, problem) VALUES (?, ?, ?)",
                    (key, broken, problem),
                )
                if not made.rowcount:
                    row = connection.execute("SELECT id FROM content WHERE key = ?", (key,))
                    found[key] = row.fetchone()[0]
                    continue
                content = found[key] = made.lastrowid or 0
                if not isinstance(extract, str):
                    symbols += [(content, at, *one) for at, one in enumerate(extract.symbols)]
                    facts += [
                        (content, at, *one[:4], json.dumps(one[4]) if one[4] else None)
                        for at, one in enumerate(extract.facts)
                    ]
            connection.executemany("INSERT INTO symbol VALUES (?,?,?,?,?,?,?,?,?)", symbols)
            connection.executemany("INSERT INTO fact VALUES (?,?,?,?,?,?,?)", facts)
        return found

    def settle(self, changed: Mapping[str, Known], gone: Iterable[str]) -> None:
        """Keep what is known of paths, and forget those that are gone."""
        with self._writing() as connection:
            connection.executemany(
                "DELETE FROM file WHERE root = ? AND path = ?", [(self.root, path) for path in gone]
            )
            connection.executemany(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(self.root, path, *one) for path, one in changed.items()],
            )
            connection.execute(
                "INSERT OR REPLACE INTO workspace VALUES (?, ?)", (self.root, self._digest())
            )

    def digest(self) -> str:
        """Return the digest of the workspace's source files, names and contents."""
        row = self.connection.execute(
            "SELECT digest FROM workspace WHERE root = ?", (self.root,)
        ).fetchone()
        return row[0] if row else self._digest()

    def _digest(self) -> str:
        total = sha256()
        for path, key in self.connection.execute(
            "SELECT path, key FROM file LEFT JOIN content ON content.id = file.content"
            " WHERE root = ? ORDER BY path",
            (self.root,),
        ):
            total.update(f"{path}\0{(key or b'').hex()}\n".encode())
        return total.hexdigest()

    def forget_unused(self) -> None:
        """Remove what no path of any workspace yields any more, once it is the larger part."""
        used, all_of_them = self.connection.execute(
            "SELECT (SELECT count(DISTINCT content) FROM file), (SELECT count(*) FROM content)"
        ).fetchone()
        if all_of_them > 3 * used + 5_000:
            with self._writing() as connection:
                unused = "NOT IN (SELECT content FROM file WHERE content IS NOT NULL)"
                for table, column in (
                    ("symbol", "content"),
                    ("fact", "content"),
                    ("content", "id"),
                ):
                    connection.execute(f"DELETE FROM {table} WHERE {column} {unused}")  # noqa: S608  # names of ours

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")


@contextmanager
def open_store(workspace: Workspace, facts: Facts | None) -> Iterator[Store]:
    """Open the index of a workspace's repository, made where there is none or it is damaged.

    In memory where the cache folder cannot be written.
    """
    file = _place(workspace, facts)
    with _held(file) as usable:
        connection = _connect(file) if usable else _memory()
        try:
            yield Store(connection, str(workspace.root))
        finally:
            connection.close()


def discard(workspace: Workspace, facts: Facts | None) -> None:
    """Remove a damaged index, once no process has it open any more."""
    file = _place(workspace, facts)
    with _held(file, alone=True) as usable:
        if usable:
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(f"{file}{suffix}")  # noqa: PTH108  # three names of one file


def _place(workspace: Workspace, facts: Facts | None) -> Path:
    version = 0 if facts is None else facts.version
    key = sha256(os.fsencode(_repository(workspace.root))).hexdigest()[:24]
    return cache_folder() / "index" / f"{key}.{FORMAT}.{version}.sqlite"


def _repository(root: Path) -> Path:
    """Return the folder that all worktrees of a repository share, or the root without one."""
    for above in (root, *root.parents):
        entry = above / ".git"
        if entry.is_dir():
            return entry.resolve()
        if entry.is_file():
            try:
                told = entry.read_text(encoding="utf-8").partition("gitdir:")[2].strip()
                inside = (above / told).resolve()
                shared = inside / (inside / "commondir").read_text(encoding="utf-8").strip()
                return shared.resolve()
            except (OSError, ValueError):
                return root
    return root


@contextmanager
def _held(file: Path, *, alone: bool = False) -> Iterator[bool]:
    """Hold the index open, so that nobody discards it; yields False where there can be none."""
    if sys.platform == "win32":
        file.parent.mkdir(parents=True, exist_ok=True)
        yield True
        return
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(file.parent)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
        lock = os.open(file.with_suffix(".lock"), flags, 0o600)
    except OSError:
        yield False
        return
    try:
        yield _locked(lock, alone=alone)
    finally:
        os.close(lock)


def _locked(lock: int, *, alone: bool) -> bool:
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        else:
            return True


def _connect(file: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None)
    except sqlite3.OperationalError:
        return _memory()
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32000")
        connection.executescript(_SCHEMA)
    except sqlite3.OperationalError:
        connection.close()
        return _memory()
    except BaseException:
        connection.close()
        raise
    os.utime(file)
    return connection


def _memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(_SCHEMA)
    return connection


def _sweep(folder: Path) -> None:
    """Remove indexes that nobody has used for two months, those of older formats included."""
    mark = folder / "swept"
    now = time.time()
    with suppress(OSError):
        if mark.exists() and now - mark.stat().st_mtime < _STALE_SECONDS / 60:
            return
        mark.touch()
        for file in folder.glob("*.sqlite*"):
            if now - file.stat().st_mtime > _STALE_SECONDS:
                file.unlink(missing_ok=True)
