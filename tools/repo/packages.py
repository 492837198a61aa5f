"""The npm packages that Stheno keeps for itself, each set installed once into the user's cache."""

import json
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from tools.errors import SthenoError, ToolMissingError
from tools.repo.guardian import Guardian
from tools.repo.process import run

_INSTALL_SECONDS = 600

Announce = Callable[[], Awaitable[None]]


class InstallError(SthenoError):
    """Packages could not be installed."""


def cache_folder() -> Path:
    """Return the user's cache folder for Stheno; it may not exist yet."""
    return user_cache_path("stheno")


def packages_folder(name: str, versions: Mapping[str, str]) -> Path:
    """Return the folder for these exact versions; it exists once they were installed."""
    key = sha256(_manifest(versions).encode()).hexdigest()[:12]
    return cache_folder() / "node" / f"{name}-{key}"


def _manifest(versions: Mapping[str, str]) -> str:
    return json.dumps({"private": True, "dependencies": dict(versions)}, sort_keys=True)


async def packages(
    name: str,
    versions: Mapping[str, str],
    guardian: Guardian | None = None,
    announce: Announce | None = None,
    seconds: float = _INSTALL_SECONDS,
) -> Path:
    """Return a folder of our cache whose `node_modules` holds these exact versions.

    Installed by npm on first use, after `announce`, without running any package's scripts, in
    at most `seconds`.  Raises ToolMissingError without npm, InstallError if npm fails (no
    network, say).
    """
    manifest = _manifest(versions)
    folder = packages_folder(name, versions)
    if folder.is_dir():
        return folder
    if announce:
        await announce()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder.parent))
    try:
        (fresh / "package.json").write_text(manifest, encoding="utf-8")
        await npm_install(fresh, guardian, seconds)
        settle(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder


async def npm_install(
    folder: Path, guardian: Guardian | None = None, seconds: float = _INSTALL_SECONDS
) -> None:
    """Run `npm install` in a folder; raises ToolMissingError or InstallError."""
    npm = shutil.which("npm")
    if npm is None:
        raise ToolMissingError("npm is not installed", fix="install Node together with npm")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    finished = await run([npm, "install", *options], cwd=folder, timeout=seconds, guardian=guardian)
    if finished.returncode:
        reason = "it took too long" if finished.timed_out else finished.output[-2000:].strip()
        raise InstallError(f"npm could not install the packages: {reason}")


def settle(fresh: Path, folder: Path) -> None:
    """Move a finished folder to its final place, unless another process was faster."""
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
