"""The tools an agent may use: those of the catalogue that its file lists, and no others.

An agent reads and proposes.  What would write ends in a question to a person (`NeedsPersonError`)
or is refused.
"""

import inspect
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial

from anyio import from_thread, to_thread
from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError, create_model

from agents.arguments import Schema, invalid, lean, unknown
from agents.definitions import AgentDefinition
from agents.result_text import result_text
from agents.tool_names import PREFIX, READING, WEB_TOOLS
from tools import catalogue, person
from tools.errors import SthenoError
from tools.plan.apply import needs_approval
from tools.plan.approval import approval_of
from tools.plan.model import Plan
from tools.plan.state import load_plan
from tools.repo.telling import listening
from tools.repo.workspace import Workspace
from tools.verify.report import Progress

# Tells how far a long tool is: what it does, and the share that is done.
Told = Callable[[str, float], None]

_log = logging.getLogger(__name__)


class ToolRefusedError(Exception):
    """A call that did not work out, with what the model should read of it."""


class NeedsPersonError(Exception):
    """A call that only a person can settle: `plan` is ready, and theirs to apply."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.digest)
        self.plan = plan


@dataclass(frozen=True)
class Outcome:
    """What a tool answered, and the digest of the plan it made, if it made one."""

    text: str
    plan: str | None = None


@dataclass(frozen=True)
class AgentTool:
    """A tool as an agent is offered it: `schema` is the JSON schema of its arguments."""

    name: str
    description: str
    schema: Schema
    run: Callable[[Mapping[str, JsonValue], Told], Awaitable[Outcome]]


def tools_of(
    agent: AgentDefinition,
    workspace: Workspace,
    offered: Sequence[catalogue.Tool] = catalogue.TOOLS,
) -> dict[str, AgentTool]:
    """Return the tools an agent may call, by name: those of `offered` that its file lists."""
    listed = {READING.get(name, name.removeprefix(PREFIX)) for name in agent.tools}
    return {
        tool.name: _tool(tool, workspace)
        for tool in offered
        if tool.name in listed or tool.toolset in agent.toolsets
    }


def web_tools_of(agent: AgentDefinition) -> frozenset[str]:
    """Return which of `WEB_TOOLS` an agent lists."""
    return WEB_TOOLS.intersection(agent.tools)


def _tool(tool: catalogue.Tool, workspace: Workspace) -> AgentTool:
    form = _form(tool.run)
    function = _IN_PLACE.get(tool.run, tool.run)

    async def run(given: Mapping[str, JsonValue], told: Told) -> Outcome:
        call: Callable[..., object] = partial(function, workspace) if form.looks else function
        if form.tells:
            call = partial(call, progress=progress_of(told))
        with _mended(tool.name):
            result = await _called(call, _checked(tool.name, form.arguments, given), told)
        plan = getattr(result, "digest", None) if not tool.reads else None
        return Outcome(result_text(result), plan if isinstance(plan, str) else None)

    return AgentTool(tool.name, form.description, form.schema, run)


@dataclass(frozen=True)
class _Form:
    """How a function of the catalogue is called; `looks` at a workspace, `tells` its progress."""

    description: str
    arguments: type[BaseModel]
    schema: Schema
    looks: bool
    tells: bool


@cache
def _form(function: Callable[..., object]) -> _Form:
    parameters = dict(inspect.signature(function).parameters)
    looks = parameters.pop("workspace", None) is not None
    tells = parameters.pop("progress", None) is not None
    arguments = _arguments(function.__name__, parameters)
    schema = lean(arguments.model_json_schema()) | {"additionalProperties": False}
    prose = " ".join((inspect.getdoc(function) or "").split())
    return _Form(prose, arguments, schema, looks, tells)


def _arguments(name: str, parameters: Mapping[str, inspect.Parameter]) -> type[BaseModel]:
    fields = {
        one.name: (one.annotation, ... if one.default is one.empty else one.default)
        for one in parameters.values()
    }
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)  # type: ignore[call-overload,no-any-return]  # its fields are only known here


def _checked(
    name: str, arguments: type[BaseModel], given: Mapping[str, JsonValue]
) -> dict[str, object]:
    known = list(arguments.model_fields)
    if strange := [one for one in given if one not in known]:
        raise ToolRefusedError(unknown(name, strange, known))
    try:
        checked = arguments.model_validate(given)
    except ValidationError as error:
        raise ToolRefusedError(invalid(name, error)) from error
    return {one: getattr(checked, one) for one in checked.model_fields_set}


async def _called(
    call: Callable[..., object], arguments: Mapping[str, object], told: Told
) -> BaseModel:
    if inspect.iscoroutinefunction(_innermost(call)):
        result = call(**arguments)
        assert inspect.isawaitable(result)  # noqa: S101  # that is what such a function returns
        answer = await result
    else:
        run = partial(_heard, told, partial(call, **arguments))
        answer = await to_thread.run_sync(run, abandon_on_cancel=True)
    if not isinstance(answer, BaseModel):
        raise TypeError(f"a tool returned {type(answer).__name__}, not a model")
    return answer


def _heard(told: Told, run: Callable[[], object]) -> object:
    """Run a tool in its thread, and tell how far it is; it ends there if it is cancelled."""

    def tell(what: str, share: float) -> None:
        from_thread.check_cancelled()
        from_thread.run_sync(told, what, share)

    with listening(tell):
        return run()


def _innermost(call: Callable[..., object]) -> Callable[..., object]:
    return _innermost(call.func) if isinstance(call, partial) else call


@contextmanager
def _mended(tool: str) -> Iterator[None]:
    """Turn what a tool raises into text a model can act on; a bug is logged, and said to be one."""
    try:
        yield
    except (ToolRefusedError, NeedsPersonError):
        raise
    except SthenoError as error:
        raise ToolRefusedError(str(error)) from error
    except Exception as error:
        _log.exception("a bug in the tool %s", tool)
        raise ToolRefusedError(f"{tool} failed: a bug in Stheno, not in the call") from error


def progress_of(told: Told) -> Progress:
    """Return what a tool of the catalogue tells its progress to."""

    async def progress(name: str, state: str, message: str, fraction: float) -> None:
        told(f"{name}: {message or state}", fraction)

    return progress


def _hand_over(workspace: Workspace, digest: str) -> BaseModel:
    """Stand in for apply_plan: a plan that is ready goes to a person, and is never written here."""
    plan = load_plan(workspace, digest)
    approved = approval_of(workspace, plan.digest) is not None
    if not plan.blocking and not approved and not needs_approval(workspace, plan):
        raise ToolRefusedError("Nothing to do: the project is as this plan wants it already.")
    person.check_ready(workspace, plan)
    raise NeedsPersonError(plan)


def _refuse_undo(workspace: Workspace) -> BaseModel:
    """Stand in for undo, which is a person's."""
    del workspace
    raise ToolRefusedError(
        "Only a person takes a plan back, with `stheno undo`. Say in your answer that they should."
    )


_IN_PLACE: Mapping[Callable[..., object], Callable[..., object]] = {
    catalogue.apply_plan: _hand_over,
    catalogue.undo: _refuse_undo,
}
