"""A small Medusa project and a plan for it, as the tests of the outer rooms use them."""

import json
from pathlib import Path

from tools.plan.diff import unified_diff
from tools.plan.model import Action, Change, Command, Ownership, Plan, Risk, Target
from tools.plan.state import save_plan
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace, digest_of

CONFIG = """import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({ modules: [] })
"""
GREETING = "export const greeting = 'hello'\n"
NEW_PATH = "src/modules/greeting/index.ts"
NOW = "20261120225703"
SPEC = """version: 1
modules:
  brand:
    models:
      Brand:
        fields:
          name: text unique
api:
  admin/brands:
    model: brand.Brand
    crud: [list, get, create]
"""
MODEL_PATH = "src/modules/brand/models/brand.ts"


def make_project(folder: Path) -> Workspace:
    """Make a project that names its Medusa version and has nothing of its own."""
    manifest = {"name": "shop", "dependencies": {"@medusajs/medusa": "2.21.2"}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "medusa-config.ts").write_text(CONFIG, encoding="utf-8")
    (folder / ".env").write_text("JWT_SECRET=very\n", encoding="utf-8")
    return Workspace.at(folder)


def refuse_reports(workspace: Workspace) -> None:
    """Let no report of the project be kept, whoever the user is: a file stands in their place."""
    folder = state_folder(workspace)
    folder.mkdir(parents=True)
    (folder / "reports").touch()


def creation(path: str = NEW_PATH, content: str = GREETING) -> Change:
    """Return the change that creates a file."""
    return Change(
        path=path,
        action=Action.CREATE,
        ownership=Ownership.MANAGED,
        reason="greets",
        origin="test",
        after=digest_of(content.encode()),
        content=content,
        diff=unified_diff(path, None, content),
    )


def by_hand() -> Change:
    """Return a change that only a person can make."""
    digest = digest_of(CONFIG.encode())
    return Change(
        path="medusa-config.ts",
        action=Action.MANUAL,
        ownership=Ownership.EDITED,
        reason="the list of modules is built by a call",
        origin="test",
        before=digest,
        after=digest,
        snippet='{ resolve: "./src/modules/greeting" },',
        line=3,
    )


def a_plan(*changes: Change, title: str = "a greeting") -> Plan:
    """Return a plan of these changes, or of one creation."""
    return Plan(
        title=title,
        target=Target(version="2.21.2", source="range", follows="2.21.2", proven=True),
        now=NOW,
        steps=[],
        changes=list(changes) or [creation()],
        reads={"medusa-config.ts": digest_of(CONFIG.encode())},
        risks=[Risk(level="high", message="anyone may read it", path=NEW_PATH)],
        commands=[Command(run="npx medusa db:migrate", why="makes the tables")],
    )


def kept(workspace: Workspace, *changes: Change, title: str = "a greeting") -> Plan:
    """Return such a plan, kept in the workspace so that its digest names it."""
    plan = a_plan(*changes, title=title)
    save_plan(workspace, plan)
    return plan
