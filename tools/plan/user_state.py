"""What Stheno remembers of a workspace in the user's own state folder: plans, approvals, reports.

`workspaces/<SHA-256 of the real root's path>/{plans,approvals,reports}/<name>.json` below the state
folder of the platform (`~/.local/state/stheno` on Linux); beside them stand the specialists' runs.
Never in the workspace: there, a cloned repository could bring its own plan, and its own yes to it.
"""

import errno
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Literal

from platformdirs import user_state_path

from tools.errors import UsageError
from tools.repo.workspace import Workspace, is_inside

Kind = Literal["plans", "approvals", "reports"]


def keep(workspace: Workspace, kind: Kind, name: str, content: bytes) -> None:
    """Write one record, wholly or not at all; raises UsageError without a safe place for it."""
    folder = _folder(workspace, kind)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = folder / f".{name}.{secrets.token_hex(6)}"
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / f"{name}.json")
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def kept(workspace: Workspace, kind: Kind, name: str) -> bytes | None:
    """Return one record, or None."""
    try:
        return (_folder(workspace, kind) / f"{name}.json").read_bytes()
    except FileNotFoundError:
        return None


def kept_names(workspace: Workspace, kind: Kind) -> list[str]:
    """Return the names of all records of a kind, sorted."""
    with suppress(FileNotFoundError):
        return sorted(
            path.stem for path in _folder(workspace, kind).iterdir() if path.suffix == ".json"
        )
    return []


def kept_since(workspace: Workspace, kind: Kind) -> dict[str, float]:
    """Return the names of all records of a kind with the time each was kept, in seconds."""
    with suppress(FileNotFoundError):
        found = [path for path in _folder(workspace, kind).iterdir() if path.suffix == ".json"]
        return {path.stem: path.stat().st_mtime for path in found}
    return {}


def check_forgettable(workspace: Workspace, kind: Kind, name: str) -> None:
    """Raise OSError where the system would not let one record be removed."""
    folder = _folder(workspace, kind)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder / f"{name}.json"))


def forget(workspace: Workspace, kind: Kind, name: str) -> None:
    """Remove one record, if it is there."""
    (_folder(workspace, kind) / f"{name}.json").unlink(missing_ok=True)


def state_folder(workspace: Workspace) -> Path:
    """Return the folder of all that is remembered of a workspace; it may not be there yet.

    Raises UsageError where it would lie in the workspace itself.
    """
    base = user_state_path("stheno")
    # A relative folder is where a home is not known, and would lie in whatever folder we run in.
    if not base.is_absolute() or is_inside(os.path.realpath(base), workspace.root):
        raise UsageError(
            "the user's state folder lies in the workspace, where a checkout could fill it",
            where=str(base),
            fix="set XDG_STATE_HOME to a folder outside",
        )
    root = sha256(os.fsencode(workspace.root)).hexdigest()
    return base / "workspaces" / root


def can_keep() -> bool:
    """Tell whether records could be written, as far as permissions tell."""
    place = user_state_path("stheno")
    while not place.exists() and place != place.parent:
        place = place.parent
    return os.access(place, os.W_OK | os.X_OK)


def _folder(workspace: Workspace, kind: Kind) -> Path:
    return state_folder(workspace) / kind
