"""Proving the checks themselves: each fails where it must, and passes what is right."""

import json
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.model import Task
from evals.outcome import Kind, Outcome, Tell, outcome_of, untouched
from evals.players.played import Played
from evals.players.scripted import play_script
from evals.solution import Script, load_wrong, mistake, solution
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace

Wanted = tuple[str, Kind]
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


async def prove(wanted: Sequence[Wanted], folder: Path, tell: Tell, landed: Landed) -> None:
    """Play what is wanted, and hand over each proof as it lands.

    `wanted` are tasks with how they are played: untouched, with the planted mistake, or solved.
    """

    def land(outcome: Outcome) -> None:
        landed(Proof(outcome=outcome, unlike=unlike(outcome)))

    for name, kind in wanted:
        if kind is not Kind.UNTOUCHED:
            script = mistake(name) if kind is Kind.WRONG else solution(name)
            here = folder / f"{name}-{kind}"
            land(await outcome_of(name, kind, script_work(script), here, tell))
    alone = [name for name, kind in wanted if kind is Kind.UNTOUCHED]
    for outcome in await untouched(alone, folder, tell):
        land(outcome)


def kept_proofs(file: Path) -> list[Proof]:
    """Return the proofs that a file keeps, one a line; none where there is no file."""
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Proof.model_validate(_without_computed(json.loads(line))) for line in lines]


def keep_proof(file: Path, proof: Proof) -> None:
    """Add a proof to a file."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"{proof.model_dump_json()}\n")


def _without_computed(proof: dict[str, Any]) -> dict[str, Any]:
    proof["outcome"].pop("passed", None)
    return proof


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
