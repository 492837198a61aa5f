"""What a model gets back for its proposal: the plan's view, and what it made worse."""

from typing import Annotated

from pydantic import Field

from tools.medusa.doctor.model import Finding
from tools.plan.model import Plan
from tools.plan.view import PlanView, view
from tools.propose.propose import Proposed

_MAX_DIFF = 8_000
_MAX_FINDINGS = 20


class Proposal(PlanView):
    """A plan of free edits; `diff` shows the files that were there before.

    `findings` are doctor's that the project has only because of it, `more_findings` how many
    beyond those; `settled` counts findings that are gone.
    """

    findings: Annotated[list[Finding], Field(description="new because of these edits")]
    more_findings: int = 0
    settled: int


def view_proposal(proposed: Proposed, *, approved: bool) -> Proposal:
    """Return the view of what was proposed."""
    plan, found = proposed.plan, proposed.new
    seen = view(plan, approved=approved)
    fields = {name: getattr(seen, name) for name in PlanView.model_fields}
    fields |= {"diff": _diff(plan), "advice": _advice(proposed, seen.advice)}
    return Proposal(
        **fields,
        findings=found[:_MAX_FINDINGS],
        more_findings=max(len(found) - _MAX_FINDINGS, 0),
        settled=proposed.settled,
    )


def _diff(plan: Plan) -> str | None:
    """Return what changes in files that were there: a new one its author knows by heart."""
    text = "".join(change.diff for change in plan.free if change.before is not None)
    if len(text) <= _MAX_DIFF:
        return text or None
    return f"{text[:_MAX_DIFF]}\n[cut: `plan` with this digest and diff shows each file]\n"


def _advice(proposed: Proposed, usual: str) -> str:
    plan = proposed.plan
    if plan.blocking or not plan.writing:
        return usual
    short = plan.digest[:12]
    if proposed.new:
        return (
            f"Correct what `findings` lists: propose again with scaffold_digest {short}, only "
            "what changes."
        )
    return f"Call check_plan with {short} and correct what fails. {usual}"
