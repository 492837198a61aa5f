"""Files that a command writes where it is told to, over nothing but another of their kind."""

import os
from enum import Enum
from pathlib import Path

from tools.errors import UsageError

_OTHER = "name another file"


class Target(Enum):
    """What a file is to hold, and how that begins: in lower case, without white space."""

    PAGE = ("page", b"<!doctypehtml>")
    PLAN = ("plan", b'{"schema_version"')
    BASELINE = ("baseline", b'{"version":1,"findings"')
    PICTURE = ("SVG picture", b"<svg")


def refuse_target(file: Path, kind: Target) -> None:
    """Raise UsageError where nothing can be written, or something else stands that would be lost.

    To be called before the work whose outcome it will hold.
    """
    try:
        if not file.absolute().parent.is_dir():
            raise UsageError("cannot be written: there is no such folder", where=str(file))
        if file.is_dir():
            raise UsageError("cannot be written: it is a folder", where=str(file))
        there = file.exists()
        # A repository may hold the link; what is no file, such as a pipe, is the shell's.
        if file.is_symlink() and (file.is_file() or not there):
            raise UsageError("is a link, which is not written through", where=str(file), fix=_OTHER)
        if there and file.stat().st_size and not _holds(file, kind):
            told = f"is no {kind.value[0]}, and would be lost"
            raise UsageError(told, where=str(file), fix=_OTHER)
        if not os.access(file if there else file.absolute().parent, os.W_OK):
            told = "cannot be written: the disk or its permissions do not let you"
            raise UsageError(told, where=str(file))
    except OSError as error:
        raise _unwritten(file, error) from error


def write_target(file: Path, text: str, kind: Target) -> None:
    """Write a file; raises UsageError where that cannot be done."""
    refuse_target(file, kind)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unwritten(file, error) from error


def _unwritten(file: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot be written: {error.strerror}", where=str(file))


def _holds(file: Path, kind: Target) -> bool:
    with file.open("rb") as content:
        head = b"".join(content.read(100).lower().split())
    return head.startswith(kind.value[1])
