"""What a run's specialist is told before the question: the seam between runs and prompts."""

from agents.definitions import AgentDefinition
from agents.facts import project_facts
from agents.prompt import run_prompt
from tools.repo.workspace import Workspace


def briefing(agent: AgentDefinition, question: str, workspace: Workspace) -> str:
    """Return what the model is told before the question."""
    return run_prompt(agent, question, project_facts(workspace))
