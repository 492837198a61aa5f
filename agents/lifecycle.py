"""What can be done with a run besides playing it.  Loads no library of models."""

from agents.answer_reading import Judged
from agents.briefing import briefing
from agents.definitions import agent_named
from agents.models import check_key, model_name, silence_seconds
from agents.runs import Event, Limits, Run, RunRequest, RunState, Spend, Waiting
from agents.store import RunChange, RunStore
from tools.plan.journal import Kind, Phase, journals
from tools.plan.state import reporting
from tools.plan.tree import open_tree
from tools.repo.workspace import Workspace

_CANCELLED_AT_REST = "cancelled before it was answered"


def check_request(request: RunRequest, workspace: Workspace) -> None:
    """Raise UsageError if there is no such agent or model, NoKeyError if its model has no key."""
    agent = agent_named(request.agent, workspace)
    check_key(model_name(agent, request.model), agent.name)
    silence_seconds()


def default_limits(agent: str, workspace: Workspace) -> Limits:
    """Return what a run of this agent may take where nobody says otherwise."""
    given = agent_named(agent, workspace).limits.model_dump(exclude_none=True)
    return Limits(**given)


def start_run(store: RunStore, request: RunRequest) -> Run:
    """Keep a new run of what is asked; nothing is sent yet.  Reads the project.

    Raises UsageError if there is no such agent or model.
    """
    agent = agent_named(request.agent, store.workspace)
    return store.create(
        request,
        model=model_name(agent, request.model),
        limits=request.limits or default_limits(request.agent, store.workspace),
        data={"system": briefing(agent, store.workspace, request.question)},
    )


def cancel(store: RunStore, run_id: str) -> Run:
    """Cancel a run: one that is played ends within a moment, one at rest at once.

    An answered run stays as it is.  A cancelled run can still be resumed.
    """
    with store.together():
        # Whoever takes it up at this moment either holds its lock already, or sees the word later.
        run = store.run(run_id)
        played = store.is_played(run.id)
        if played or run.state is not RunState.ANSWERED:
            store.ask_to_cancel(run.id)
        if not played and run.state not in {RunState.ANSWERED, RunState.CANCELLED}:
            end(store, run.id, RunState.CANCELLED, _CANCELLED_AT_REST)
        return store.run(run.id)


def cancelled(store: RunStore, run: Run) -> Run:
    """Keep, where it is not kept yet, that a run was cancelled, and return it as it then stands."""
    if run.state is not RunState.CANCELLED:
        end(store, run.id, RunState.CANCELLED, _CANCELLED_AT_REST)
    return store.run(run.id)


def end(  # noqa: PLR0913  # what is kept of an end
    store: RunStore,
    run: str,
    state: RunState,
    reason: str = "",
    answer: str | None = None,
    *,
    judged: Judged | None = None,
    spend: Spend | None = None,
) -> Event:
    """Keep that a run ended, or rests, and why."""
    structured = judged.answer if judged else None
    problems = judged.problems if judged else []
    return store.append(
        run,
        "ended",
        {
            "state": state,
            "reason": reason,
            "answer": answer,
            "structured": structured.model_dump() if structured else None,
            "problems": [*problems],
        },
        change=RunChange.of(
            state=state,
            reason=reason,
            answer=answer,
            structured=structured,
            problems=problems,
            spend=spend,
        ),
    )


def wait(store: RunStore, run: str, waiting: list[Waiting], spend: Spend | None = None) -> Event:
    """Keep that a run rests until a person has settled this."""
    names = ", ".join(one.digest[:12] for one in waiting)
    return store.append(
        run,
        "waiting",
        {"waiting": [one.model_dump() for one in waiting]},
        change=RunChange.of(
            state=RunState.WAITING,
            reason=f"a person has to apply the plan {names}, or say why not",
            waiting=waiting,
            spend=spend,
        ),
    )


def wait_again(store: RunStore, run: Run) -> Run:
    """Return a run that cannot go on yet as it stands: what was cancelled meanwhile waits again.

    Whoever resumes it wants it back, and is told what it waits for.
    """
    with store.together():
        now = store.run(run.id)
        if now.waiting and now.state is RunState.CANCELLED:
            wait(store, now.id, now.waiting)
        return store.run(now.id)


def at_rest(store: RunStore, run: Run, say: str | None) -> bool:
    """Tell whether playing a run would change nothing, a person having said `say` or nothing."""
    if run.waiting:
        return all(_settled(store.workspace, one, say) is None for one in run.waiting)
    return run.state is RunState.ANSWERED and say is None


def unsettled(store: RunStore, run: Run) -> list[Waiting]:
    """Return the plans that a run waits for and that nobody has applied."""
    return [one for one in run.waiting if written_by(store.workspace, one.digest) is None]


def settle(store: RunStore, run: Run, say: str | None) -> list[Event]:
    """Keep what a person did about the plans that a run waits for; the others stay.

    A plan that was applied is; of one that was not, `say` is why.
    """
    happened, left = [], list(run.waiting)
    for waiting in run.waiting:
        text = _settled(store.workspace, waiting, say)
        if text is None:
            continue
        left.remove(waiting)
        happened.append(
            store.append(
                run.id,
                "settled",
                {"call": waiting.call, "text": text},
                change=RunChange.of(waiting=left),
            )
        )
    return happened


def note(store: RunStore, run: Run, text: str) -> None:
    """Keep what a person did beside the run; its model is told with what they say next.

    Raises LockedError while the run is played.
    """
    with store.playing(run.id):
        store.append(run.id, "said", {"text": text, "by": "person"})


def _settled(workspace: Workspace, waiting: Waiting, say: str | None) -> str | None:
    if (files := written_by(workspace, waiting.digest)) is not None:
        said = f" They say: {say}" if say else ""
        return f"A person applied the plan {waiting.digest[:12]}: {', '.join(files)}.{said}"
    if say:
        return f"A person did not apply the plan {waiting.digest[:12]}. They say: {say}"
    return None


def written_by(workspace: Workspace, digest: str) -> list[str] | None:
    """Return the files that the plan wrote, or None where it is not applied, or was taken back."""
    with reporting("the journal is not read"), open_tree(workspace) as tree:
        try:
            kept = [one for one in journals(tree) if one.phase is Phase.DONE]
        except FileNotFoundError:
            return None
    undone = {one.undoes for one in kept}
    applied = [one for one in kept if one.kind is Kind.APPLY and one.digest == digest]
    if not applied or applied[-1].number in undone:
        return None
    return [entry.path for entry in applied[-1].entries]
