"""A workspace through directory descriptors: no symbolic link is ever followed.

Every operation walks from the root one component at a time, so that a link swapped in after a
check cannot lead a write outside.  Paths are POSIX strings relative to the root; one that is not,
or that leads into `.git`, is refused here, whoever names it.  What the system refuses is raised as
the OSError it is, with the whole path in `filename`.  What is written is on the disk only after
`Tree.settle`: a disk brings many files to rest in little more time than one.
"""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple, Self
from unicodedata import category

from tools.errors import ConflictError, OutsideWorkspaceError
from tools.repo.workspace import Workspace

_MOST_OPEN = 128
# A name that the file system cannot hold is a file that is not there.
_IMPOSSIBLE_NAME = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL}


class File(NamedTuple):
    """A regular file's bytes, permission bits and owner."""

    content: bytes
    mode: int
    owner: os.stat_result


@contextmanager
def open_tree(workspace: Workspace) -> Iterator["Tree"]:
    """Open a workspace's root for as long as the block lasts."""
    tree = Tree(os.open(workspace.root, os.O_RDONLY | os.O_DIRECTORY))
    try:
        yield tree
        tree.settle()
    finally:
        tree.close()


class Tree:
    """The files below one open root."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._held: dict[str, int] = {}
        # What has been written and may not be on the disk yet, as an open descriptor, by device
        # and inode.
        self._unsettled: dict[tuple[int, int], tuple[str, int]] = {}

    def close(self) -> None:
        """Close the root, and what was not settled."""
        for _, descriptor in self._unsettled.values():
            os.close(descriptor)
        self._unsettled.clear()
        os.close(self._root)

    def settle(self) -> None:
        """Bring everything that was written to the disk."""
        try:
            _sync_all(list(self._unsettled.values()))
        finally:
            for _, descriptor in self._unsettled.values():
                os.close(descriptor)
            self._unsettled.clear()

    def folder(self, path: str, *, make: bool = False) -> "Folder":
        """Return a context that opens a folder, made with its parents if `make`."""
        return Folder(self, path, _parts(path), make=make)

    @contextmanager
    def holding(self, path: str) -> Iterator[None]:
        """Keep a folder open for the block, in which what lies below is looked up from there.

        For folders of our own: one that is moved away meanwhile is still the one that is used.
        """
        folder = self.folder(path)
        self._held[path] = folder.open()
        try:
            yield
        finally:
            del self._held[path]
            folder.close()

    def read(self, path: str) -> File | None:
        """Return a regular file, or None where there is none.

        Raises ConflictError where a symbolic link or anything but a regular file stands.
        """
        try:
            with self._parent(path) as parent:
                return _read(parent.descriptor, parent.name, path)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in _IMPOSSIBLE_NAME:
                return None
            raise

    def write(
        self,
        path: str,
        content: bytes,
        mode: int | None = None,
        owner: "os.stat_result | None" = None,
    ) -> None:
        """Make a new file; `mode` None is the user's default.

        Written by root, it belongs to `owner`'s user and group, or to those of its folder.
        Raises FileExistsError if the name is taken.
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with self._parent(path) as parent:
            access = 0o666 if mode is None else 0o600
            descriptor = os.open(parent.name, flags, access, dir_fd=parent.descriptor)
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                _give(descriptor, os.fstat(parent.descriptor) if owner is None else owner)
                rest = memoryview(content)
                while rest:
                    rest = rest[file.write(rest) :]
                if mode is not None:
                    os.fchmod(descriptor, mode)
                self.owe(descriptor, path)

    def rename(self, source: str, target: str) -> None:
        """Move a file over `target`, whose missing folders are made."""
        with self._parent(target, make=True) as new, self._parent(source) as old:
            os.rename(old.name, new.name, src_dir_fd=old.descriptor, dst_dir_fd=new.descriptor)

    def owner_of(self, path: str) -> os.stat_result:
        """Return the status, owner included, of the nearest folder above `path` that is there."""
        parents = _parts(path)[:-1]
        while parents:
            try:
                with self.folder("/".join(parents)) as folder:
                    return os.fstat(folder.descriptor)
            except FileNotFoundError:
                parents.pop()
        return os.fstat(self._root)

    def remove(self, path: str) -> None:
        """Remove one file."""
        with self._parent(path) as parent:
            os.unlink(parent.name, dir_fd=parent.descriptor)

    def make_folder(self, path: str) -> None:
        """Make a folder and its parents, where they are missing."""
        with self.folder(path, make=True):
            pass

    def remove_folder(self, path: str) -> None:
        """Remove a folder if it is there and empty, else leave it."""
        try:
            with self._parent(path) as parent:
                os.rmdir(parent.name, dir_fd=parent.descriptor)
        except FileNotFoundError:
            return
        except OSError as error:
            # A disk that is read only refuses before it looks whether there is a folder.
            if error.errno == errno.EROFS and not self._is_there(path):
                return
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}:
                raise

    def _is_there(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return name in self.names(folder)

    def names(self, path: str) -> list[str]:
        """Return the names in a folder, sorted; none if it is missing."""
        try:
            with self.folder(path) as folder:
                names = os.listdir(folder.descriptor)  # noqa: PTH208  # pathlib knows no descriptors
                return sorted(names)
        except FileNotFoundError:
            return []

    def sync(self, path: str) -> None:
        """Have a folder's names brought to the disk, where the file system knows how to."""
        with suppress(FileNotFoundError), self.folder(path) as folder:
            self.owe(folder.descriptor, path)

    def start(self, path: str) -> tuple[int, int]:
        """Return the open folder that a walk to `path` starts at, and how many parts it spares."""
        for held, descriptor in self._held.items():
            if path == held or path.startswith(f"{held}/"):
                return descriptor, held.count("/") + 1
        return self._root, 0

    def owe(self, descriptor: int, path: str) -> None:
        """Remember what was written, as it may not be on the disk yet."""
        status = os.fstat(descriptor)
        inode = status.st_dev, status.st_ino
        if inode not in self._unsettled:
            self._unsettled[inode] = (path, os.dup(descriptor))
        if len(self._unsettled) == _MOST_OPEN:
            self.settle()

    def _parent(self, path: str, *, make: bool = False) -> "Folder":
        *parents, name = _parts(path) or [""]
        return Folder(self, path, parents, name, make=make)


class Folder:
    """A folder of a tree, open for a block as `descriptor`; `name` is what is looked for in it.

    What the system refuses meanwhile is raised with the whole path in `filename`.
    """

    def __init__(
        self, tree: Tree, path: str, parts: list[str], name: str = "", *, make: bool = False
    ) -> None:
        self._tree = tree
        self._path = path
        self._parts = parts
        self._make = make
        self._start = self.descriptor = -1
        self.name = name

    def open(self) -> int:
        """Walk to the folder and return its descriptor.

        Raises OutsideWorkspaceError if a component is a symbolic link, ConflictError if it is a
        file, FileNotFoundError if it is missing and not to be made.
        """
        self._start, spared = self._tree.start("/".join(self._parts))
        self.descriptor = self._start
        try:
            for part in self._parts[spared:]:
                inner = self._step(part)
                self.close()
                self.descriptor = inner
        except BaseException as error:
            self.__exit__(None, error, None)
            raise
        return self.descriptor

    def close(self) -> None:
        """Close the folder, unless it is open for others too."""
        if self.descriptor != self._start:
            os.close(self.descriptor)

    def __enter__(self) -> Self:
        """Open the folder; raises as `open` does."""
        self.open()
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Close the folder, and give an error of the system its whole path."""
        self.close()
        if isinstance(error, OSError):
            _name(error, self._path)

    def _step(self, name: str) -> int:
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
        parent = self.descriptor
        try:
            return os.open(name, flags, dir_fd=parent)
        except FileNotFoundError:
            if not self._make:
                raise
            with suppress(FileExistsError):
                os.mkdir(name, dir_fd=parent)
            self._tree.owe(parent, self._path)
            made = os.open(name, flags, dir_fd=parent)
            _give(made, os.fstat(parent))
            return made
        except OSError as error:
            if error.errno not in {errno.ENOTDIR, errno.ELOOP}:
                raise
            if stat.S_ISLNK(os.lstat(name, dir_fd=parent).st_mode):
                message = f"{name} is a symbolic link, and links are not followed"
                raise OutsideWorkspaceError(message, where=self._path) from error
            message = f"{name} is a file where a folder is needed"
            raise ConflictError(message, where=self._path) from error


def _parts(path: str) -> list[str]:
    parts = [] if path in {"", "."} else path.split("/")
    for part in parts:
        if part in {"", ".", ".."} or "\0" in part:
            raise OutsideWorkspaceError("not a path below the workspace", where=path)
        if _is_git(part):
            raise OutsideWorkspaceError("git's own folder is not touched", where=path)
    return parts


def _is_git(part: str) -> bool:
    # Some disks ignore letter case, and some format characters inside a name.
    if part.isascii():
        return part.lower() == ".git"
    seen = "".join(character for character in part if category(character) != "Cf")
    return seen.casefold() == ".git"


def _read(parent: int, name: str, path: str) -> File:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(name, flags, dir_fd=parent)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        message = "a symbolic link stands here, and links are not written through"
        raise ConflictError(message, where=path) from error
    # A folder cannot become a file object, so the kind is looked at first.
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "something else"
        raise ConflictError(f"{kind} stands where a file is expected", where=path)
    with os.fdopen(descriptor, "rb") as file:
        return File(file.read(), stat.S_IMODE(status.st_mode), status)


def _give(descriptor: int, owner: os.stat_result) -> None:
    """Hand a file that root made to whom its place belongs."""
    if os.geteuid() == 0:
        os.fchown(descriptor, owner.st_uid, owner.st_gid)


def _sync_all(owed: Sequence[tuple[str, int]]) -> None:
    if hasattr(os, "posix_fadvise"):
        # Linux begins to write what is no longer needed, so that the waits below are one wait.
        for _, descriptor in owed:
            # It is advice: what a file system makes of it is no matter.
            with suppress(OSError):
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    for path, descriptor in owed:
        _sync(path, descriptor)


def _sync(path: str, descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        # A file system that cannot bring a folder's names to the disk.
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        if not folder or error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            _name(error, path)
            raise


def _name(error: OSError, path: str) -> None:
    # Calls relative to a descriptor know the last component only.
    error.filename = path
    error.filename2 = None
