"""Which paths a plan, or a journal of one, may name."""

from pathlib import PurePosixPath
from unicodedata import normalize

from tools.errors import OutsideWorkspaceError, SecretError, UsageError
from tools.repo.secrets import is_secret_path

STATE = ".stheno/state"


def check_path(path: str) -> None:
    """Refuse what is no plain path of a file that plans may touch, judged by its name alone.

    Raises OutsideWorkspaceError, UsageError or SecretError.
    """
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or "\\" in path:
        raise OutsideWorkspaceError("the path leaves the workspace", where=path)
    if PurePosixPath(path).as_posix() != path or path == "." or not path.isprintable():
        raise UsageError("not a plain path relative to the workspace", where=repr(path))
    if is_secret_path(path) or is_secret_path(path.casefold()):
        raise SecretError("this file may hold secrets, and no plan touches it", where=path)
    if f"{folded(path)}/".startswith(f"{STATE}/"):
        raise UsageError("this is Stheno's own memory, and no plan touches it", where=path)


def check_folder(path: str) -> None:
    """Refuse what no folder of a file that plans may touch is called; raises as `check_path`."""
    check_path(f"{path}/file")


def folded(path: str) -> str:
    """Return the path as a disk that ignores letter case knows it."""
    return normalize("NFC", path).casefold()
