"""The specialists, as a person reads of them."""

from collections.abc import Iterator
from typing import TextIO

from agents.listing import AgentEntry, AgentListing
from terminal.page import Row, heading, row, set_in, show

_UNITS = {"requests": "requests", "tokens": "tokens", "cost": "US dollars", "seconds": "seconds"}


def show_agents(screen: TextIO, listing: AgentListing) -> None:
    """Print every specialist in two lines, and what is wrong with files that define none."""
    rows: list[Row] = []
    for agent in listing.agents:
        rows += [_title(agent), *set_in([row(agent.when)])]
    if listing.problems:
        rows += [*heading("Files that define no agent")]
        rows += set_in(row((problem.message, "yellow")) for problem in listing.problems)
    rows += [Row(), row(("stheno agents NAME", "bold"), "  explains one")]
    show(rows, screen)


def show_agent(screen: TextIO, agent: AgentEntry) -> None:
    """Print all there is to say of one specialist."""
    rows = [_title(agent), Row(), row(agent.when), Row(), *_table(agent)]
    show(rows, screen)


def _title(agent: AgentEntry) -> Row:
    origin = "ships with Stheno" if agent.origin == "stheno" else f"from {agent.origin}"
    instead = ", in place of the one that ships" if agent.overrides else ""
    return row((agent.name, "bold"), f"  {origin}{instead}; {agent.prompt_tokens:,} tokens")


def _table(agent: AgentEntry) -> Iterator[Row]:
    limits = [f"{value:g} {_UNITS[name]}" for name, value in agent.limits.items()]
    for name, value in (
        ("model", agent.model),
        ("parts of an answer", "; ".join(agent.sections) or "none set"),
        ("tools", ", ".join(agent.tools) or "none"),
        ("toolsets", ", ".join(agent.toolsets) or "none"),
        ("at most", ", ".join(limits) or "Stheno's own limits"),
        ("guidance on", ", ".join(agent.topics) or "nothing"),
        ("prompt", f"{agent.prompt_tokens:,} tokens, {agent.guided_tokens:,} with all guidance"),
    ):
        yield row((f"{name:<20}", "dim"), value).behind("", " " * 20)
