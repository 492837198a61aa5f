"""Who answers, and what the model is told before the question: the seam to prompts and files."""

from difflib import get_close_matches

from agents.definitions import AgentDefinition, load_agents
from agents.prompt import run_prompt
from tools.errors import UsageError
from tools.repo.workspace import Workspace


def agent_named(name: str, workspace: Workspace) -> AgentDefinition:
    """Return the specialist of this name; raises UsageError, naming those there are, if none is."""
    del workspace
    agents = {agent.name: agent for agent in load_agents()}
    if name in agents:
        return agents[name]
    near = get_close_matches(name, agents, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(agents))}"
    raise UsageError(f"no agent is called {name!r}", fix=hint)


def briefing(agent: AgentDefinition, workspace: Workspace) -> str:
    """Return what the model is told before the question."""
    del workspace
    return run_prompt(agent)
