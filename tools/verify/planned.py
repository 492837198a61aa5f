"""A plan written into a copy of the workspace, to be judged before a person approves it."""

from tools.plan.apply import refuse_blocking
from tools.plan.model import Plan
from tools.plan.preflight import check_plan as check_sound
from tools.plan.preflight import digest_at, stale_plan
from tools.plan.tree import open_tree
from tools.repo.workspace import Workspace


def check_writable(workspace: Workspace, plan: Plan) -> None:
    """Raise what applying would raise for a plan that cannot be written, whatever the tree."""
    refuse_blocking(plan)
    check_sound(workspace, plan)


def write_planned(copy: Workspace, plan: Plan) -> None:
    """Write what a plan writes into a copy of the workspace it was made of.

    Links in the copy are not followed.  Raises StalePlanError where the copy is not what the plan
    was made from.
    """
    with open_tree(copy) as tree:
        stale = [one.path for one in plan.writing if digest_at(tree, one.path) != one.before]
        if stale:
            raise stale_plan(stale)
        for change in plan.writing:
            if change.before is not None:
                tree.remove(change.path)
            if change.content is not None:
                tree.make_folder(change.path.rpartition("/")[0])
                tree.write(change.path, change.content.encode())
