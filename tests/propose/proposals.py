"""Edits and projects for the tests of proposals."""

from tools.errors import ProposalError
from tools.plan.model import Plan
from tools.plan.state import load_plan
from tools.propose.edits import ExactReplacement, FileEdit
from tools.propose.propose import propose
from tools.repo.workspace import Workspace

REASON = "adds a greeting"
ROUTE = "src/api/store/brands/route.ts"
HANDLER = "export const GET = async (req, res) => {\n  res.json({ brands: [] })\n}\n"


def whole(path: str, content: str) -> FileEdit:
    return FileEdit(path=path, content=content)


def exact(path: str, *pairs: tuple[str, str]) -> FileEdit:
    return FileEdit(path=path, replace=[ExactReplacement(old=old, new=new) for old, new in pairs])


def gone(path: str) -> FileEdit:
    return FileEdit(path=path, delete=True)


def planned(workspace: Workspace, *files: FileEdit, on: str | None = None) -> Plan:
    plan = propose(workspace, files, REASON, on=on).plan
    assert load_plan(workspace, plan.digest) == plan
    return plan


def refused(workspace: Workspace, *files: FileEdit) -> list[str]:
    """Return the problems that the files are refused for; no plan may come of them."""
    try:
        plan = propose(workspace, files, REASON).plan
    except ProposalError as error:
        return error.problems
    raise AssertionError(f"it was planned: {plan.summary}")
