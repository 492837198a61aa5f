"""What only a person may do, or code that acts on a person's word: no model reaches these.

Imports are local, as in the catalogue.
"""

import os
from contextlib import suppress
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from tools.errors import SthenoError, UsageError
from tools.plan.model import Plan
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from tools.plan.apply import Applied
    from tools.plan.undo import Undone

_EARLIEST = "20000101000000"


def local_person() -> str:
    """Return the name of the person at this machine, the principal of stdio and terminal."""
    try:
        return getuser()
    except (KeyError, OSError):
        # A container may run under a number that has no name.
        return f"uid {os.getuid()}"


def locate_workspace(folder: Path) -> Workspace:
    """Return the back end at, above or below `folder`.

    Raises NotAMedusaProjectError if there is none, UsageError if there are several.
    """
    from tools.medusa.locate import locate

    return locate(folder)


def make_plan(  # noqa: PLR0913  # options, by name only
    workspace: Workspace,
    spec: str,
    *,
    origin: str,
    now: str | None = None,
    keep: bool = True,
    trust: bool = False,
) -> Plan:
    """Plan a spec given as text; kept plans are known by their digest from then on.

    `origin` is where the text is from, for error messages; `trust` lets the project's prettier
    configuration run, if it is a program: only a person at a terminal gives it.  Raises
    SpecError for a bad spec.
    """
    from tools.plan.preflight import check_links
    from tools.plan.state import save_plan
    from tools.scaffold.plan import plan_spec

    if now is not None and now < _EARLIEST:
        raise UsageError(f"{now!r} is before there was a Medusa", fix="give a time of these years")
    made = plan_spec(workspace, spec, origin=origin, now=now, trust=trust)
    check_links(workspace, made)
    if keep:
        save_plan(workspace, made)
    return made


def apply_as(workspace: Workspace, plan: Plan, *, principal: str, channel: str) -> "Applied":
    """Record that the person `principal` approved the plan, through `channel`, and apply it.

    Only code that has just heard it from the person may call this.  An approval that is there
    already stays as it is; one that was given now goes where the plan could not be written.
    """
    from tools.plan.apply import apply_plan as apply
    from tools.plan.apply import needs_approval
    from tools.plan.approval import approve, withdraw

    if not needs_approval(workspace, plan):
        return apply(workspace, plan)
    approve(workspace, plan, principal=principal, channel=channel)
    try:
        return apply(workspace, plan)
    except SthenoError:
        with suppress(SthenoError):
            withdraw(workspace, plan.digest)
        raise


def preview_undo(workspace: Workspace) -> "Undone":
    """Tell what undo would do; raises what undo would raise."""
    from tools.plan.undo import undo as take_back

    return take_back(workspace, dry_run=True)


def check_ready(workspace: Workspace, plan: Plan) -> None:
    """Raise what applying would raise, before a person is asked to approve in vain.

    ConflictError for changes that only a person can settle, StalePlanError for a changed tree,
    UsageError for a plan that shows another diff than it would write.
    """
    from tools.plan.apply import refuse_blocking
    from tools.plan.preflight import check_disk, check_plan
    from tools.plan.tree import open_tree

    refuse_blocking(plan)
    check_plan(workspace, plan)
    with open_tree(workspace) as tree:
        check_disk(workspace, tree, plan)
