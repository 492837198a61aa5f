"""The reference of one set of installed packages, kept in the user's cache and built on first use.

Two keys lead to it.  The quick one is the packages' folders and the state of their `package.json`;
where that is new, the digest of all that is read decides, so that two projects with the same
packages share one file, and a project whose packages were altered has its own.
"""

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tools.errors import SthenoError
from tools.medusa.api.installed_packages import Package
from tools.medusa.api.reading_all import Told, read_api
from tools.medusa.api.sources import files_of
from tools.medusa.api.store import FORMAT, write_store
from tools.medusa.api.turns import turn
from tools.repo.packages import cache_folder

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

_HERE = Path(__file__).parent
_READ = (".d.ts", ".js")
_KEPT = 12
_LEFT_SECONDS = 3600


class CacheError(SthenoError):
    """The user's cache cannot be written."""


def reference(packages: dict[str, Package], tell: Told) -> Path:
    """Return the file for these packages, built where there is none yet or it is damaged.

    Safe for several processes: one builds while the others wait and hear of its progress, and
    should two build after all, the last rename stands.
    Raises CacheError where nothing can be kept.
    """
    folder = cache_folder() / "api"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _reference(folder, packages, tell)
    except OSError as error:
        raise CacheError(
            f"the reference cannot be kept: {error.strerror or error}",
            where=str(folder),
            fix="make room there, or name a writable folder in XDG_CACHE_HOME",
        ) from error


def _reference(folder: Path, packages: dict[str, Package], tell: Told) -> Path:
    quick = _quick_key(packages)
    pointer = folder / f"{quick}.key"
    if (known := _known(pointer)) is not None:
        return known
    with turn(folder / f"{quick}.lock", tell) as told:
        # Whoever was waited for has built it.
        if (known := _known(pointer)) is not None:
            return known
        told("comparing the installed packages", 0.0)
        key = _digest(packages)
        file = folder / f"{key}.sqlite"
        if not sound(file):
            _publish(file, packages, told)
        _write(pointer, key)
        return file


def _known(pointer: Path) -> Path | None:
    with suppress(OSError, UnicodeDecodeError):
        file = pointer.with_name(f"{pointer.read_text(encoding='ascii')}.sqlite")
        return file if sound(file) else None
    return None


def sound(file: Path) -> bool:
    """Return whether a file is there, whole, and of this format."""
    if not file.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            (version,) = base.execute("PRAGMA user_version").fetchone()
            (pages,) = base.execute("PRAGMA page_count").fetchone()
            (size,) = base.execute("PRAGMA page_size").fetchone()
            return bool(version == FORMAT) and file.stat().st_size == pages * size
    except (sqlite3.Error, OSError):
        return False


def _publish(file: Path, packages: dict[str, Package], tell: Told) -> None:
    entries = read_api(packages, tell)
    tell("writing the index", 0.9)
    with tempfile.TemporaryDirectory(dir=file.parent, ignore_cleanup_errors=True) as folder:
        fresh = Path(folder) / file.name
        write_store(fresh, entries)
        fresh.replace(file)
    _tidy(file.parent)


def _tidy(folder: Path) -> None:
    """Remove the oldest references, and what a killed build left an hour ago or more."""
    with suppress(OSError):
        files = sorted(folder.glob("*.sqlite"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in files[_KEPT:]:
            old.unlink(missing_ok=True)
        for left in folder.glob("tmp*"):
            if left.is_dir() and time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _write(pointer: Path, key: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=pointer.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(key)
    Path(name).replace(pointer)


def _quick_key(packages: dict[str, Package]) -> str:
    told = _own()
    for package in sorted(packages.values(), key=lambda one: one.name):
        status = (package.folder / "package.json").stat()
        told.update(f"{package}{status.st_mtime_ns} {status.st_ino} {status.st_size}\n".encode())
    return told.hexdigest()[:24]


def _digest(packages: dict[str, Package]) -> str:
    told = _own()
    for package in sorted(packages.values(), key=lambda one: one.name):
        told.update(f"{package.name}@{package.version}\n".encode())
        for path in files_of(package, _READ):
            content = path.read_bytes()
            told.update(f"{path.relative_to(package.folder)} {len(content)}\n".encode())
            told.update(content)
    return told.hexdigest()[:24]


def _own() -> "Hash":
    """Begin a digest with the programs that read: other readers find other things."""
    return sha256(_programs())


@cache
def _programs() -> bytes:
    texts = (path.read_bytes() for path in sorted(_HERE.glob("*.py")))
    return sha256(b"\0".join([str(FORMAT).encode(), *texts])).digest()
