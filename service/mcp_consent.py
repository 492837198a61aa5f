"""Asking the person, and nobody else, whether a plan may be applied or taken back."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from mcp.server.elicitation import AcceptedElicitation, ElicitationResult
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Elicit, Resolve
from mcp_types import ClientCapabilities
from pydantic import BaseModel, Field, StrictBool

from service.mcp_caller import caller, workspace
from tools.catalogue import Digest
from tools.errors import SthenoError
from tools.person import check_ready
from tools.plan.apply import needs_approval
from tools.plan.model import Action, Plan
from tools.plan.state import load_plan
from tools.plan.undo import Undone, undo
from tools.repo.visible import visible, visible_name
from tools.repo.workspace import Workspace

_SHOWN = 30
_MARKS = {Action.CREATE: "+", Action.UPDATE: "~", Action.MERGE: "~", Action.DELETE: "-"}


class Decision(BaseModel):
    """What the person fills in."""

    yes: Annotated[StrictBool, Field(title="Do it", description="No leaves everything as it is")]


class Standing(Decision):
    """No question was needed: a person has approved it before, or there is nothing to do."""


Answer = ElicitationResult[Decision]

# How often a yes was acted on, by workspace and plan.  In the 2026 revision a client sends an
# answer together with the question it is to, and could do so again: each question tells the
# number, so that an old yes fits no new one.
_ACTED: Counter[tuple[Path, str]] = Counter()


def to_apply(digest: Digest, ctx: Context) -> Elicit[Decision] | Decision:
    """Ask for an approval of the plan, unless a person has given it already.

    A resolver: the client puts the question to the person before the tool runs, and what a model
    sends cannot stand in for the answer, which is no argument of the tool.  Raises ToolError if
    the plan cannot be applied anyway, the client cannot ask, or its person may not approve.
    """
    with told():
        here = workspace()
        plan = load_plan(here, digest)
        if not needs_approval(here, plan):
            return Standing(yes=True)
        check_ready(here, plan)
    return _asked(ctx, _plan_question(here, plan), f"stheno approve {plan.digest[:12]}")


def undo_preview() -> Undone:
    """Tell what undo would do, as it is shown to the person."""
    with told():
        return undo(workspace(), dry_run=True)


def to_undo(
    preview: Annotated[Undone, Resolve(undo_preview)], ctx: Context
) -> Elicit[Decision] | Decision:
    """Ask whether the last plan may be taken back; a resolver, as `to_apply` is."""
    if preview.digest is None:
        return Standing(yes=True)
    return _asked(ctx, _undo_question(workspace(), preview), "stheno undo")


def heard(answer: Answer) -> Decision:
    """Return the yes that was given; raises ToolError for everything else."""
    if isinstance(answer, AcceptedElicitation) and answer.data.yes:
        return answer.data
    said = "cancelled the question" if answer.action == "cancel" else "declined"
    raise ToolError(
        f"The person {said}. Nothing was written. Ask what they want changed; do not try again."
    )


def use_up(workspace: Workspace, digest: str) -> None:
    """Let the yes that was heard about a plan answer no further question, whatever comes of it."""
    _ACTED[workspace.root, digest] += 1


@contextmanager
def told() -> Iterator[None]:
    """Hand an expected error to the model as text; all others are bugs and stay hidden."""
    try:
        yield
    except SthenoError as error:
        raise ToolError(visible(str(error))) from error


def _asked(ctx: Context, question: str, command: str) -> Elicit[Decision]:
    if caller().principal.role != "lead":
        raise ToolError(
            "Nobody has approved this, and you act for a developer: a lead approves it, with "
            f"`{command}` or over HTTP. Nothing was written."
        )
    if not _can_ask(ctx.client_capabilities):
        raise ToolError(
            "This client cannot ask the person, and nobody else may answer. Ask them to run "
            f"`{command}` in a terminal in the project; nothing was written."
        )
    return Elicit(question, Decision)


def _can_ask(capabilities: ClientCapabilities | None) -> bool:
    # An empty elicitation capability is the older way to say that forms are known.
    asking = capabilities.elicitation if capabilities else None
    return asking is not None and (asking.form is not None or asking.url is None)


def _plan_question(workspace: Workspace, plan: Plan) -> str:
    target = plan.target
    files = [f"{_MARKS[change.action]} {change.path}" for change in plan.writing]
    by = [plan.told_of_free] if plan.free else []
    risks = [f"{risk.level} risk: {risk.message}" for risk in plan.risks]
    return _page(
        f"Apply this plan to {workspace.root}?",
        [
            f"{plan.title} (Medusa {target.version}, {plan.proof})",
            plan.summary,
            *by,
            *risks,
            *_before(workspace, plan.digest),
        ],
        files,
        f"Every line: stheno plan --diff {plan.digest[:12]}",
    )


def _undo_question(workspace: Workspace, preview: Undone) -> str:
    files = [f"- {path}" for path in preview.removed] + [f"~ {path}" for path in preview.restored]
    counts = f"{len(preview.removed)} to remove, {len(preview.restored)} to restore"
    facts = [preview.title or "", counts, *_before(workspace, preview.digest or "")]
    return _page("Take back the last applied plan?", facts, files, "")


def _before(workspace: Workspace, digest: str) -> list[str]:
    count = _ACTED[workspace.root, digest]
    return [f"{count} yes about this plan was given before, and is used up"] if count else []


def _page(question: str, facts: list[str], files: list[str], end: str) -> str:
    left = [f"and {len(files) - _SHOWN} more"] if len(files) > _SHOWN else []
    lines = [question, "", *facts, "", *files[:_SHOWN], *left, "", end]
    # What the plan says of itself stays on its lines, and cannot pose as one of ours.
    return "\n".join(visible_name(line) for line in lines).strip()
