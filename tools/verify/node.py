"""Node: which one, the packages we keep for ourselves, and the environment code runs in."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from tools.errors import SthenoError, ToolMissingError
from tools.repo.guardian import Guardian
from tools.repo.process import run

# Medusa's own bound (`engines.node` of 2.21.2); below it, packages fail at odd places.
_OLDEST_20 = (20, 19)
_OLDEST_22 = (22, 12)
_INSTALL_SECONDS = 600
# What a program needs to find its way; nothing else of ours (keys, URLs) reaches a project's code.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE")


Announce = Callable[[], Awaitable[None]]


class InstallError(SthenoError):
    """Packages could not be installed."""


def cache_folder() -> Path:
    """Return the user's cache folder for Stheno; it may not exist yet."""
    return user_cache_path("stheno")


async def node_program() -> str:
    """Return the path of Node; raises ToolMissingError if there is none or it is too old."""
    program = shutil.which("node")
    if program is None:
        raise ToolMissingError("Node is not installed", fix="install Node 20.19 or newer")
    version = (await run([program, "--version"], cwd=Path("/"), timeout=30)).stdout.strip()
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if numbers < _OLDEST_20 or (21,) <= numbers < _OLDEST_22:
        raise ToolMissingError(
            f"Node {version.removeprefix('v')} is too old for Medusa",
            where=program,
            fix="install Node 20.19 or newer (of 22: 22.12 or newer)",
        )
    return program


def sandbox_environment(home: Path) -> dict[str, str]:
    """Return the environment for a project's code: ours, bare, with a home of its own.

    Nothing of the user's `.env` or shell gets in: no database URL, no key.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return environment | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "NODE_ENV": "development",
        "MEDUSA_DISABLE_TELEMETRY": "true",
        "NO_UPDATE_NOTIFIER": "1",
        "CI": "true",
        "JWT_SECRET": "only-for-this-run",
        "COOKIE_SECRET": "only-for-this-run",
        "STORE_CORS": "http://localhost:8000",
        "ADMIN_CORS": "http://localhost:9000",
        "AUTH_CORS": "http://localhost:9000",
        "DISABLE_ADMIN": "true",
    }


async def packages(
    name: str,
    versions: Mapping[str, str],
    guardian: Guardian | None = None,
    announce: Announce | None = None,
) -> Path:
    """Return a folder of our cache whose `node_modules` holds these exact versions.

    Installed by npm on first use, after `announce`, without running any package's scripts.
    Raises ToolMissingError without npm, InstallError if npm fails (no network, say).
    """
    manifest = json.dumps({"private": True, "dependencies": dict(versions)}, sort_keys=True)
    key = sha256(manifest.encode()).hexdigest()[:12]
    folder = cache_folder() / "node" / f"{name}-{key}"
    if folder.is_dir():
        return folder
    if announce:
        await announce()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder.parent))
    try:
        (fresh / "package.json").write_text(manifest, encoding="utf-8")
        await npm_install(fresh, guardian)
        settle(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder


async def npm_install(folder: Path, guardian: Guardian | None = None) -> None:
    """Run `npm install` in a folder; raises ToolMissingError or InstallError."""
    npm = shutil.which("npm")
    if npm is None:
        raise ToolMissingError("npm is not installed", fix="install Node together with npm")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    finished = await run(
        [npm, "install", *options], cwd=folder, timeout=_INSTALL_SECONDS, guardian=guardian
    )
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
