"""A copy of the workspace to work in, so that the user's own tree never changes."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.errors import UsageError
from tools.medusa.monorepo import enclosing_folders
from tools.repo.secrets import is_secret_path
from tools.repo.workspace import Workspace, digest_of

PACKAGES = "node_modules"
# What tools write and git ignores; `static` is where Medusa keeps uploaded files.
_BUILT = frozenset({".medusa", ".cache", ".turbo", "build", "coverage", "dist", "static"})


@dataclass(frozen=True)
class WorkingTree:
    """A copy of a workspace, `root`, inside the copy of its repository, `top`."""

    top: Path
    root: Path

    def copy(self, target: Path) -> Path:
        """Copy it once more, into the new folder `target`; returns where the root is in there."""
        shutil.copytree(self.top, target, symlinks=True)
        return target / self.root.relative_to(self.top)

    def digest(self) -> str:
        """Return the digest of its files, names and contents; packages do not count."""
        total = sha256()
        for path in sorted(_files(self.root)):
            relative = path.relative_to(self.root).as_posix()
            content = bytes(path.readlink()) if path.is_symlink() else path.read_bytes()
            total.update(f"{relative}\0{digest_of(content)}\n".encode())
        return total.hexdigest()


def copy_workspace(workspace: Workspace, target: Path) -> WorkingTree:
    """Copy the workspace into the new folder `target`.

    Files that may hold secrets, git's own and what tools build stay behind; `node_modules` is
    linked.  In a monorepo the folders above are there too, as links, so that what a file says
    of `../..` stays true.  Raises UsageError for what may not be read.
    """
    folders = enclosing_folders(workspace.root)
    root = target
    root.mkdir(parents=True)
    for above, below in zip(reversed(folders[1:]), reversed(folders[:-1]), strict=True):
        _link_all_but(above, below.name, root)
        root = root / below.name
        root.mkdir()
    try:
        _copy_folder(workspace.root, root, "")
    except PermissionError as error:
        raise UsageError(
            "may not be read",
            where=str(error.filename),
            fix="let who runs this read it: a part of the project would prove nothing",
        ) from error
    return WorkingTree(target, root)


def _files(root: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name != PACKAGES]
        yield from (Path(folder, name) for name in files)


def _link_all_but(source: Path, name: str, target: Path) -> None:
    for entry in source.iterdir():
        if entry.name not in {name, ".git"} and not is_secret_path(entry.name):
            (target / entry.name).symlink_to(entry)


def _copy_folder(source: Path, target: Path, relative: str) -> None:
    for entry in sorted(source.iterdir()):
        path = f"{relative}{entry.name}"
        if entry.name == PACKAGES:
            (target / entry.name).symlink_to(entry.resolve())
        elif is_secret_path(path) or (not relative and entry.name in _BUILT):
            continue
        elif entry.is_symlink():
            # A relative link means the same inside the copy.
            (target / entry.name).symlink_to(entry.readlink())
        elif entry.is_dir():
            (target / entry.name).mkdir()
            _copy_folder(entry, target / entry.name, f"{path}/")
        elif entry.is_file():
            shutil.copyfile(entry, target / entry.name)
