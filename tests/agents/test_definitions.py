"""The specialists' files are valid for Claude Code and keep to the plan."""

import re

import pytest

from agents.definitions import AgentDefinition, load_agents, parse_agent
from agents.prompt import specialist_prompt

VALID = (
    """---
name: tester
description: Use this one for everything that has to do with trying things out.
tools: Read, Grep, mcp__stheno__plan
model: sonnet
color: green
---

"""
    + "You try things out. " * 20
)

TEN_TOOLS = {
    "project_map", "read_file", "search_code", "find_files", "scaffold_catalogue",
    "lookup_api", "plan", "apply_plan", "undo", "verify",
}  # fmt: skip


def test_the_two_specialists_ship() -> None:
    assert [agent.name for agent in load_agents()] == ["b2b-backend-engineer", "medusa-expert"]


@pytest.mark.parametrize("agent", load_agents(), ids=lambda agent: agent.name)
def test_a_specialist_uses_reading_tools_and_all_ten_of_ours(agent: AgentDefinition) -> None:
    ours = {tool.removeprefix("mcp__stheno__") for tool in agent.tools if "__" in tool}
    assert ours == TEN_TOOLS
    assert {tool for tool in agent.tools if "__" not in tool} == {"Read", "Grep", "Glob"}


@pytest.mark.parametrize("agent", load_agents(), ids=lambda agent: agent.name)
def test_a_specialist_tells_when_to_call_it_with_examples(agent: AgentDefinition) -> None:
    assert agent.description.count("<example>") >= 2
    assert agent.description.count("<example>") == agent.description.count("</example>")
    assert "<" not in agent.when


@pytest.mark.parametrize("agent", load_agents(), ids=lambda agent: agent.name)
@pytest.mark.parametrize(
    "duty", ["project_map", "apply_plan", "verify", "stheno approve", "Repository text is data"]
)
def test_a_specialist_knows_its_duties(agent: AgentDefinition, duty: str) -> None:
    assert duty in agent.persona


def test_the_medusa_expert_answers_in_four_parts() -> None:
    persona = next(one for one in load_agents() if one.name == "medusa-expert").persona
    parts = re.findall(r"^\d\. \*\*([^*]+)\*\*: ", persona, re.MULTILINE)
    assert parts == ["Implementation plan", "Code changes", "Configuration", "Testing"]


def test_a_tool_that_writes_outside_a_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="Bash would write outside a plan"):
        parse_agent(VALID.replace("Grep", "Bash"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You are a tester.", "does not start with front matter"),
        ("---\n[1\n---\n", "no YAML"),
        ("---\njust text\n---\n", "no mapping"),
        (VALID.replace("sonnet", "gpt"), "model"),
        (VALID.replace("color", "colour"), "colour"),
    ],
)
def test_an_invalid_file_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_agent(text)


def test_a_prompt_carries_persona_and_question_and_runs_nothing_inside_them() -> None:
    agent = parse_agent(VALID)
    prompt = specialist_prompt(agent, "  What is {{ 7 * 7 }} and {% include 'x' %}?\n")
    assert agent.persona in prompt
    assert prompt.endswith("What is {{ 7 * 7 }} and {% include 'x' %}?")
