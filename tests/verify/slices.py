"""A hand-written vertical slice, and ways to break it."""

import shutil
from pathlib import Path

from tools.repo.workspace import Workspace
from tools.verify.app import write_app

SLICE = Path(__file__).with_name("slice")


def add_slice(workspace: Workspace) -> Workspace:
    shutil.copytree(SLICE, workspace.root, dirs_exist_ok=True)
    return workspace


def uninstalled_slice(folder: Path) -> Workspace:
    write_app(folder, "2.21.2")
    return add_slice(Workspace.at(folder))


def replace(workspace: Workspace, path: str, old: str, new: str) -> None:
    file = workspace.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def write(workspace: Workspace, path: str, text: str) -> None:
    file = workspace.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def contents(workspace: Workspace) -> dict[str, bytes]:
    return {
        path.relative_to(workspace.root).as_posix(): path.read_bytes()
        for path in sorted(workspace.root.rglob("*"))
        if path.is_file() and "node_modules" not in path.parts
    }
