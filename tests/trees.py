"""Small real trees for the tests to read."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.repo.workspace import Workspace

FIXTURES = Path(__file__).parent / "fixtures"


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> Workspace:
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Workspace.at(folder)


def copy_fixture(name: str, folder: Path) -> Workspace:
    shutil.copytree(FIXTURES / name, folder)
    return Workspace.at(folder)


def manifest(**members: object) -> str:
    return json.dumps(members)


def back_end(version: str = "2.11.1", name: str = "@medusajs/medusa") -> str:
    return manifest(name="back-end", dependencies={name: version})


def run_git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"]
    command = ["git", *identity, "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=20)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Run the block as a user whom the system refuses what it refuses others, not as root."""
    user = os.geteuid()
    os.seteuid(user or 65534)
    try:
        yield
    finally:
        os.seteuid(user)
