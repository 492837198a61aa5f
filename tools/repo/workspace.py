"""The workspace: the one folder that nothing leaves."""

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from tools.errors import OutsideWorkspaceError, SecretError, UsageError
from tools.repo.secrets import is_secret_path

MAX_TEXT_BYTES = 2_000_000


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
            or Path(relative).drive
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

    def read_bytes(self, relative: str) -> bytes | None:
        """Return a regular file's bytes, or None where there is no file.

        Raises SecretError for files that may hold secrets, OutsideWorkspaceError for a link out
        of the workspace, UsageError where something other than a file stands.
        """
        if is_secret_path(relative):
            raise SecretError("this file may hold secrets and is not read", where=relative)
        path = Path(os.path.realpath(self.path(relative)))
        if not path.is_relative_to(self.root):
            raise OutsideWorkspaceError("a link leads out of the workspace", where=relative)
        if is_secret_path(self.relative(path)):
            raise SecretError("this link leads to a file that may hold secrets", where=relative)
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UsageError(f"cannot be read: {error.strerror}", where=relative) from error
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise UsageError("not a regular file", where=relative)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()

    def read_text(self, relative: str) -> str | None:
        """Return a file's text with its line ends as they are, or None where there is no file.

        Raises UsageError if it is not UTF-8 or larger than `MAX_TEXT_BYTES`; a byte order mark
        is kept as the first character.
        """
        content = self.read_bytes(relative)
        if content is None:
            return None
        if len(content) > MAX_TEXT_BYTES:
            raise UsageError(f"larger than {MAX_TEXT_BYTES:,} bytes", where=relative)
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UsageError("not a text file in UTF-8", where=relative) from error
