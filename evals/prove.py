"""Proving the checks themselves: each fails where it must, and passes what is right."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.model import Task
from evals.outcome import Kind, Outcome, Tell, outcome_of, untouched
from evals.players.played import Played
from evals.players.scripted import play_script
from evals.solution import Script, load_wrong, mistake, solution
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace

Landed = Callable[["Proof"], None]


class Proof(Frozen):
    """One outcome and what is not as it must be; `unlike` is None where all is well."""

    outcome: Outcome
    unlike: str | None


def script_work(script: Script) -> Callable[[Workspace, Task], Awaitable[Played]]:
    """Return the work of the scripted client on one script."""
    return partial(_play, script)


async def _play(script: Script, workspace: Workspace, task: Task) -> Played:
    return await play_script(workspace, script, task.title)


async def prove(names: Sequence[str], folder: Path, tell: Tell, landed: Landed) -> list[Proof]:
    """Play every task untouched, with its planted mistake, and with its solution."""
    proofs: list[Proof] = []

    def land(outcome: Outcome) -> None:
        proofs.append(Proof(outcome=outcome, unlike=unlike(outcome)))
        landed(proofs[-1])

    for outcome in await untouched(names, folder, tell):
        land(outcome)
    for name in names:
        for kind, script in ((Kind.WRONG, mistake(name)), (Kind.SOLUTION, solution(name))):
            here = folder / f"{name}-{kind}"
            land(await outcome_of(name, kind, script_work(script), here, tell))
    return proofs


def unlike(outcome: Outcome) -> str | None:
    """Return why an outcome is not what its kind must be, None if it is.

    A planted mistake must be caught by the claim it names, before any other.
    """
    if outcome.kind is Kind.SOLUTION:
        return None if outcome.passed else "the solution does not pass"
    if outcome.broke is not None:
        return "it does not run, so nothing was shown"
    first = outcome.first_failure
    if first is None:
        return "the check passes, and must not"
    if outcome.kind is Kind.WRONG and first.claim != (wanted := load_wrong(outcome.task).fails):
        return f"it is caught by {first.claim!r}, not by {wanted!r}"
    return None


def show_proofs(console: Console, proofs: Sequence[Proof]) -> None:
    """Print one row a task: untouched, wrong, solution."""
    table = Table("task", *Kind.scripted(), box=None)
    for name in dict.fromkeys(proof.outcome.task for proof in proofs):
        mine = {proof.outcome.kind: proof for proof in proofs if proof.outcome.task == name}
        table.add_row(name, *(_cell(mine.get(Kind(kind))) for kind in Kind.scripted()))
    console.print(table)
    wrong = sum(proof.unlike is not None for proof in proofs)
    console.print(f"\n{len(proofs)} plays, {wrong} not as they must be. Scripts prove the engine.")


def _cell(proof: Proof | None) -> str:
    if proof is None:
        return ""
    held = sum(claim.held for claim in proof.outcome.claims)
    told = f"{held}/{len(proof.outcome.claims)} hold"
    return told if proof.unlike is None else f"NOT AS IT MUST BE: {proof.unlike}"
