"""Talking with the person at the terminal, and finding the project they mean."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tools.errors import NotApprovedError, SthenoError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tools.repo.workspace import Workspace


def workspace_at(root: Path, *, warn: bool = True) -> "Workspace":
    """Find the project; tell the person if an earlier write was cut off."""
    from tools.person import locate_workspace
    from tools.plan.journal import open_journal

    workspace = locate_workspace(root)
    if warn and (journal := open_journal(workspace)):
        told = f"an {journal.kind} of {journal.title!r} was cut off; end it with `stheno recover`"
        tell("warning: ", "bold yellow", told)
    return workspace


def ask(question: str, yes: bool, command: str) -> str:
    """Return the channel by which the person said yes; raises NotApprovedError otherwise."""
    if yes:
        return "--yes"
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NotApprovedError(
            "nobody is there to ask, and nothing was written",
            fix=f"a person runs `{command}` in a terminal, or gives --yes",
        )
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if answer.strip().lower() not in {"y", "yes"}:
        raise NotApprovedError("not approved: nothing was written")
    return "terminal"


def screen(*, aside: bool = False) -> TextIO:
    """Return the stream for results; `aside` is for what must not mix with JSON."""
    return sys.stderr if aside else sys.stdout


def print_json(result: "BaseModel") -> None:
    """Print a result for a program to read."""
    sys.stdout.write(result.model_dump_json(indent=2) + "\n")


def refuse(error: SthenoError) -> int:
    """Tell the person what was wrong; returns the exit code."""
    tell("stheno: ", "bold red", str(error))
    return error.exit_code


def tell(word: str, style: str, text: str) -> None:
    """Tell the person `text`, behind a `word` in `style`, on standard error."""
    from terminal.page import row, show

    show([row((word, style), text)], sys.stderr)
