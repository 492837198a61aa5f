"""What is said to a model that is to act as a specialist."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from agents.definitions import AgentDefinition
from agents.tasks import Task

_TEMPLATES = Path(__file__).parent.parent / "prompts"


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=False,
        auto_reload=False,
        autoescape=False,  # the output is Markdown for a model, not HTML
    )


def specialist_prompt(agent: AgentDefinition, question: str) -> str:
    """Return the prompt that makes a model answer `question` as `agent`.

    Both are inserted as they are: template marks inside them are text.
    """
    template = _environment().get_template("specialist.md.j2")
    return template.render(persona=agent.persona, question=question.strip())


def run_prompt(agent: AgentDefinition) -> str:
    """Return what `agent` is told before the question when our own engine plays it."""
    return _environment().get_template("run.md.j2").render(persona=agent.persona)


def task_prompt(task: Task, arguments: Mapping[str, str]) -> str:
    """Return the prompt of a task; its arguments are inserted as they are."""
    template = _environment().get_template(f"tasks/{task.name}.md.j2")
    return template.render({one.name: arguments[one.name].strip() for one in task.arguments})


def project_guide(*, version: str, folder: str, agents: bool) -> str:
    """Return what a client's model should know of this project before it changes anything.

    `folder` is where the back end lies, "" for the project itself; `agents` tells that the
    specialists are at hand as sub-agents.
    """
    template = _environment().get_template("guide.md.j2")
    return template.render(version=version, folder=folder, agents=agents) + "\n"
