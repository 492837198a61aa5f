"""What is said to a model that is to act as a specialist."""

from collections.abc import Mapping, Sequence

from agents.definitions import SHIPPED, TOPICS, AgentDefinition, Topic
from agents.facts import ProjectFacts
from agents.guidance import guidances, topics_for
from agents.tasks import Task
from agents.templates import rendered
from tools.repo.visible import visible


def system_prompt(agent: AgentDefinition, facts: ProjectFacts, topics: Sequence[Topic] = ()) -> str:
    """Return what `agent` is told before any question: who it is, where, and what it owes.

    Composed of its persona, the project's facts, the policy of its tools, the form of its answer
    and the guidance on `topics`, in this order.
    """
    return rendered(
        "system.md.j2",
        agent=agent.model_dump(),
        shipped=agent.origin == SHIPPED,
        facts=facts.model_dump(),
        guidance=guidances(topics, facts),
        more=[topic for topic in agent.topics if topic not in topics],
    ).strip()


def specialist_prompt(agent: AgentDefinition, question: str, facts: ProjectFacts) -> str:
    """Return the prompt that makes a client's own model answer `question` as `agent`.

    The question is inserted as it is: template marks inside it are text.
    """
    topics = topics_for(question, agent)
    return rendered(
        "specialist.md.j2",
        name=agent.name,
        system=system_prompt(agent, facts, topics),
        question=question.strip(),
    )


def task_prompt(task: Task, arguments: Mapping[str, str], facts: ProjectFacts) -> str:
    """Return the prompt of a task; its arguments are inserted as they are."""
    values = {one.name: arguments.get(one.name, "").strip() for one in task.arguments}
    asked = topics_for(" ".join(values.values()))
    topics = [topic for topic in TOPICS if topic in {*task.topics, *asked}]
    return rendered(
        f"tasks/{task.name}.md.j2",
        **{name: visible(value) for name, value in values.items()},
        facts=facts.model_dump(),
        guidance=guidances(topics, facts),
    ).strip()


def project_guide(*, version: str, folder: str, agents: Sequence[str]) -> str:
    """Return what a client's model should know of this project before it changes anything.

    `folder` is where the back end lies, "" for the project itself; `agents` are the names of the
    specialists that are at hand as sub-agents.
    """
    return rendered("guide.md.j2", version=version, folder=folder, agents=agents) + "\n"
