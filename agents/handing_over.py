"""Handing a plan over to a person: it is judged first, and given back while it breaks something."""

from agents.data_text import data_text
from agents.history import Recorded, past
from agents.quality import Verdict, judge_plan
from agents.runs import Waiting
from agents.session import Session
from agents.toolbox import Told, progress_of
from tools.errors import SthenoError
from tools.plan.model import Plan

_TOOL = "apply_plan"


async def hand_over(session: Session, plan: Plan, call: str, told: Told) -> Recorded | Waiting:
    """Return what the call comes to: what is to be corrected, or what a person has to settle.

    As often as the run's limits allow, a plan that breaks the project goes back to the model;
    after that it goes to the person with what the checks said.
    """
    session.store.add_plan(session.run.id, plan.digest)
    if not session.limits.judgements:
        return _waiting(plan, call, "not judged")
    try:
        verdict = await judge_plan(session.store.workspace, plan.digest, progress=progress_of(told))
    except SthenoError as error:
        return Recorded(data_text(str(error), tool=_TOOL), failed=True)
    known = past(session.run.question, session.store.events(session.run.id)).judgements
    lists = {"passed": verdict.passed, "failed": verdict.failed, "not_run": verdict.not_run}
    session.keep(
        "judged",
        {"call": call, "digest": plan.digest, **{name: [*one] for name, one in lists.items()}},
    )
    if verdict.correction and known < session.limits.judgements:
        return Recorded(verdict.correction, failed=True)
    return _waiting(plan, call, _in_short(verdict))


def _waiting(plan: Plan, call: str, judged: str) -> Waiting:
    return Waiting(call=call, tool=_TOOL, digest=plan.digest, title=plan.title, judged=judged)


def _in_short(verdict: Verdict) -> str:
    parts = {"failed": verdict.failed, "passed": verdict.passed, "not run": verdict.not_run}
    return "; ".join(f"{word}: {', '.join(names)}" for word, names in parts.items() if names)
