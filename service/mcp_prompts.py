"""The specialists and the tasks as prompts, and what their arguments may be."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.prompts import Prompt
from mcp.server.mcpserver.prompts.base import PromptArgument
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS

from service.mcp_caller import workspace
from tools.errors import NotAMedusaProjectError, SthenoError
from tools.repo.meant import did_you_mean

if TYPE_CHECKING:
    from agents.definitions import AgentDefinition
    from agents.facts import ProjectFacts
    from agents.tasks import Task
    from tools.repo.workspace import Workspace

ANY_SPECIALIST = "ask-specialist"
_AGENT, _QUESTION = "agent", "question"


class Prompts:
    """A middleware that gives its server the specialists and the tasks once they are asked for.

    An IDE waits for a server, and few ask for prompts first.  A prompt that there is not, or wrong
    arguments, are answered in one line.
    """

    def __init__(self) -> None:
        self.server: MCPServer | None = None

    async def __call__(
        self, ctx: ServerRequestContext[Any, Any], call_next: CallNext
    ) -> HandlerResult:
        """Pass a request on, what it needs being there."""
        if ctx.method.startswith("prompts/") and self.server is not None:
            server, self.server = self.server, None
            _add_prompts(server)
        if ctx.method == "prompts/get" and (wrong := _wrong(ctx.params or {})):
            raise MCPError(code=INVALID_PARAMS, message=wrong)
        return await call_next(ctx)


def _add_prompts(server: MCPServer) -> None:
    from agents.definitions import shipped_agents
    from agents.tasks import TASKS

    for agent in shipped_agents():
        server.add_prompt(_specialist(agent))
    server.add_prompt(_any_specialist())
    for task in TASKS:
        server.add_prompt(_task(task))


def _wrong(params: Mapping[str, Any]) -> str | None:
    name, given = params.get("name"), params.get("arguments") or {}
    known = _arguments()
    if not isinstance(name, str) or name not in known:
        near = did_you_mean(name, known, "{!r}") if isinstance(name, str) else None
        hint = f"; {near}" if near else f". There are: {', '.join(known)}."
        return f"there is no prompt {name!r}{hint}"
    if not isinstance(given, dict) or given.keys() != set(known[name]):
        return f"{name} takes exactly these arguments: {', '.join(known[name]) or 'none'}."
    if strange := [argument for argument, value in given.items() if not isinstance(value, str)]:
        return f"{name} takes text, which {', '.join(strange)} is not."
    return None


def _arguments() -> dict[str, list[str]]:
    """Return the arguments of every prompt by its name."""
    from agents.definitions import shipped_agents
    from agents.tasks import TASKS

    specialists = {agent.name: [_QUESTION] for agent in shipped_agents()}
    specialists[ANY_SPECIALIST] = [_AGENT, _QUESTION]
    return specialists | {task.name: [one.name for one in task.arguments] for task in TASKS}


def _specialist(agent: "AgentDefinition") -> Prompt:
    def ask(question: str) -> str:
        return _asked(agent.name, question)

    return Prompt(
        name=agent.name,
        title=agent.name.replace("-", " ").title(),
        description=agent.when,
        arguments=[_argument(_QUESTION, "the question or the task")],
        fn=ask,
        context_kwarg=None,
    )


def _any_specialist() -> Prompt:
    """Return the prompt that reaches the specialists a project adds, which no list can name."""
    return Prompt(
        name=ANY_SPECIALIST,
        title="Ask a specialist",
        description="Hands a question to any specialist, one of this project's own included.",
        arguments=[
            _argument(_AGENT, "the specialist's name"),
            _argument(_QUESTION, "the question or the task"),
        ],
        fn=_asked,
        context_kwarg=None,
    )


def _task(task: "Task") -> Prompt:
    def ask(**arguments: str) -> str:
        from agents.prompt import task_prompt

        return task_prompt(task, arguments, _facts())

    return Prompt(
        name=task.name,
        title=task.title,
        description=task.description,
        arguments=[_argument(one.name, one.description) for one in task.arguments],
        fn=ask,
        context_kwarg=None,
    )


def _asked(agent: str, question: str) -> str:
    from agents.definitions import agent_named
    from agents.prompt import specialist_prompt

    try:
        definition = agent_named(agent, *_folders())
    except SthenoError as error:
        raise MCPError(code=INVALID_PARAMS, message=str(error)) from error
    return specialist_prompt(definition, question, _facts())


def _facts() -> "ProjectFacts":
    from agents.facts import ProjectFacts, project_facts

    try:
        return project_facts(workspace())
    except SthenoError as error:
        return ProjectFacts(problem=error.message)


def _folders() -> "list[Workspace]":
    try:
        return [workspace()]
    except NotAMedusaProjectError:
        return []


def _argument(name: str, description: str) -> PromptArgument:
    return PromptArgument(name=name, description=description, required=True)
