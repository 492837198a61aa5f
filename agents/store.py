"""The runs of a workspace and everything that happened in them, in one SQLite file.

It stands in the user's state folder, by workspace, as plans do.  An event is on disk before it is
acted on, so that a process may die at any moment and another goes on from there.  Several
processes may use it at once; each run is played by one, which holds the lock of its file in
`runs/`: the kernel frees that when the process dies.  The write-ahead log survives the death of
every process, and may lose its last moments with the machine.
"""

import json
import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

from pydantic import JsonValue

from agents.answer import Answer
from agents.runs import Event, EventKind, Limits, Run, RunRequest, RunState, Spend, Waiting
from tools.errors import LockedError, SthenoError, UsageError
from tools.plan.state import reporting
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace

if sys.platform != "win32":
    import fcntl

FORMAT: Final = 1
_BUSY_SECONDS = 10.0
_ID_DIGITS = 12
# How often a lock is tried that others only look at, and how long such a look takes.
_LOOKS, _LOOK_SECONDS = 200, 0.001
_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (
  id TEXT PRIMARY KEY, agent TEXT NOT NULL, question TEXT NOT NULL, model TEXT NOT NULL,
  principal TEXT NOT NULL, web INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
  created TEXT NOT NULL, updated TEXT NOT NULL, limits TEXT NOT NULL, spend TEXT NOT NULL,
  answer TEXT, structured TEXT NOT NULL, problems TEXT NOT NULL, waiting TEXT NOT NULL,
  cancel INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS event (
  run TEXT NOT NULL REFERENCES run (id), number INTEGER NOT NULL, time TEXT NOT NULL,
  kind TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run_plan (
  run TEXT NOT NULL REFERENCES run (id), digest TEXT NOT NULL, PRIMARY KEY (run, digest)
);
"""
_COLUMNS = (
    "id, agent, question, model, principal, web, state, reason, created, updated,"
    " limits, spend, answer, structured, problems, waiting"
)
_JSON = ("limits", "structured", "problems", "waiting")
_EVENT = ("run", "number", "time", "kind")


class RunStore:
    """The runs of one workspace; usable from several threads; a context that closes it.

    Opening it raises UsageError where the file is of another format, SthenoError where the system
    refuses it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._folder = state_folder(workspace) / "runs"
        self._guard = RLock()
        with _reported(str(self._folder)):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._folder / "runs.sqlite3"
            self._connection = sqlite3.connect(
                file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._prepare(str(file))

    def __enter__(self) -> Self:
        """Be closed at the end of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the runs stay."""
        with self._guard:
            self._connection.close()

    def create(
        self, request: RunRequest, *, model: str, limits: Limits, data: Mapping[str, JsonValue]
    ) -> Run:
        """Keep a new run; `data` is that of its `created` event."""
        run, now = secrets.token_hex(_ID_DIGITS // 2), _now()
        spend = Spend().model_dump_json(exclude={"tokens"})
        with self._writing() as connection:
            connection.execute(
                f"INSERT INTO run ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608  # our own column names
                (
                    *(run, request.agent, request.question, model, request.principal),
                    *(request.web, RunState.CREATED, "", now, now),
                    *(limits.model_dump_json(), spend, None, "null", "[]", "[]"),
                ),
            )
            self._append(connection, run, "created", data, now)
        return self.run(run)

    def run(self, prefix: str) -> Run:
        """Return the run whose id begins so; raises UsageError if there is none, or several."""
        wanted = prefix.strip().lower()
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM run WHERE substr(id, 1, ?) = ? LIMIT 2",  # noqa: S608  # likewise
            (len(wanted), wanted),
        )
        if not wanted or not rows:
            raise UsageError(f"no run {prefix} is kept here", fix="list them with stheno runs")
        if len(rows) > 1:
            raise UsageError(f"several runs begin with {prefix}", fix="give more of it")
        return self._run(rows[0])

    def runs(
        self, *, limit: int = 50, before: str | None = None, principal: str | None = None
    ) -> list[Run]:
        """Return the newest runs first: those created before the run `before`, of one principal."""
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM run WHERE (?1 IS NULL"  # noqa: S608  # likewise
            " OR (created, id) < (SELECT created, id FROM run WHERE id = ?1))"
            " AND (?2 IS NULL OR principal = ?2) ORDER BY created DESC, id DESC LIMIT ?3",
            (before, principal, limit),
        )
        return [self._run(row) for row in rows]

    def spent(self, since: datetime) -> float:
        """Return the US dollars that the runs cost, as a whole, that something happened in since.

        A run whose model has no known price counts nothing.
        """
        rows = self._rows(
            "SELECT CAST(total(json_extract(spend, '$.cost')) AS TEXT) FROM run WHERE updated >= ?",
            (since.isoformat(),),
        )
        return float(rows[0][0])

    def events(self, run: str, *, after: int = 0) -> list[Event]:
        """Return what happened in a run since the event numbered `after`, oldest first."""
        rows = self._rows(
            "SELECT run, number, time, kind, data FROM event WHERE run = ? AND number > ?"
            " ORDER BY number",
            (run, after),
        )
        return [
            Event.model_validate(
                {**dict(zip(_EVENT, row[:4], strict=True)), "data": json.loads(row[4])}
            )
            for row in rows
        ]

    def append(
        self,
        run: str,
        kind: EventKind,
        data: Mapping[str, JsonValue],
        *,
        change: "RunChange | None" = None,
    ) -> Event:
        """Keep an event, and with it, in one step, what it changes of the run."""
        now = _now()
        with self._writing() as connection:
            number = self._append(connection, run, kind, data, now)
            if change is not None:
                columns = ", ".join(f"{name} = ?" for name in change)
                connection.execute(
                    f"UPDATE run SET {columns} WHERE id = ?",  # noqa: S608  # names of RunChange
                    (*change.values(), run),
                )
        return Event.model_validate(
            {"run": run, "number": number, "time": now, "kind": kind, "data": data}
        )

    def add_plan(self, run: str, digest: str) -> None:
        """Keep that a run made, or spoke of, this plan."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO run_plan VALUES (?, ?)", (run, digest))

    def ask_to_cancel(self, run: str) -> None:
        """Leave word for the process that plays the run, or is about to."""
        with self._writing() as connection:
            connection.execute("UPDATE run SET cancel = cancel + 1 WHERE id = ?", (run,))

    def cancels(self, run: str) -> int:
        """Return how often that word was left: it never becomes less, so none is ever lost."""
        return int(self._rows("SELECT cancel FROM run WHERE id = ?", (run,))[0][0])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what the block keeps in one step, and let nobody else keep anything meanwhile."""
        with self._writing():
            yield

    @contextmanager
    def playing(self, run: str) -> Iterator[None]:
        """Be the only one who plays this run inside the block.

        Raises LockedError if a living process, or another part of this one, plays it already.
        """
        with reporting("the run is not played"):
            descriptor = os.open(self._folder / f"{run}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._take(run, descriptor)
            yield
        finally:
            os.close(descriptor)

    def is_played(self, run: str) -> bool:
        """Tell whether a living process plays the run now; one that says `running` may be dead."""
        if sys.platform == "win32":
            return False
        with suppress(FileNotFoundError):
            descriptor = os.open(self._folder / f"{run}.lock", os.O_RDONLY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            finally:
                os.close(descriptor)
        return False

    def _prepare(self, file: str) -> None:
        with suppress(OSError):
            Path(file).chmod(0o600)
        (kept,) = self._connection.execute("PRAGMA user_version").fetchone()
        if kept not in {0, FORMAT}:
            raise UsageError(
                f"the runs are kept in format {kept}, and this Stheno knows {FORMAT}",
                where=file,
                fix="use the Stheno that made them, or move the file away",
            )
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if kept == 0:
            self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            self._connection.execute(f"PRAGMA user_version = {FORMAT}")

    @staticmethod
    def _take(run: str, descriptor: int) -> None:
        if sys.platform == "win32":
            raise UsageError("playing a run needs Linux or macOS")
        try:
            for _ in range(_LOOKS):
                with suppress(BlockingIOError):
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                # Whoever only looks whether it is played lets this one look, and goes at once.
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
                fcntl.flock(descriptor, fcntl.LOCK_UN)
                time.sleep(_LOOK_SECONDS)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
            raise LockedError(
                f"run {run} is played already, by process {holder or 'unknown'}",
                fix="wait for it, watch it with stheno show, or end that process",
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._guard, _reported():
            if self._connection.in_transaction:
                # Inside `together`, which keeps it all.
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite has taken it back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[str, ...]]:
        with self._guard, _reported():
            return self._connection.execute(query, values).fetchall()

    @staticmethod
    def _append(
        connection: sqlite3.Connection,
        run: str,
        kind: EventKind,
        data: Mapping[str, JsonValue],
        now: str,
    ) -> int:
        (last,) = connection.execute(
            "SELECT coalesce(max(number), 0) FROM event WHERE run = ?", (run,)
        ).fetchone()
        connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
            (run, last + 1, now, kind, json.dumps(data)),
        )
        connection.execute("UPDATE run SET updated = ? WHERE id = ?", (now, run))
        return int(last) + 1

    def _run(self, row: tuple[str, ...]) -> Run:
        fields = dict(zip(_COLUMNS.split(", "), row, strict=True))
        plans = self._rows("SELECT digest FROM run_plan WHERE run = ? ORDER BY rowid", (row[0],))
        kept = {name: json.loads(fields.pop(name)) for name in _JSON}
        spend = Spend.model_validate_json(fields.pop("spend"))
        return Run.model_validate(
            {**fields, **kept, "spend": spend, "plans": [plan[0] for plan in plans]}
        )


class RunChange(dict[str, str | int | None]):
    """What an event changes of its run, as its columns hold it."""

    @classmethod
    def of(  # noqa: PLR0913  # the columns, by name only
        cls,
        *,
        state: RunState | None = None,
        reason: str | None = None,
        answer: str | None = None,
        structured: Answer | None = None,
        problems: list[str] | None = None,
        spend: Spend | None = None,
        limits: Limits | None = None,
        waiting: list[Waiting] | None = None,
    ) -> Self:
        """Name what changes; what is left out stays."""
        given: dict[str, str | int | None] = {
            "state": state,
            "reason": reason,
            "answer": answer,
            "structured": structured.model_dump_json() if structured else None,
            "problems": json.dumps(problems) if problems is not None else None,
            "spend": spend.model_dump_json(exclude={"tokens"}) if spend else None,
            "limits": limits.model_dump_json() if limits else None,
            "waiting": json.dumps([one.model_dump() for one in waiting])
            if waiting is not None
            else None,
        }
        return cls({name: value for name, value in given.items() if value is not None})


def _now() -> str:
    return datetime.now(UTC).isoformat()


@contextmanager
def _reported(where: str | None = None) -> Iterator[None]:
    try:
        with reporting("the runs are not kept"):
            yield
    except sqlite3.Error as error:
        raise SthenoError(
            f"the runs are not kept: {error}",
            where=where,
            fix="see to the disk and the folder's permissions; a damaged file has to be moved away",
        ) from error
