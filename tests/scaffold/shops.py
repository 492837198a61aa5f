"""A small project to plan for, and what planning it gives."""

from pathlib import Path

from tests.samples import make_project
from tools.plan.apply import apply_plan
from tools.plan.approval import approve
from tools.plan.model import Action, Change, Plan
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec

NOW = "20261121030000"
GUIDE = """version: 1
modules:
  size-guide:
    models:
      SizeGuide:
        fields:
          title: text searchable
          handle: text unique
api:
  admin/size-guides:
    model: size-guide.SizeGuide
    crud: [list, get, create, update, delete]
"""
MODEL = "src/modules/size-guide/models/size-guide.ts"
MIGRATION = f"src/modules/size-guide/migrations/Migration{NOW}.ts"
SNAPSHOT = "src/modules/size-guide/migrations/.snapshot-size-guide.json"
CONFIG = "medusa-config.ts"
LOCK = ".stheno/lock/size-guide.json"


def shop(folder: Path) -> Workspace:
    return make_project(folder / "shop")


def plan(workspace: Workspace, spec: str = GUIDE, now: str = NOW) -> Plan:
    return plan_spec(workspace, spec, now=now)


def apply(workspace: Workspace, spec: str = GUIDE, now: str = NOW) -> Plan:
    made = plan(workspace, spec, now)
    approve(workspace, made, principal="tester", channel="test")
    apply_plan(workspace, made)
    return made


def change_of(made: Plan, path: str) -> Change:
    return next(change for change in made.changes if change.path == path)


def actions(made: Plan) -> dict[str, Action]:
    return {
        change.path: change.action
        for change in made.changes
        if change.action is not Action.UNCHANGED
    }


def tree(workspace: Workspace) -> dict[str, bytes]:
    return {
        path.relative_to(workspace.root).as_posix(): path.read_bytes()
        for path in workspace.root.rglob("*")
        if path.is_file() and ".stheno/state" not in path.as_posix()
    }
