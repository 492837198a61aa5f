"""The workspace: the one folder that nothing leaves."""

import os
import re
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from tools.errors import OutsideWorkspaceError, SecretError, UsageError
from tools.repo.secrets import is_secret_path

MAX_TEXT_BYTES = 2_000_000
_DRIVE = re.compile(r"[A-Za-z]:")
# A Windows that opens no folders has no such flag, and no such links either.
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


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
        root = Path(folder).resolve()
        if not root.is_dir():
            raise UsageError(f"{folder} is not a folder", fix="give an existing folder")
        return cls(root)

    def path(self, relative: str) -> Path:
        """Return the absolute path of `relative`, links not followed.

        Raises OutsideWorkspaceError if the path is absolute, climbs out, or passes through a
        symbolic link that leads out.  Writers open it again without following links, so that a
        link swapped in after this check is caught too.
        """
        pure = PurePosixPath(relative)
        if (
            pure.is_absolute()
            or ".." in pure.parts
            or "\0" in relative
            or "\\" in relative
            # A drive, wherever we run: `C:x` means another folder's `x`.
            or _DRIVE.match(relative)
        ):
            raise OutsideWorkspaceError(
                "the path leaves the workspace", where=relative, fix="give a path relative to it"
            )
        path = self.root.joinpath(*pure.parts)
        if path == self.root:
            return path
        # As Path.resolve does, but faster: every file of a plan passes here, twice.
        if not Path(os.path.realpath(path.parent)).is_relative_to(self.root):
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
        path = Path(os.path.realpath(self.path(relative)))
        if not path.is_relative_to(self.root):
            raise OutsideWorkspaceError("a link leads out of the workspace", where=relative)
        if is_secret_path(self.relative(path)):
            raise SecretError("this link leads to a file that may hold secrets", where=relative)
        try:
            descriptor = self._open(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UsageError(f"cannot be read: {error.strerror}", where=relative) from error
        with os.fdopen(descriptor, "rb") as file:
            if most is None:
                return file.read()
            content = file.read(most + 1)
            if len(content) > most:
                raise UsageError(f"larger than {most:,} bytes", where=relative)
            return content

    def _open(self, path: Path) -> int:
        """Open a path that has no links, one component at a time, so that none can be swapped in."""
        *folders, name = path.relative_to(self.root).parts or ("",)
        descriptor = os.open(self.root, _FOLDER)
        try:
            for folder in folders:
                inner = os.open(folder, _FOLDER, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = inner
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
            opened = os.open(name or ".", flags, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise UsageError("not a regular file", where=self.relative(path))
        return opened

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
