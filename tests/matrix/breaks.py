"""Versions between the supported ones, each the newest patch after a change that matters to us."""

import json
from hashlib import sha256
from pathlib import Path

from tools.medusa.versions import ZOD_FROM_FRAMEWORK, followed_by
from tools.verify.app import installed_folder, write_app

BREAKS = ("2.5.1", "2.6.1", "2.7.1", "2.12.6", "2.13.6", "2.14.2", "2.16.0", "2.18.0", "2.19.0")
_MEDUSA = ("cli", "framework", "medusa", "test-utils")
# Where Medusa's packages name each other by ranges, newer ones would come along.
_INNER = (
    "core-flows",
    "link-modules",
    "modules-sdk",
    "orchestration",
    "types",
    "utils",
    "workflows-sdk",
)
_OTHERS = ("@swc/core", "@types/jest", "@types/node", "ts-node", "typescript")
# What each Medusa depends on itself: another one, hoisted over it, breaks the types.
_ZOD = {"2.4.0": "3.22.4", "2.11.1": "3.25.76"}
_KEY = sha256(Path(__file__).read_bytes()).hexdigest()[:8]


def write_minimal(folder: Path, medusa: str) -> None:
    """Write what compiling generated code needs: the followed version's files, few packages."""
    follows = followed_by(medusa)
    write_app(folder, follows)
    path = folder / "package.json"
    pinned = json.loads(path.read_bytes())["devDependencies"]
    wanted = {f"@medusajs/{name}": medusa for name in _MEDUSA}
    wanted |= {name: pinned[name] for name in _OTHERS}
    if not ZOD_FROM_FRAMEWORK.within(medusa):
        wanted["zod"] = _ZOD[follows]
    manifest = {
        "private": True,
        "dependencies": wanted,
        "pnpm": {"overrides": {f"@medusajs/{name}": medusa for name in _INNER}},
    }
    path.write_text(json.dumps(manifest), encoding="utf-8")
    for name in ("tsconfig.json", "vite-env.d.ts"):
        (folder / "src" / "admin" / name).unlink()


async def minimal_app(medusa: str) -> Path:
    """Return such an application in our cache, its packages installed on first use."""
    return await installed_folder(
        f"minimal-{medusa}-{_KEY}", lambda folder: write_minimal(folder, medusa)
    )
