"""Plays the twenty tasks, and proves that their checks tell right from wrong.

python -m evals list|make|check|run|prove
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import anyio
import typer

from commands.speech import print_json, refuse, tell
from evals.application import make_app
from evals.model import Task
from evals.outcome import Kind, Outcome, Work, outcome_at, outcome_of
from evals.players.client import play_client
from evals.players.model import check_key_for, play_model
from evals.players.played import Played
from evals.prove import Proof, keep_proof, kept_proofs, prove, script_work, show_proofs
from evals.report import Results, line_of, show
from evals.solution import load_task, mistake, solution, task_names
from terminal.console import out
from tools.errors import SthenoError, UsageError
from tools.person import locate_workspace
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace

_FAILED = 5
_INTERRUPTED = 130
app = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
Names = Annotated[
    list[str] | None, typer.Option("--task", help="Only this task; may be given again.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Listed(Frozen):
    """The tasks as a program reads them."""

    tasks: dict[str, Task]


class Proofs(Frozen):
    """All proofs as a program reads them."""

    proofs: list[Proof]


@app.command("list")
def list_tasks(json: Json = False) -> None:
    """Name the tasks.  `python -m evals list`."""
    tasks = {name: load_task(name) for name in task_names()}
    if json:
        print_json(Listed(tasks=tasks))
        return
    for name, task in tasks.items():
        sys.stdout.write(f"{name:26}{task.title}\n")


@app.command()
def make(task: str, folder: Path) -> None:
    """Make a task's application in a new folder, to be worked on in any IDE.

    `python -m evals make pet-profiles /tmp/pets`
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the folder is not empty", where=str(folder), fix="name a new folder")
    wanted = load_task(task)
    anyio.run(make_app, folder, wanted)
    sys.stdout.write(f"{wanted.wish}\n")
    _say(f"made {folder}; when it is done: python -m evals check {task} {folder}")


@app.command()
def check(task: str, folder: Path, json: Json = False) -> None:
    """Check an application that somebody has worked on, in a copy.

    `python -m evals check pet-profiles /tmp/pets`
    """
    with _scratch() as scratch:
        (name,), workspace = _named([task]), locate_workspace(folder)
        _end([anyio.run(outcome_at, name, workspace, scratch, _say)], json=json)


@app.command()
def run(  # its options
    task: Names = None,
    model: Annotated[
        str | None, typer.Option(help="A model as `stheno ask --model` takes it.")
    ] = None,
    mcp: Annotated[
        str | None,
        typer.Option(help="A client's command; {wish}, {config} and {app} are filled in."),
    ] = None,
    script: Annotated[
        str | None, typer.Option(help="solution, wrong or untouched: no score, only a proof.")
    ] = None,
    json: Json = False,
) -> None:
    """Let a model, or any MCP client, play tasks, and check what comes of it.

    `python -m evals run --model opus --task pet-profiles`
    `python -m evals run --mcp 'claude -p {wish} --mcp-config {config} --output-format json'`
    """
    if sum(given is not None for given in (model, mcp, script)) != 1:
        raise UsageError("give exactly one of --model, --mcp and --script")
    names, outcomes = _named(task), []
    if model is not None:
        check_key_for(names, model)
    with _scratch() as scratch:
        for name in names:
            kind, work = _work(name, model, mcp, script)
            outcome = anyio.run(outcome_of, name, kind, work, scratch / name, _say)
            _say(line_of(outcome))
            outcomes.append(outcome)
        _end(outcomes, json=json)


@app.command("prove")
def prove_tasks(
    task: Names = None,
    out_file: Annotated[
        Path | None,
        typer.Option("--out", help="Keep each proof here; what it holds is not played again."),
    ] = None,
    json: Json = False,
) -> None:
    """Prove each check: untouched and mistaken fail, solved passes.  Half an hour for all.

    `python -m evals prove --task pet-profiles`, `python -m evals prove --out proofs.jsonl`
    """
    names, kinds = _named(task), [Kind(word) for word in Kind.scripted()]
    proofs = [] if out_file is None else kept_proofs(out_file)
    known = {(proof.outcome.task, proof.outcome.kind) for proof in proofs}
    wanted = [(name, kind) for name in names for kind in kinds if (name, kind) not in known]

    def landed(proof: Proof) -> None:
        proofs.append(proof)
        _say(line_of(proof.outcome) + (f"  UNLIKE: {proof.unlike}" if proof.unlike else ""))
        if out_file is not None:
            keep_proof(out_file, proof)

    with _scratch() as scratch:
        anyio.run(prove, wanted, scratch, _say, landed)
    if json:
        print_json(Proofs(proofs=proofs))
    else:
        show_proofs(out(), proofs)
    if any(proof.unlike for proof in proofs):
        raise typer.Exit(_FAILED)


def _named(names: list[str] | None) -> list[str]:
    """Return the tasks that are meant, each once; raises UsageError for one that is none."""
    for name in names or []:
        load_task(name)
    return list(dict.fromkeys(names or task_names()))


def _work(name: str, model: str | None, mcp: str | None, script: str | None) -> tuple[Kind, Work]:
    if model is not None:
        return Kind.MODEL, partial(_by_model, model)
    if mcp is not None:
        return Kind.CLIENT, partial(_by_client, mcp)
    if script == Kind.SOLUTION:
        return Kind.SOLUTION, script_work(solution(name))
    if script == Kind.WRONG:
        return Kind.WRONG, script_work(mistake(name))
    if script == Kind.UNTOUCHED:
        return Kind.UNTOUCHED, _leave_alone
    raise UsageError(f"there is no script {script!r}", fix="give solution, wrong or untouched")


async def _by_model(model: str, workspace: Workspace, task: Task) -> Played:
    return await play_model(workspace, task, model)


async def _by_client(command: str, workspace: Workspace, task: Task) -> Played:
    return await play_client(workspace, task, command)


async def _leave_alone(workspace: Workspace, task: Task) -> Played:
    del workspace, task
    return Played(player="nobody", calls=0, applied=[])


def _end(outcomes: list[Outcome], *, json: bool) -> None:
    results = Results(outcomes=outcomes)
    if json:
        print_json(results)
    else:
        show(out(), results)
    if not all(outcome.passed for outcome in outcomes):
        raise typer.Exit(_FAILED)


def _say(text: str) -> None:
    tell("", "", text)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Make a folder for applications and for the state that plans and approvals live in."""
    with tempfile.TemporaryDirectory(prefix="stheno-evals-") as folder:
        os.environ["XDG_STATE_HOME"] = str(Path(folder) / "state")
        yield Path(folder)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        app()
    except SthenoError as error:
        sys.exit(refuse(error))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
