"""Writing exactly an approved plan, or nothing."""

from pydantic import Field

from tools.errors import ConflictError, NotApprovedError
from tools.plan.approval import approval_of, require_usable, withdraw
from tools.plan.journal import Kind
from tools.plan.lock import writer
from tools.plan.model import Action, Frozen, Plan
from tools.plan.preflight import (
    check_disk,
    check_plan,
    check_spelling,
    is_applied,
)
from tools.plan.recover import NOTHING, Recovered, recover_tree
from tools.plan.state import reporting
from tools.plan.transaction import Work, Write, carry_out
from tools.plan.tree import open_tree
from tools.repo.workspace import Workspace


class Applied(Frozen):
    """What applying a plan wrote; all lists empty if everything was on disk already.

    `recovered` tells of an earlier apply or undo that was cut off and had to be ended first.
    """

    digest: str
    title: str
    created: list[str] = Field(default_factory=list)
    updated: list[str] = Field(default_factory=list)
    deleted: list[str] = Field(default_factory=list)
    recovered: Recovered = NOTHING

    @property
    def nothing_to_do(self) -> bool:
        """Whether the disk was already as the plan wants it."""
        return not (self.created or self.updated or self.deleted)


def apply_plan(workspace: Workspace, plan: Plan) -> Applied:
    """Write every change of an approved plan, or, if anything goes wrong, none.

    The approval is used up: what was written once is not written again on the same word.
    Raises ConflictError if the plan has changes that only a person can settle,
    NotApprovedError, StalePlanError, LockedError, and SthenoError for what the system refuses.
    """
    refuse_blocking(plan)
    check_plan(workspace, plan)
    # Made of the whole plan each time it is asked for.
    digest = plan.digest
    if not plan.writing:
        return Applied(digest=digest, title=plan.title)
    if needs_approval(workspace, plan):
        raise _unapproved(plan)
    with writer(workspace, "nothing is written") as tree:
        recovered = recover_tree(tree)
        if is_applied(tree, plan):
            withdraw(workspace, digest)
            return Applied(digest=digest, title=plan.title, recovered=recovered)
        # Another process may have used the approval up while this one waited.
        if approval_of(workspace, digest) is None:
            raise _unapproved(plan)
        check_disk(workspace, tree, plan)
        check_spelling(tree, plan)
        require_usable(workspace, digest)
        carry_out(tree, _work(plan, digest))
        withdraw(workspace, digest)
    return Applied(
        digest=digest,
        title=plan.title,
        created=_paths(plan, Action.CREATE),
        updated=_paths(plan, Action.UPDATE, Action.MERGE),
        deleted=_paths(plan, Action.DELETE),
        recovered=recovered,
    )


def needs_approval(workspace: Workspace, plan: Plan) -> bool:
    """Tell whether a person has yet to be asked: something would be written, and nobody said yes.

    What is on disk already as the plan wants it needs no word.
    """
    if not plan.writing or approval_of(workspace, plan.digest) is not None:
        return False
    with reporting("the project is not read"), open_tree(workspace) as tree:
        return not is_applied(tree, plan)


def _unapproved(plan: Plan) -> NotApprovedError:
    return NotApprovedError(
        "nobody has approved this plan", fix=f"a person runs: stheno approve {plan.digest}"
    )


def refuse_blocking(plan: Plan) -> None:
    """Raise ConflictError if the plan has changes that only a person can settle."""
    if not plan.blocking:
        return
    lines = [f"{change.path}: {change.action}: {change.reason}" for change in plan.blocking]
    raise ConflictError(
        "a person has to settle these first\n" + "\n".join(lines),
        fix="settle them by hand, then make the plan again",
    )


def _work(plan: Plan, digest: str) -> Work:
    writes = [
        Write(
            path=change.path,
            before=change.before,
            content=None if change.content is None else change.content.encode(),
        )
        for change in plan.writing
        if change.before != change.after
    ]
    return Work(kind=Kind.APPLY, digest=digest, title=plan.title, writes=writes)


def _paths(plan: Plan, *actions: Action) -> list[str]:
    return [change.path for change in plan.changes if change.action in actions]
