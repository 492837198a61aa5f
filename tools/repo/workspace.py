"""The workspace: the one folder that nothing leaves."""

import errno
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Self

from tools.errors import OutsideWorkspaceError, SecretError, TooLargeError, UsageError
from tools.repo.secrets import is_secret_path

MAX_TEXT_BYTES = 2_000_000
_DRIVE = re.compile(r"[A-Za-z]:")
# A Windows that opens no folders has no such flag, and no such links either.
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)

_PIECE = 1 << 20

# Parts that no plain path has.
_ODD = frozenset({"", ".", ".."})


def digest_of(content: bytes) -> str:
    """Return the hex SHA-256 that plans and lock files know a content by."""
    return sha256(content).hexdigest()


@dataclass(frozen=True)
class Workspace:
    """A Medusa project's root folder; paths inside it are POSIX strings relative to it."""

    root: Path

    @classmethod
    def at(cls, folder: Path | str) -> "Workspace":
        """Open `folder` as it really is, links resolved; raises UsageError if it is no folder."""
        try:
            root = Path(os.path.realpath(folder, strict=True))
            found = root.is_dir()
        except (OSError, ValueError):
            # A name that is too long or none, or links in a circle.
            found = False
        if not found:
            raise UsageError(f"{folder} is not a folder", fix="give an existing folder")
        return cls(root)

    def path(self, relative: str) -> Path:
        """Return the absolute path of `relative`, links not followed.

        Raises OutsideWorkspaceError if the path is absolute, climbs out, or passes through a
        symbolic link that leads out.  Writers open it again without following links, so that a
        link swapped in after this check is caught too.
        """
        _refuse_unwritable(relative)
        pure = PurePosixPath(relative)
        if (
            pure.is_absolute()
            or ".." in pure.parts
            or "\\" in relative
            # A drive, wherever we run: `C:x` means another folder's `x`.
            or _DRIVE.match(relative)
        ):
            raise OutsideWorkspaceError(
                "the path leaves the workspace", where=relative, fix="give a path relative to it"
            )
        path = self.root.joinpath(pure)
        if path == self.root:
            return path
        if not is_inside(_real(path.parent, relative), self.root):
            raise OutsideWorkspaceError("a link leads out of the workspace", where=relative)
        return path

    def relative(self, path: Path) -> str:
        """Return `path`, absolute and inside the root, as the workspace writes it."""
        return path.relative_to(self.root).as_posix()

    def read_bytes(self, relative: str, *, most: int | None = None) -> bytes | None:
        """Return a regular file's bytes, or None where there is no file.

        Raises SecretError for files that may hold secrets, OutsideWorkspaceError for a link out
        of the workspace, UsageError where something other than a file stands, where it is larger
        than `most` bytes, or where the way to it changed while it was read.
        """
        if is_secret_path(relative):
            raise SecretError("this file may hold secrets and is not read", where=relative)
        try:
            descriptor = self._open_plain(relative)
        except FileNotFoundError:
            return None
        if descriptor is None:
            descriptor = self._open_linked(relative)
        return None if descriptor is None else _read(descriptor, relative, most)

    def _open_plain(self, relative: str) -> int | None:
        """Open a file that no link leads to, as nearly all are; None for any other path."""
        _refuse_unwritable(relative)
        parts = relative.split("/")
        if not _ODD.isdisjoint(parts) or "\\" in relative or _DRIVE.match(relative):
            return None
        try:
            return _open_below(self.root, parts)
        except FileNotFoundError:
            raise
        except OSError:
            return None

    def _open_linked(self, relative: str) -> int | None:
        path = Path(_real(self.path(relative), relative))
        if not path.is_relative_to(self.root):
            raise OutsideWorkspaceError("a link leads out of the workspace", where=relative)
        if is_secret_path(self.relative(path)):
            raise SecretError("this link leads to a file that may hold secrets", where=relative)
        try:
            parts = path.relative_to(self.root).parts or (".",)
            return _open_below(self.root, parts)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UsageError(f"cannot be read: {error.strerror}", where=relative) from error

    def read_text(self, relative: str) -> str | None:
        """Return a file's text with its line ends as they are, or None where there is no file.

        Raises UsageError if it is not UTF-8 or larger than `MAX_TEXT_BYTES`; a byte order mark
        is kept as the first character.
        """
        content = self.read_bytes(relative, most=MAX_TEXT_BYTES)
        if content is None:
            return None
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UsageError("not a text file in UTF-8", where=relative) from error


class Reader:
    """Reads many files of a workspace that are no links, quickest in the order of their paths.

    Use it as a context: it keeps the folder it was in last open.
    """

    def __init__(self, workspace: Workspace, most: int) -> None:
        self._root = workspace.root
        self._most = most
        self._folder: str | None = None
        self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()

    def read(self, path: str) -> bytes:
        """Return a file's bytes; raises SecretError or UsageError, for a link too."""
        _refuse_unwritable(path)
        if is_secret_path(path):
            raise SecretError("this file may hold secrets and is not read", where=path)
        folder, _, name = path.rpartition("/")
        try:
            if folder != self._folder:
                self._leave()
                self._descriptor = _open_folder(self._root, folder.split("/") if folder else [])
                self._folder = folder
            return _read(_open_file(self._descriptor, name), path, self._most)
        except OSError as error:
            linked = error.errno in {errno.ELOOP, errno.ENOTDIR}
            reason = "a link, which is not followed" if linked else f"not read: {error.strerror}"
            raise UsageError(reason, where=path) from error

    def _leave(self) -> None:
        if self._folder is not None:
            os.close(self._descriptor)
            self._folder = None


def _refuse_unwritable(path: str) -> None:
    """Raise OutsideWorkspaceError for what no file system can name, half characters included."""
    try:
        written = os.fsencode(path)
    except UnicodeEncodeError:
        written = b"\0"
    if b"\0" in written:
        raise OutsideWorkspaceError("not a path below the workspace", where=repr(path))


def is_inside(real: str, root: Path) -> bool:
    """Tell whether an absolute path without links is `root` or below it."""
    # As Path.is_relative_to does, but faster: every file of a plan passes here, twice.
    return f"{real}{os.sep}".startswith(f"{os.fspath(root).rstrip(os.sep)}{os.sep}")


def _real(path: Path, where: str) -> str:
    """Return a path with its links resolved; raises UsageError if it changes meanwhile."""
    try:
        return os.path.realpath(path)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=where) from error


def _open_below(root: Path, parts: Sequence[str]) -> int:
    *folders, name = parts
    folder = _open_folder(root, folders)
    try:
        return _open_file(folder, name)
    finally:
        os.close(folder)


def _open_folder(root: Path, parts: Sequence[str]) -> int:
    """Open a folder one component at a time, so that no link can be swapped in on the way."""
    if not _ODD.isdisjoint(parts):
        raise OutsideWorkspaceError("not a plain path", where="/".join(parts))
    descriptor = os.open(root, _FOLDER)
    try:
        for part in parts:
            inner = os.open(part, _FOLDER, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = inner
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _open_file(folder: int, name: str) -> int:
    # Whatever else stands there than a file is not waited for.
    return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)


def _read(descriptor: int, where: str, most: int | None) -> bytes:
    """Read a file to its end and close it, with as few calls of the system as there can be.

    At each of them a thread lets go of the interpreter, and waits for it again.
    """
    try:
        told = os.fstat(descriptor)
        if not stat.S_ISREG(told.st_mode):
            raise UsageError("not a regular file", where=where)
        size = told.st_size
        content = b""
        if most is None or size <= most:
            content = os.read(descriptor, size + 1)
            # One byte less than asked for is the end.
            if len(content) != size:
                content = _read_on(descriptor, content, most)
            size = len(content)
        if most is not None and size > most:
            raise TooLargeError(f"larger than {most:,} bytes", where=where)
        return content
    finally:
        os.close(descriptor)


def _read_on(descriptor: int, begun: bytes, most: int | None) -> bytes:
    """Read what a file holds that is not as long as it said, or comes in pieces."""
    content = bytearray(begun)
    while (most is None or len(content) <= most) and (more := os.read(descriptor, _PIECE)):
        content += more
    return bytes(content)
