"""What the model is told before the question, where our own engine plays an agent."""

from agents.definitions import AgentDefinition
from agents.facts import project_facts
from agents.guidance import topics_for
from agents.prompt import system_prompt
from agents.templates import rendered
from tools.repo.workspace import Workspace


def briefing(agent: AgentDefinition, workspace: Workspace, question: str) -> str:
    """Return it: who the agent is, the project, the guidance the question needs, and this run.

    Reads the project, which takes as long as its map.
    """
    system = system_prompt(agent, project_facts(workspace), topics_for(question, agent))
    return f"{system}\n\n{rendered('run.md.j2').strip()}"
