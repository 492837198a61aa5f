"""The workspace: the one folder that nothing leaves."""

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

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
        path = self._named(relative)
        folder = path.rpartition("/")[0] or "/"
        if path != str(self.root) and not self._holds(os.path.realpath(folder)):
            raise OutsideWorkspaceError("a link leads out of the workspace", where=relative)
        return Path(path)

    def _named(self, relative: str) -> str:
        """Return the absolute path that `relative` names, judged by its letters alone."""
        parts = relative.split("/")
        if (
            relative.startswith("/")
            or ".." in parts
            or "\0" in relative
            or "\\" in relative
            or Path(relative).drive
        ):
            raise OutsideWorkspaceError(
                "the path leaves the workspace", where=relative, fix="give a path relative to it"
            )
        # As strings: every file of a plan passes here, and pathlib takes longer than the disk.
        return "/".join([str(self.root), *(part for part in parts if part not in ("", "."))])

    def _holds(self, real: str) -> bool:
        """Tell whether an absolute path without links is the root or lies below it."""
        root = str(self.root)
        return real == root or real.startswith(root.rstrip("/") + "/")

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
        named = self._named(relative)
        path = os.path.realpath(named)
        if not self._holds(path):
            raise OutsideWorkspaceError("a link leads out of the workspace", where=relative)
        if path != named and is_secret_path(self.relative(Path(path))):
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
