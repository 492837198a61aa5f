"""`propose`: free edits, from a file of them, as a plan."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root
from commands.planning import BLOCKED, HAS_CHANGES
from commands.speech import print_json, workspace_at
from tools.errors import UsageError

if TYPE_CHECKING:
    from tools.propose.file import ProposalFile


def propose(  # noqa: PLR0913, PLR0917  # its options
    file: Annotated[str, typer.Argument(help="A JSON file of edits, or `-`.")],
    root: Root = HERE,
    reason: Annotated[
        str | None, typer.Option("--reason", help="What it is for, if FILE does not say.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DIGEST", help="Put them on this plan.")
    ] = None,
    as_json: Json = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show every line that changes.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Keep nothing; exit with 3 for changes or a high risk.")
    ] = False,
) -> None:
    """Plan edits that no scaffold makes. No file of the project is touched.

    Example: `stheno propose edits.json --diff`

    FILE holds `{"reason": "…", "files": [{"path": "src/a.ts", "content": "…"}, {"path":
    "src/b.ts", "replace": [{"old": "…", "new": "…"}]}, {"path": "src/c.ts", "delete": true}]}`;
    `old` occurs exactly once. Exits with 2 if the edits cannot be planned, and tells all that is
    wrong with them.
    """
    from terminal.plan_page import show_plan
    from terminal.progress import waiting
    from tools.plan.approval import approval_of
    from tools.plan.model import EDITS
    from tools.propose.propose import propose as make
    from tools.propose.view import view_proposal

    workspace = workspace_at(root)
    given = _read(file)
    digest = on or given.scaffold_digest
    with waiting("propose"):
        made = make(
            workspace,
            given.files,
            reason or given.reason,
            on=digest,
            keep=not check,
            writer=EDITS,
        )
    if as_json:
        approved = approval_of(workspace, made.plan.digest) is not None
        print_json(view_proposal(made, approved=approved))
    else:
        show_plan(sys.stdout, made.plan, diff=diff, steps=not check)
    if made.plan.blocking:
        raise typer.Exit(BLOCKED)
    unsettled = made.plan.writing or any(risk.level == "high" for risk in made.plan.risks)
    if check and unsettled:
        raise typer.Exit(HAS_CHANGES)


def _read(file: str) -> "ProposalFile":
    from tools.propose.file import read_proposal

    if file == "-":
        return read_proposal(sys.stdin.buffer.read(), "-")
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=file) from error
    return read_proposal(content, file)
