"""Node: which one, and the environment a project's code runs in."""

import os
import re
import shutil
from pathlib import Path

from tools.errors import ToolMissingError
from tools.repo.process import run

# Medusa's own bound (`engines.node` of 2.21.2); below it, packages fail at odd places.
_OLDEST_20 = (20, 19)
_OLDEST_22 = (22, 12)
# What a program needs to find its way; nothing else of ours (keys, URLs) reaches a project's code.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE")


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
