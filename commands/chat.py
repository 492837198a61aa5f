"""`chat`: a conversation with a specialist in the terminal, or from a script's lines."""

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import CODES, INTERRUPTED, MaxCost, MaxRequests, Model, Timeout, Web, limited
from commands.options import HERE, Root, Yes

if TYPE_CHECKING:
    from agents.runs import Limits
    from agents.store import RunStore
    from commands.chat_talk import Talk

_AGENT = "medusa-expert"
_HISTORY = "chat-history"


def chat(  # noqa: PLR0913, PLR0917  # its options
    agent: Annotated[
        str | None, typer.Argument(help=f"A specialist; {_AGENT} where none is named.")
    ] = None,
    root: Root = HERE,
    run: Annotated[
        str | None, typer.Option("--run", metavar="RUN", help="Continue this run.")
    ] = None,
    model: Model = None,
    max_cost: MaxCost = None,
    max_requests: MaxRequests = None,
    timeout: Timeout = None,
    web: Web = False,
    yes: Yes = False,
) -> None:
    """Talk with a specialist about this project; /plan, /apply, /verify and /undo act on it.

    Example: `stheno chat medusa-expert`

    Without a terminal each line of standard input is said in turn, and the first that fails ends
    it with its exit code: as of `stheno ask`. Then /apply and /undo need --yes.
    """
    from agents.store import RunStore
    from commands.speech import tell, workspace_at
    from tools.errors import UsageError

    if run is not None and (model is not None or web):
        raise UsageError("a run keeps its model and its tools", fix="leave out --model and --web")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    with RunStore(workspace_at(root)) as store:
        talk = _opened(store, agent, run, model)
        talk.root, talk.web, talk.yes = root, web, yes
        talk.limits = _allowed(talk, max_cost, max_requests, timeout)
        try:
            code = _at_keyboard(talk) if sys.stdin.isatty() else _from_script(talk)
        finally:
            if talk.run is not None:
                tell("go on with: ", "bold", talk.again)
    raise typer.Exit(code)


def _opened(store: "RunStore", agent: str | None, run: str | None, model: str | None) -> "Talk":
    from agents.definitions import agent_named
    from agents.models import check_key, model_name
    from commands.chat_talk import Talk
    from tools.errors import UsageError

    kept = None if run is None else store.run(run)
    name = agent or (kept.agent if kept else _AGENT)
    if kept and kept.agent != name:
        raise UsageError(f"run {kept.id} is with {kept.agent}", fix="leave out the specialist")
    known = agent_named(name, store.workspace)
    asked = kept.model if kept else model_name(known, model)
    check_key(asked, name)
    return Talk(store, name, asked, run=kept)


def _allowed(
    talk: "Talk", max_cost: float | None, max_requests: int | None, timeout: float | None
) -> "Limits | None":
    from agents.lifecycle import default_limits

    if max_cost is None and max_requests is None and timeout is None:
        return None
    known = talk.run.limits if talk.run else default_limits(talk.agent, talk.workspace)
    return limited(known, max_cost, max_requests, timeout)


def _at_keyboard(talk: "Talk") -> int:
    from commands.chat_commands import COMMANDS, LeaveError
    from commands.speech import refuse, tell, workspace_at
    from terminal.chat_input import Keyboard
    from tools.errors import SthenoError
    from tools.plan.user_state import state_folder

    _greet(talk)
    history = state_folder(talk.workspace) / _HISTORY
    keyboard = Keyboard("> ", history, [f"/{name}" for name in COMMANDS])
    while (line := keyboard.line()) is not None:
        try:
            _heed(talk, line)
        except LeaveError:
            break
        except KeyboardInterrupt:
            tell("stopped", "bold yellow", "")
            # It says so if what was stopped was writing.
            workspace_at(talk.root)
        except SthenoError as error:
            refuse(error)
    return 0


def _greet(talk: "Talk") -> None:
    from terminal.chat_page import show_beginning
    from terminal.run_page import standing_of

    run = talk.run
    standing = standing_of(run, played=talk.store.is_played(run.id)) if run else ""
    show_beginning(talk.agent, talk.model, run, standing, sys.stderr)
    talk.show_steps()


def _from_script(talk: "Talk") -> int:
    from commands.chat_commands import LeaveError
    from terminal.chat_input import piped_line

    while (line := piped_line()) is not None:
        try:
            spoke = _heed(talk, line)
        except LeaveError:
            break
        code = CODES.get(talk.run.state, 1) if spoke and talk.run else 0
        if talk.cancelled:
            return INTERRUPTED
        if code not in {0, CODES["waiting"]}:
            return code
    return CODES["waiting"] if talk.open_plans() else 0


def _heed(talk: "Talk", line: str) -> bool:
    """Do what a line says; tells whether that was to speak with the specialist."""
    from commands.chat_commands import obey

    text = line.strip()
    if text.startswith("/") and not text.startswith("//"):
        obey(talk, text)
        return False
    if text:
        talk.say(text.removeprefix("/"))
    else:
        talk.go_on()
    return True
