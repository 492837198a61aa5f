"""The peers: installed from npm into the user's cache, at versions that work together."""

import json
import subprocess
from hashlib import sha256
from pathlib import Path
from shutil import which

from platformdirs import user_cache_path

PACKAGES = {
    "hygen": "6.2.11",
    "plop": "4.0.5",
    "@nestjs/cli": "11.0.24",
    "@nestjs/schematics": "11.1.0",
    # What Nest's schematics edit code with; they do not run on 7.
    "typescript": "5.9.3",
}
_SECONDS = 600


def node() -> str:
    """Return the Node program; raises SystemExit if there is none."""
    found = which("node")
    if found is None:
        raise SystemExit("the bench needs Node 20 or newer on PATH")
    return found


def install() -> Path:
    """Return the folder that holds the peers, installed on first use."""
    manifest = json.dumps({"private": True, "dependencies": PACKAGES})
    folder = user_cache_path("stheno") / "bench" / sha256(manifest.encode()).hexdigest()[:12]
    done = folder / "installed"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(manifest, encoding="utf-8")
        command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=True, timeout=_SECONDS)
        done.touch()
    return folder


def program(folder: Path, package: str) -> str:
    """Return the JavaScript file that a peer's command runs."""
    home = folder / "node_modules" / package
    programs = json.loads((home / "package.json").read_text(encoding="utf-8"))["bin"]
    only = programs if isinstance(programs, str) else next(iter(programs.values()))
    return str(home / only)
