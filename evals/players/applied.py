"""The person's part of a play: what was proposed and is not yet written gets a yes."""

from tools.errors import SthenoError
from tools.person import apply_as
from tools.plan.journal import Kind, Phase, journals
from tools.plan.listing import kept_plans
from tools.plan.state import load_plan
from tools.plan.tree import open_tree
from tools.repo.workspace import Workspace

PRINCIPAL = "evals"


def applied_plans(workspace: Workspace) -> list[str]:
    """Return the digests of the plans that stand written, the oldest first."""
    with open_tree(workspace) as tree:
        try:
            done = [one for one in journals(tree) if one.phase is Phase.DONE]
        except FileNotFoundError:
            return []
    undone = {one.undoes for one in done}
    return [one.digest for one in done if one.kind is Kind.APPLY and one.number not in undone]


def apply_waiting(workspace: Workspace, digest: str) -> None:
    """Approve one plan as the person of the harness, and write it; raises what applying raises."""
    plan = load_plan(workspace, digest)
    apply_as(workspace, plan, principal=PRINCIPAL, channel=PRINCIPAL)


def apply_newest(workspace: Workspace) -> str | None:
    """Approve and write the plan that was made last, unless it stands written.

    A client that cannot ask a person ends there; the newest plan holds what it came to.  Returns
    why the plan cannot be written, None where all is well.
    """
    newest = kept_plans(workspace, limit=1).plans
    if not newest or newest[0].digest in applied_plans(workspace):
        return None
    try:
        apply_waiting(workspace, newest[0].digest)
    except SthenoError as error:
        return f"its last plan cannot be written: {error}"
    return None
