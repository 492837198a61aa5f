"""Workspaces and plans for the tests of this folder, and for the processes they start."""

import os
from collections.abc import Mapping
from pathlib import Path

from tools.plan.approval import approve
from tools.plan.diff import unified_diff
from tools.plan.model import Action, Change, Ownership, Plan, Target
from tools.repo.workspace import Workspace, digest_of

STATE = ".stheno/state"


def make_workspace(folder: Path, files: Mapping[str, str]) -> Workspace:
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return Workspace.at(folder)


def make_change(path: str, before: str | None, after: str | None) -> Change:
    action = Action.UPDATE
    if before is None:
        action = Action.CREATE
    elif after is None:
        action = Action.DELETE
    return Change(
        path=path,
        action=action,
        ownership=Ownership.MANAGED,
        reason="a test",
        origin="test",
        before=None if before is None else digest_of(before.encode()),
        after=None if after is None else digest_of(after.encode()),
        content=after,
        diff=unified_diff(path, before, after),
    )


def make_plan(
    *changes: Change, title: str = "a plan", reads: Mapping[str, str | None] | None = None
) -> Plan:
    return Plan(
        title=title,
        target=Target(version="2.21.2", source="package.json", follows="2.21.2", proven=True),
        now="20260102030405",
        steps=[],
        changes=list(changes),
        reads={
            path: None if text is None else digest_of(text.encode())
            for path, text in (reads or {}).items()
        },
    )


def approved(workspace: Workspace, *changes: Change, title: str = "a plan") -> Plan:
    plan = make_plan(*changes, title=title)
    approve(workspace, plan, principal="ada", channel="test")
    return plan


def tree_of(workspace: Workspace) -> dict[str, bytes | None]:
    """Return every file's bytes (a folder's: None) outside `.stheno/state` and what holds it."""
    found: dict[str, bytes | None] = {}
    for folder, folders, files in os.walk(workspace.root):
        for name in (*folders, *files):
            path = Path(folder, name)
            relative = workspace.relative(path)
            if relative == ".stheno" or f"{relative}/".startswith(f"{STATE}/"):
                continue
            found[relative] = path.read_bytes() if path.is_file() else None
    return found
