"""What a person may do in a conversation besides speaking: `/plan`, `/apply`, `/undo` and more."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from commands.chat_talk import Talk
from commands.speech import ask, screen, tell
from tools.errors import UsageError

if TYPE_CHECKING:
    from tools.plan.apply import Applied
    from tools.plan.model import Plan
    from tools.plan.undo import Undone

_RUNS = 20


class LeaveError(Exception):
    """The person wants to leave the conversation."""


class Command(NamedTuple):
    """A command: what may stand behind its name, what it does, and doing it."""

    argument: str
    told: str
    run: Callable[[Talk, str], None]


def obey(talk: Talk, line: str) -> None:
    """Do what a line says that begins with `/`; raises SthenoError where it cannot be done.

    Raises LeaveError for `/quit`.
    """
    from tools.repo.meant import did_you_mean
    from tools.repo.visible import visible_name

    name, _, rest = line[1:].strip().partition(" ")
    command = COMMANDS.get(name)
    if command is None:
        hint = did_you_mean(name, COMMANDS, "/{}")
        raise UsageError(
            f"there is no command /{visible_name(name)}",
            fix=f"{hint} /help lists them; what begins with // is sent as text".lstrip(),
        )
    if rest.strip() and not command.argument:
        raise UsageError(f"/{name} takes nothing behind it")
    command.run(talk, rest.strip())


def _plan(talk: Talk, digest: str) -> None:
    from terminal.plan_page import short, show_plan

    plan = _wanted(talk, digest)
    show_plan(screen(), plan, diff=True, steps=False)
    tell("next: ", "bold", f"/apply {short(plan.digest)}    # asks, then writes")


def _apply(talk: Talk, digest: str) -> None:
    from terminal.outcome_page import show_applied
    from terminal.plan_page import short, show_plan
    from tools.person import apply_as, check_ready, local_person

    plan = _wanted(talk, digest)
    show_plan(screen(), plan, steps=False)
    check_ready(talk.workspace, plan)
    heard = ask("Apply this plan?", talk.yes, f"stheno apply {short(plan.digest)}")
    channel = "chat" if heard == "terminal" else heard
    applied = apply_as(talk.workspace, plan, principal=local_person(), channel=channel)
    show_applied(screen(), applied, plan)
    _tell_of(talk, applied)


def _tell_of(talk: Talk, applied: "Applied") -> None:
    waited = {one.digest for one in talk.run.waiting} if talk.run else set()
    if applied.nothing_to_do:
        talk.note(f"I applied the plan {applied.digest[:12]}: it had nothing left to write.")
    elif applied.digest not in waited:
        files = ", ".join([*applied.created, *applied.updated, *applied.deleted])
        talk.note(f"I applied the plan {applied.digest[:12]}: {files}.")
    told = "hears of it with what you say next"
    at_once = "; Enter goes on at once" if waited and not talk.open_plans() else ""
    tell(f"{talk.agent} ", "bold", f"{told}{at_once}")


def _wanted(talk: Talk, digest: str) -> "Plan":
    """Return the plan of a digest; else the first that is waited for, else the run's newest."""
    from tools.plan.state import load_plan

    waiting = [one.digest for one in talk.open_plans()]
    made = talk.run.plans[-1:] if talk.run else []
    known = [digest] if digest else [*waiting, *made]
    if not known:
        raise UsageError("no plan was made here yet", fix="ask for one, or give a digest")
    return load_plan(talk.workspace, known[0])


def _verify(talk: Talk, names: str) -> None:
    from commands.proving import prove
    from terminal.console import out
    from terminal.report_page import show_report

    only = [name.strip() for name in names.split(",")] if names else None
    report = prove(talk.workspace, only)
    show_report(out(), report)
    ended = ", ".join(f"{check.name} {check.status}" for check in report.checks)
    talk.note(f"I ran verify on the tree {report.tree[:12]}: {ended}.")


def _undo(talk: Talk, _: str) -> None:
    from terminal.outcome_page import show_undo
    from tools.catalogue import undo as take_back
    from tools.person import preview_undo

    preview = preview_undo(talk.workspace)
    show_undo(screen(), preview)
    if preview.digest is None:
        return
    ask("Take it back?", talk.yes, "stheno undo")
    undone = take_back(talk.workspace)
    show_undo(screen(), undone, listed=False)
    talk.note(_taken_back(undone))


def _taken_back(undone: "Undone") -> str:
    files = ", ".join([*undone.removed, *undone.restored])
    return f"I took back the plan {(undone.digest or '')[:12]}: {files} are as they were before."


def _cost(talk: Talk, _: str) -> None:
    from terminal.chat_page import show_cost

    show_cost(talk.run, sys.stderr)


def _runs(talk: Talk, _: str) -> None:
    from terminal.run_page import show_runs

    found = talk.store.runs(limit=_RUNS)
    show_runs(found, {one.id for one in found if talk.store.is_played(one.id)}, screen())


def _help(_: Talk, __: str) -> None:
    from terminal.chat_page import show_commands

    listed = ((f"/{name} {one.argument}".strip(), one.told) for name, one in COMMANDS.items())
    show_commands(listed, sys.stderr)


def _quit(_: Talk, __: str) -> None:
    raise LeaveError


COMMANDS = {
    "plan": Command("[DIGEST]", "shows every line of the plan", _plan),
    "apply": Command("[DIGEST]", "shows what it does and risks, asks you, writes", _apply),
    "verify": Command("[A,B]", "proves the project, or runs these checks", _verify),
    "undo": Command("", "takes the last applied plan back, after asking", _undo),
    "cost": Command("", "what this conversation took so far", _cost),
    "runs": Command("", "the runs of this project", _runs),
    "help": Command("", "this list", _help),
    "quit": Command("", "leaves; the conversation can be continued", _quit),
}
