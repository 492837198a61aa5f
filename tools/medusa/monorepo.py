"""The folders around a workspace: its repository's root, and what is declared there."""

import os
from pathlib import Path
from stat import S_ISREG

from tools.errors import UsageError
from tools.repo.jsonc import Json, as_object, parse_jsonc
from tools.repo.workspace import Workspace
from tools.repo.yaml_text import parse_yaml

_MAX_BYTES = 50_000_000


def enclosing_folders(folder: Path) -> list[Path]:
    """Return `folder` and those above it, up to the root of its repository.

    The root is the nearest folder that holds `.git`, or else the highest that declares
    workspaces; a folder outside any repository encloses itself only.
    """
    chain = [folder, *folder.parents]
    for above, current in enumerate(chain):
        if (current / ".git").exists():
            return chain[: above + 1]
    while len(chain) > 1 and not workspace_patterns(chain[-1]):
        chain.pop()
    return chain


def read_plain(path: Path) -> str | None:
    """Return the text of a regular file that is no link, or None; it may lie above the root."""
    try:
        status = path.lstat()
        if not S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
            return None
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def read_manifest(folder: Path) -> dict[str, Json]:
    """Return `package.json` of a folder, empty where there is none; raises UsageError if broken."""
    text = read_plain(folder / "package.json")
    if text is None:
        return {}
    try:
        return as_object(parse_jsonc(text))
    except ValueError as error:
        raise UsageError(f"not JSON: {error}", where="package.json") from error


def manifest_or_empty(folder: Path) -> dict[str, Json]:
    """Return `package.json` of a folder, empty where there is none or it is broken."""
    try:
        return read_manifest(folder)
    except UsageError:
        return {}


def workspace_patterns(folder: Path) -> list[str]:
    """Return the globs of packages that a folder declares, for npm, yarn or pnpm."""
    declared = manifest_or_empty(folder).get("workspaces")
    if isinstance(declared, dict):
        declared = declared.get("packages")
    patterns = _strings(declared)
    text = read_plain(folder / "pnpm-workspace.yaml")
    if text is not None:
        try:
            patterns += _strings(as_object(parse_yaml(text)).get("packages"))
        except ValueError:
            return patterns
    return patterns


def relative_to(workspace: Workspace, path: Path) -> str:
    """Return a path relative to the workspace, climbing out of it where it lies above."""
    return Path(os.path.relpath(path, workspace.root)).as_posix()


def declares(patterns: list[str], relative: str) -> bool:
    """Tell whether globs of packages name the folder `relative`, the negated ones obeyed."""
    anchored = [
        f"!/{pattern[1:].removeprefix('./')}"
        if pattern.startswith("!")
        else f"/{pattern.removeprefix('./')}"
        for pattern in patterns
    ]
    # Loaded where a monorepo asks for it: everything else starts faster.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(anchored).match_file(f"{relative}/")


def _strings(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
