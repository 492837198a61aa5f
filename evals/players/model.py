"""A model plays a task, as one of our specialists on our own engine."""

from collections.abc import Sequence

from agents.definitions import load_agents
from agents.lifecycle import start_run
from agents.models import check_key, model_name
from agents.runs import Event, Run, RunRequest, RunState
from agents.store import RunStore
from evals.model import Task
from evals.players.applied import applied_plans, apply_newest, apply_waiting
from evals.players.played import Played
from evals.solution import load_task
from tools.errors import SthenoError
from tools.repo.workspace import Workspace

# Each sitting but the last ends with a plan that a person settles.
_SITTINGS = 20


def check_key_for(names: Sequence[str], model: str) -> None:
    """Raise NoKeyError, before anything is made, if the model cannot be asked to play tasks."""
    wanted = {load_task(name).agent for name in names}
    for agent in load_agents():
        if agent.name in wanted:
            check_key(model_name(agent, model), agent.name)


async def play_model(workspace: Workspace, task: Task, name: str | None) -> Played:
    """Ask the task's specialist for what the person wants, and say yes to each plan it applies.

    `name` is a model as `stheno ask --model` takes it.  Why a plan cannot be applied is told to
    it.  Raises NoKeyError where the model has no key.
    """
    # The engine takes its time to load, and only models need it.
    from agents.engine import play  # noqa: PLC0415  # see above

    known = set(applied_plans(workspace))
    calls = _Calls()
    store = RunStore(workspace)
    try:
        request = RunRequest(agent=task.agent, question=task.wish, model=name, principal="evals")
        run, say = start_run(store, request), None
        for _ in range(_SITTINGS):
            run = await play(store, run.id, listener=calls.hear, say=say)
            if run.state is not RunState.WAITING:
                break
            say = _settle(workspace, run)
    finally:
        store.close()
    answered = run.state is RunState.ANSWERED
    refused = apply_newest(workspace) if answered else f"{run.state}: {run.reason}"
    return Played(
        player=run.model,
        calls=calls.count,
        applied=[digest for digest in applied_plans(workspace) if digest not in known],
        tokens=run.spend.tokens,
        dollars=run.spend.cost,
        stopped=refused,
    )


class _Calls:
    """Counts the calls of tools in what a run tells."""

    def __init__(self) -> None:
        self.count = 0

    def hear(self, event: Event) -> None:
        self.count += event.kind == "call"


def _settle(workspace: Workspace, run: Run) -> str | None:
    """Apply what the run waits for; returns what the person says where one cannot be applied."""
    refused = []
    for waiting in run.waiting:
        try:
            apply_waiting(workspace, waiting.digest)
        except SthenoError as error:
            refused.append(f"{waiting.digest[:12]}: {error}")
    return "; ".join(refused) or None
