"""What was generated, remembered in the project so that a later plan can merge.

`.stheno/lock/<module>.json`, one a module so that branches do not collide, is committed with
the code.  It holds the text of every file as rendered (deflated, base64), hence it is all that a
three-way merge needs.
"""

import base64
import binascii
import zlib
from functools import lru_cache

from pydantic import ValidationError

from tools.errors import ConflictError
from tools.plan.model import Frozen, Ownership
from tools.repo.workspace import MAX_TEXT_BYTES, digest_of

FOLDER = ".stheno/lock"


class LockedFile(Frozen):
    """One file as rendered: its digest, whose it is, and its text (deflated, base64)."""

    digest: str
    ownership: Ownership
    base: str


class Lock(Frozen):
    """What was generated for one module, from which spec, pack and Medusa version."""

    schema_version: int = 1
    spec: str
    pack: str
    medusa: str
    files: dict[str, LockedFile]

    def base(self, path: str) -> str | None:
        """Return the text rendered for `path`, None if it is not listed.

        Raises ConflictError if the lock file was damaged.
        """
        entry = self.files.get(path)
        if entry is None:
            return None
        try:
            packed = base64.b64decode(entry.base, validate=True)
            text = zlib.decompressobj().decompress(packed, MAX_TEXT_BYTES)
        except (binascii.Error, zlib.error, ValueError) as error:
            raise _damaged(path) from error
        if digest_of(text) != entry.digest:
            raise _damaged(path)
        try:
            return text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _damaged(path) from error


def _damaged(path: str) -> ConflictError:
    return ConflictError(
        f"what the lock file holds of {path} is damaged",
        where=FOLDER,
        fix="restore the lock file from git",
    )


# While a spec is written its plan is made again and again, and most texts stay.
@lru_cache(maxsize=256)
def locked_file(text: str, ownership: Ownership) -> LockedFile:
    """Return a rendered text as the lock file keeps it."""
    content = text.encode()
    packed = base64.b64encode(zlib.compress(content, 9)).decode("ascii")
    return LockedFile(digest=digest_of(content), ownership=ownership, base=packed)


# Packed texts are nothing to read: keeps them out of diffs and of code statistics.
ATTRIBUTES_PATH = f"{FOLDER}/.gitattributes"
ATTRIBUTES = "*.json -diff linguist-generated=true\n"


def doubts(old: Lock, new: Lock) -> list[str]:
    """Return the paths whose record in `old` cannot be what was rendered.

    The same spec, pack and Medusa render the same text, formatting aside, so another one on
    record was written by hand or by a bad merge.  Where any of these changed, nothing is known.
    """
    if (old.spec, old.pack, old.medusa) != (new.spec, new.pack, new.medusa):
        return []
    return [
        path
        for path, file in new.files.items()
        if path in old.files and old.files[path].digest != file.digest
    ]


def lock_path(module: str) -> str:
    """Return where the lock of a module stands in the workspace."""
    return f"{FOLDER}/{module}.json"


def read_lock(text: str, where: str) -> Lock:
    """Return a lock file's content; raises ConflictError if it is not one."""
    try:
        return Lock.model_validate_json(text)
    except ValidationError as error:
        raise ConflictError(
            "this is not a lock file of this version of Stheno",
            where=where,
            fix="restore it from git, or update Stheno",
        ) from error


def write_lock(lock: Lock) -> str:
    """Return a lock file's text: stable, so that it changes only with its content."""
    return lock.model_dump_json(indent=2) + "\n"
