"""Compiled templates, kept in the user's cache folder so that a new process need not compile them.

Like Python's own `__pycache__`: an entry is found by the template's whole text, name and place, and
by what compiles it, so none is ever stale; where the folder cannot be used, nothing is kept.
"""

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from platformdirs import user_cache_path


class CompiledTemplates(BytecodeCache):
    """Keeps what was compiled under the environment `options`."""

    def __init__(self, options: object) -> None:
        self._options = f"{jinja2.__version__} {options!r}"
        self._folder = _private(user_cache_path("stheno") / "templates")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what names a template of this name and place under these options."""
        return f"{self._options}\0{name}\0{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if its template was compiled before."""
        if self._folder is None:
            return
        with suppress(OSError, ValueError, EOFError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        if self._folder is None:
            return
        target = self._file(bucket)
        temporary = target.with_suffix(f".{token_hex(6)}")
        try:
            with temporary.open("xb") as file:
                bucket.write_bytecode(file)
            temporary.replace(target)
        except OSError:
            with suppress(OSError):
                temporary.unlink()

    def _file(self, bucket: Bucket) -> Path:
        name = sha256(f"{bucket.key}\0{bucket.checksum}".encode()).hexdigest()
        return (self._folder or Path()) / name


def _private(folder: Path) -> Path | None:
    """Return the folder, made if need be; None where others could put code of theirs into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    mine = status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return folder if mine else None
