"""The specialists at hand, as a person or a program reads of them."""

from agents.definitions import SHIPPED, AgentDefinition, AgentProblem, agents_of, shipped_agents
from agents.facts import ProjectFacts, project_facts
from agents.prompt import system_prompt
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace


class AgentEntry(Frozen):
    """One specialist.

    `origin` is the project's file that it comes from, or `stheno`; `overrides` tells that a
    shipped one of this name is not used.  `prompt_tokens` is what it is told before any question,
    `guided_tokens` the same with all its guidance: bytes divided by four.
    """

    name: str
    when: str
    origin: str
    overrides: bool
    model: str
    tools: list[str]
    toolsets: list[str]
    sections: list[str]
    topics: list[str]
    limits: dict[str, float]
    prompt_tokens: int
    guided_tokens: int


class AgentListing(Frozen):
    """Every specialist, and the files of the project that should define one and do not."""

    agents: list[AgentEntry]
    problems: list[AgentProblem]


def agent_listing(workspace: Workspace | None) -> AgentListing:
    """Return every specialist at hand in a workspace, or without one those that ship."""
    folders = [workspace] if workspace else []
    known = agents_of(*folders)
    facts = project_facts(workspace) if workspace else ProjectFacts(problem="no project is open")
    return AgentListing(
        agents=[agent_entry(agent, facts) for agent in known.agents], problems=known.problems
    )


def agent_entry(agent: AgentDefinition, facts: ProjectFacts) -> AgentEntry:
    """Return what there is to say of one specialist in a project."""
    shipped = {one.name for one in shipped_agents()}
    return AgentEntry(
        name=agent.name,
        when=agent.when,
        origin=agent.origin,
        overrides=agent.origin != SHIPPED and agent.name in shipped,
        model=agent.model,
        tools=agent.tools,
        toolsets=agent.toolsets,
        sections=agent.sections,
        topics=[*agent.topics],
        limits=agent.limits.model_dump(exclude_none=True),
        prompt_tokens=tokens_of(system_prompt(agent, facts)),
        guided_tokens=tokens_of(system_prompt(agent, facts, agent.topics)),
    )


def tokens_of(text: str) -> int:
    """Return about how many tokens a text is: bytes divided by four."""
    return len(text.encode()) // 4
