"""Bringing the index up to the files as they are now."""

import time
from collections.abc import Iterator
from hashlib import sha1
from typing import NamedTuple

from tools.errors import SthenoError
from tools.repo.index.extract import Facts
from tools.repo.index.parsing import Job, extracts
from tools.repo.index.sources import Sources, Stamp, source_files
from tools.repo.index.store import Known, Store
from tools.repo.parse import has_casts
from tools.repo.telling import tell
from tools.repo.workspace import MAX_TEXT_BYTES, Reader, Workspace

# How long one question may read, and then finish parsing; the next goes on from there.
REFRESH_SECONDS = 4.0
_PARSE_SECONDS = 1.0
_TOGETHER = 300
# A file may be written twice within one tick of its clock, the second time unseen.
_TICK_NS = 100_000_000
_COARSE_TICK_NS = 2_000_000_000
_SECOND_NS = 1_000_000_000


class Refreshed(NamedTuple):
    """The files that were found, and how many of them are not yet in the index."""

    sources: Sources
    pending: int


def blob_key(content: bytes, path: str) -> bytes:
    """Return what a content is known by: git's blob id, and the dialect that its name gives it."""
    blob = sha1(b"blob %d\0" % len(content), usedforsecurity=False)
    blob.update(content)
    return blob.digest() + (b"c" if has_casts(path) else b"e")


def refresh(workspace: Workspace, store: Store, facts: Facts | None) -> Refreshed:
    """Read what changed since the index last looked, and parse what no file held before."""
    known: dict[str, Known] = {}

    def remembered() -> dict[str, Known]:
        known.update(store.files())
        return known

    sources = source_files(workspace, remembered)
    changed = [
        path for path, stamp in sources.files.items() if not _is_same(known.get(path), stamp)
    ]
    gone = known.keys() - sources.files.keys()
    if not changed and not gone:
        return Refreshed(sources, 0)
    until = time.monotonic() + REFRESH_SECONDS
    intake = _Intake(workspace, store, sources)
    batch = []
    read = extracts(intake.jobs(changed, until), facts, until + _PARSE_SECONDS)
    for done, (job, extract) in enumerate(read):
        tell(f"{done:,} of {len(changed):,} changed files read", done / len(changed))
        batch.append((job.key, extract))
        if len(batch) >= _TOGETHER:
            intake.ids |= store.add(batch)
            batch = []
    intake.ids |= store.add(batch)
    settled = intake.settled()
    store.settle(settled, gone)
    store.forget_unused()
    return Refreshed(sources, len(changed) - len(settled))


class _Intake:
    """What is read in one refresh."""

    def __init__(self, workspace: Workspace, store: Store, sources: Sources) -> None:
        self.ids = store.contents()
        self._workspace = workspace
        self._sources = sources
        self._keys: dict[str, bytes] = {}
        self._problems: dict[str, str] = {}

    def jobs(self, paths: list[str], until: float) -> Iterator[Job]:
        """Read files while there is time, and yield what has to be parsed."""
        waiting: set[bytes] = set()
        with Reader(self._workspace, MAX_TEXT_BYTES) as reader:
            for path in sorted(paths):
                if time.monotonic() > until:
                    return
                content = self._read(reader, path)
                if content is None:
                    continue
                key = self._keys[path] = blob_key(content, path)
                if key not in self.ids and key not in waiting:
                    waiting.add(key)
                    yield Job(key, content, has_casts(path))

    def settled(self) -> dict[str, Known]:
        """Return what is known now of every path that was read."""
        stamps, looked, ids = self._sources.files, self._sources.looked, self.ids
        read: dict[str, Known] = {
            path: (*stamps[path], looked, ids[key], None)
            for path, key in self._keys.items()
            if key in ids
        }
        for path, problem in self._problems.items():
            read[path] = (*stamps[path], looked, None, problem)
        return read

    def _read(self, reader: Reader, path: str) -> bytes | None:
        try:
            content = reader.read(path)
        except SthenoError as error:
            self._problems[path] = error.message
            return None
        if b"\0" in content:
            self._problems[path] = "not a text file in UTF-8"
            return None
        return content


def _is_same(known: Known | None, stamp: Stamp) -> bool:
    if known is None or known[:4] != stamp:
        return False
    mtime, ctime = stamp[:2]
    tick = _TICK_NS if mtime % _SECOND_NS else _COARSE_TICK_NS
    return max(mtime, ctime) + tick < known[4]
