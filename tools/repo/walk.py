"""Walking the workspace's own files, without git."""

import os
from collections.abc import Iterator

from tools.repo.workspace import Workspace

# Installed, built or cached: never what a person wrote.
BUILT_FOLDERS = frozenset({
    "node_modules", "dist", "build", "out", "coverage", ".git", ".medusa", ".cache", ".turbo",
    ".next", ".yarn", ".stheno", "__pycache__",
})  # fmt: skip


def walk_files(
    workspace: Workspace,
    under: str = ".",
    *,
    skip: frozenset[str] = BUILT_FOLDERS,
    deepest: int | None = None,
) -> Iterator[str]:
    """Yield the files below a folder as workspace paths, in order, folder by folder.

    Folders named in `skip` are left out and links are not followed; a folder that is missing or
    cannot be read yields nothing.  `deepest` is how many folders down from the root it looks.
    """
    pending = [under]
    while pending:
        relative = pending.pop()
        folders: list[str] = []
        for entry in _entries(workspace, relative):
            path = entry.name if relative == "." else f"{relative}/{entry.name}"
            if entry.is_file(follow_symlinks=False):
                yield path
            elif entry.is_dir(follow_symlinks=False) and entry.name not in skip:
                folders.append(path)
        if deepest is None or relative.count("/") + (relative != ".") < deepest:
            pending.extend(reversed(folders))


def _entries(workspace: Workspace, relative: str) -> list[os.DirEntry[str]]:
    folder = workspace.root / relative
    try:
        # A link anywhere on the way: whatever is behind it has a place of its own.
        if folder.resolve() != folder:
            return []
        with os.scandir(folder) as entries:
            return sorted(filter(_is_named, entries), key=lambda entry: entry.name)
    except OSError:
        return []


def is_unicode(name: str) -> bool:
    """Tell whether a file name is Unicode; one that is not cannot be written in an answer."""
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)


def _is_named(entry: os.DirEntry[str]) -> bool:
    return is_unicode(entry.name)
