"""What a reviewer is told of a model's edits before approving them."""

import json
import re

import pytest

from tests.propose.proposals import HANDLER, ROUTE, exact, planned, whole
from tests.samples import CONFIG
from tests.trees import write_tree
from tools.plan.model import Plan
from tools.propose.propose import propose
from tools.repo.workspace import Workspace

MIDDLEWARES = "src/api/middlewares.ts"
GUARDED = """import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    { matcher: "/store/brands*", middlewares: [authenticate("customer", ["session"])] },
  ],
})
"""
ONE = "src/api/store/brands/[id]/route.ts"
WRITES = "export const POST = async (req, res) => {\n  res.json({})\n}\n"


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(risk.level, risk.message) for risk in plan.risks]


def test_a_route_that_anyone_may_call_is_told_and_a_guarded_one_is_not(
    workspace: Workspace,
) -> None:
    plan = planned(workspace, whole(ROUTE, HANDLER), whole("src/api/hooks/x/route.ts", WRITES))
    assert told(plan) == [
        ("high", "anyone may call POST /hooks/x without logging in"),
        ("medium", "anyone may call GET /store/brands without logging in"),
    ]
    guarded = planned(workspace, whole(ROUTE, HANDLER), whole(MIDDLEWARES, GUARDED))
    assert told(guarded) == []
    assert told(planned(workspace, whole("src/api/admin/brands/route.ts", WRITES))) == []


def test_an_admin_route_that_opts_out_is_a_high_risk(workspace: Workspace) -> None:
    text = f"export const AUTHENTICATE = false\n{HANDLER}"
    plan = planned(workspace, whole("src/api/admin/brands/route.ts", text))
    assert told(plan) == [("high", "anyone may call GET /admin/brands without logging in")]


def test_taking_a_guard_away_elsewhere_is_told_at_the_route(workspace: Workspace) -> None:
    write_tree(workspace.root, {ROUTE: HANDLER, MIDDLEWARES: GUARDED})
    plan = planned(workspace, exact(MIDDLEWARES, ("/store/brands*", "/store/brand-lists*")))
    (risk,) = plan.risks
    assert (risk.path, risk.level) == (ROUTE, "medium")


def test_what_was_open_before_is_not_told_again(workspace: Workspace) -> None:
    write_tree(workspace.root, {ROUTE: HANDLER})
    assert told(planned(workspace, exact(ROUTE, ("[]", "[1]")))) == []


def test_a_row_that_no_owner_is_asked_for_is_told(workspace: Workspace) -> None:
    write_tree(workspace.root, {MIDDLEWARES: GUARDED})
    (risk,) = planned(workspace, whole(ONE, WRITES)).risks
    assert "any customer may reach any row" in risk.message
    asks = WRITES.replace("res.json", "own(req.auth_context.actor_id, req.params.id)\n  res.json")
    assert told(planned(workspace, whole(ONE, asks))) == []
    own = GUARDED.replace('["session"])]', '["session"]), ownBrand]')
    assert told(planned(workspace, whole(ONE, WRITES), whole(MIDDLEWARES, own))) == []


def test_packages_and_scripts_that_change_are_told(workspace: Workspace) -> None:
    manifest = json.loads(workspace.read_text("package.json") or "")
    manifest["dependencies"] |= {"@medusajs/medusa": "2.22.0", "left-pad": "^1.0.0"}
    manifest["scripts"] = {"seed": "medusa exec ./seed.ts", "postinstall": "node x.js"}
    plan = planned(workspace, whole("package.json", json.dumps(manifest)))
    assert [(level, re.split(":| when", message)[0]) for level, message in told(plan)] == [
        ("high", '`@medusajs/medusa` "2.21.2" becomes "2.22.0"'),
        ("high", "it changes the script `postinstall`, which runs unasked"),
        ("medium", 'it adds the package `left-pad` "^1.0.0"'),
        ("medium", "it changes the script `seed`, run by name"),
    ]  # fmt: skip


def test_a_name_in_a_manifest_cannot_pose_as_a_line_of_its_own(workspace: Workspace) -> None:
    manifest = json.loads(workspace.read_text("package.json") or "")
    manifest["dependencies"]["x\nlow risk: seen"] = "1\n2"
    manifest["scripts"] = {"y\nlow risk: seen": "z\n"}
    plan = planned(workspace, whole("package.json", json.dumps(manifest)))
    assert len(plan.risks) == 2
    assert not any("\n" in risk.message for risk in plan.risks)


@pytest.mark.parametrize(
    "path", [".github/workflows/ci.yml", ".mcp.json", ".claude/settings.json", "scripts/x.sh"]
)
def test_what_runs_on_other_machines_is_a_high_risk(workspace: Workspace, path: str) -> None:
    ((level, message),) = told(planned(workspace, whole(path, "{}\n")))
    assert level == "high"
    assert "other machines" in message


@pytest.mark.parametrize(
    "path",
    [
        "AGENTS.md", "packages/a/CLAUDE.local.md", "packages/a/.claude/settings.json",
        "apps/x/.vscode/tasks.json", "sub/.husky/pre-commit", ".github/workflows/x.yml",
        ".cursorrules", "docker-compose.yml", ".pnpmfile.cjs", "bitbucket-pipelines.yml",
    ],
)  # fmt: skip
def test_what_is_run_or_obeyed_elsewhere_is_a_high_risk(workspace: Workspace, path: str) -> None:
    ((level, message),) = told(planned(workspace, whole(path, "{}\n")))
    assert level == "high"
    assert "run or obeyed on other machines" in message
    assert told(planned(workspace, whole("src/compose.ts", "export const x = 1\n"))) == []


def test_a_migration_that_loses_rows_is_a_high_risk_and_its_way_back_is_none(
    workspace: Workspace,
) -> None:
    path = "src/modules/brand/migrations/Migration20260101000000.ts"
    text = (
        "export class Migration20260101000000 {\n"
        "  async up() {\n    this.addSql('alter table brand add x text')\n  }\n"
        "  async down() {\n    this.addSql('alter table brand drop column x')\n  }\n}\n"
    )
    assert not [one for one in told(planned(workspace, whole(path, text))) if "up" in one[1]]
    worse = text.replace("add x text", "drop column name")
    assert ("high", "its `up` runs `drop column`: rows that are there may be lost") in told(
        planned(workspace, whole(path, worse))
    )


def test_a_file_that_is_mostly_rewritten_is_told(workspace: Workspace) -> None:
    lines = "".join(f"export const a{number} = {number}\n" for number in range(60))
    write_tree(workspace.root, {"src/a.ts": lines})
    ((level, message),) = told(planned(workspace, whole("src/a.ts", "export const a0 = 0\n")))
    assert (level, message) == (
        "medium",
        "it takes out or rewrites 59 of the 60 lines that were there",
    )


def test_only_findings_that_the_edits_bring_come_back(workspace: Workspace) -> None:
    old = "src/api/store/old/route.ts"
    write_tree(workspace.root, {old: "// one\nexport const get = () => 1\n"})
    moved = propose(workspace, [exact(old, ("// one", "// one\n// two"))], "x")
    assert (moved.new, moved.settled) == ([], 0)
    edits = [whole(ROUTE, HANDLER.replace("GET", "put")), exact(old, ("get", "GET"))]
    made = propose(workspace, edits, "x")
    assert [(one.rule, one.path, one.line) for one in made.new] == [("M20", ROUTE, 1)]
    assert made.settled == 1
    assert workspace.read_text("medusa-config.ts") == CONFIG
