"""`agents`: the specialists at hand, where each comes from, and what each is told."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HERE, Json, Root
from tools.errors import NotAMedusaProjectError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tools.repo.workspace import Workspace


def agents(
    name: Annotated[str | None, typer.Argument(help="Explain only this one.")] = None,
    root: Root = HERE,
    prompt: Annotated[
        bool, typer.Option("--prompt", help="Print what it is told before any question.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List the specialists, or explain one: its tools, its answer's parts, limits, tokens.

    Example: `stheno agents medusa-expert --prompt`

    A project adds its own, or overrides one by its name, in `.stheno/agents/` and
    `.claude/agents/`, its own or those of the repository around it.
    """
    from agents.definitions import agent_named
    from agents.facts import ProjectFacts, project_facts
    from agents.listing import AgentListing, agent_entry, agent_listing
    from commands.speech import print_json, screen
    from terminal.agents_page import show_agent, show_agents

    if prompt and (name is None or as_json):
        raise UsageError("--prompt wants a NAME, and no --json")
    workspace = _workspace(root)
    if name is None:
        listing = agent_listing(workspace)
        if as_json:
            print_json(listing)
        else:
            show_agents(screen(), listing)
        return
    agent = agent_named(name, *([workspace] if workspace else []))
    facts = project_facts(workspace) if workspace else ProjectFacts(problem="no project is open")
    if prompt:
        from agents.prompt import system_prompt

        sys.stdout.write(system_prompt(agent, facts) + "\n")
    elif as_json:
        print_json(AgentListing(agents=[agent_entry(agent, facts)], problems=[]))
    else:
        show_agent(screen(), agent_entry(agent, facts))


def _workspace(root: "Path") -> "Workspace | None":
    from commands.speech import workspace_at

    try:
        return workspace_at(root, warn=False)
    except NotAMedusaProjectError:
        return None
