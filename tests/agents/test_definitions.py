"""The specialists' files are valid for Claude Code and keep to the plan."""

import re

import pytest

from agents.definitions import AgentDefinition, load_agents, parse_agent

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


@pytest.mark.parametrize("agent", load_agents(), ids=lambda agent: agent.name)
def test_the_persona_names_the_parts_that_its_answers_are_held_to(agent: AgentDefinition) -> None:
    parts = re.findall(r"^\d\. \*\*([^*]+)\*\*: ", agent.persona, re.MULTILINE)
    assert parts == agent.sections


def test_the_medusa_expert_answers_in_four_parts() -> None:
    expert = next(one for one in load_agents() if one.name == "medusa-expert")
    assert expert.sections == ["Implementation plan", "Code changes", "Configuration", "Testing"]


def test_in_the_place_of_a_tool_that_writes_stands_one_that_does_not() -> None:
    agent = parse_agent(VALID.replace("Grep", "Edit, MultiEdit, Write, Bash"))
    ours = ["propose_changes", "apply_plan", "run_task"]
    assert agent.tools[:4] == ["Read", *(f"mcp__stheno__{name}" for name in ours)]
    assert not {"Edit", "MultiEdit", "Write", "Bash"}.intersection(agent.tools)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You are a tester.", "does not start with front matter"),
        ("---\n[1\n---\n", "no YAML"),
        ("---\njust text\n---\n", "no mapping"),
        (VALID.replace("sonnet", "gpt"), "model"),
        (
            VALID.replace("color", "colour"),
            "6: colour: no such field\\n  did you mean color",
        ),
        (VALID.replace("mcp__stheno__plan", "mcp__stheno__plam"), "file:4: tools: .*__plan?"),
        (VALID.replace("name: tester", "nam: tester"), "name: is missing"),
        (VALID.replace("model:", "limits: {cost: 1000}\nmodel:"), "file:5: limits: cost: .*5"),
        (VALID.replace("model:", "toolsets: [root]\nmodel:"), "toolsets: there is no toolset"),
        (VALID.replace("model:", "origin: stheno\nmodel:"), "origin: is no field"),
        (VALID.replace("description:", "description: a: b"), "file:3: the front matter is no YAML"),
        (VALID.replace("Grep", "Bash(git log:*)"), r"Bash\(git log:\*\) cannot be narrowed here"),
        (VALID.replace("Grep", "Edit(src/a, b)"), r"Edit\(src/a, b\) cannot be narrowed"),
        (VALID.replace("Grep", "TodoWrite"), "there is no tool 'TodoWrite'"),
        (VALID.replace("Grep", "Bsh"), "there is no tool 'Bsh'"),
    ],
)
def test_an_invalid_file_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_agent(text)
