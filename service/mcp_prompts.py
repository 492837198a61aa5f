"""The specialists and the tasks as prompts, and what their arguments may be."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.prompts import Prompt
from mcp.server.mcpserver.prompts.base import PromptArgument
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS

from agents.definitions import AgentDefinition, load_agents
from agents.tasks import TASKS, Task

_QUESTION = "question"


def add_prompts(server: MCPServer) -> None:
    """Give a server the specialists and the tasks."""
    for agent in load_agents():
        server.add_prompt(_specialist(agent))
    for task in TASKS:
        server.add_prompt(_task(task))


async def refuse_wrong_prompts(
    ctx: ServerRequestContext[Any, Any], call_next: CallNext
) -> HandlerResult:
    """Answer a prompt that there is not, or wrong arguments, in one line: a middleware."""
    if ctx.method == "prompts/get" and (wrong := _wrong(ctx.params or {})):
        raise MCPError(code=INVALID_PARAMS, message=wrong)
    return await call_next(ctx)


def _wrong(params: Mapping[str, Any]) -> str | None:
    name, given = params.get("name"), params.get("arguments") or {}
    known = _arguments()
    if name not in known:
        near = get_close_matches(str(name), known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f". There are: {', '.join(known)}."
        return f"there is no prompt {name!r}{hint}"
    if set(given) != set(known[name]):
        return f"{name} takes exactly these arguments: {', '.join(known[name]) or 'none'}."
    return None


def _arguments() -> dict[str, list[str]]:
    """Return the arguments of every prompt by its name."""
    specialists = {agent.name: [_QUESTION] for agent in load_agents()}
    return specialists | {task.name: [one.name for one in task.arguments] for task in TASKS}


def _specialist(agent: AgentDefinition) -> Prompt:
    def ask(question: str) -> str:
        from agents.prompt import specialist_prompt

        return specialist_prompt(agent, question)

    return Prompt(
        name=agent.name,
        title=agent.name.replace("-", " ").title(),
        description=agent.when,
        arguments=[_argument(_QUESTION, "the question or the task")],
        fn=ask,
        context_kwarg=None,
    )


def _task(task: Task) -> Prompt:
    def ask(**arguments: str) -> str:
        from agents.prompt import task_prompt

        return task_prompt(task, arguments)

    return Prompt(
        name=task.name,
        title=task.title,
        description=task.description,
        arguments=[_argument(one.name, one.description) for one in task.arguments],
        fn=ask,
        context_kwarg=None,
    )


def _argument(name: str, description: str) -> PromptArgument:
    return PromptArgument(name=name, description=description, required=True)
