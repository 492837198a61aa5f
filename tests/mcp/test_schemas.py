"""What a client reads of each tool, kept in a file that a reviewer sees change."""

import json
from pathlib import Path

import pytest

from service.mcp_agent import ask_agent_tool
from service.mcp_tools import bound_tools
from tools.catalogue import DEFAULT, TOOLS

KEPT = Path(__file__).with_name("schemas")
BOUND = {tool.name: tool for tool in [*bound_tools(TOOLS), ask_agent_tool(TOOLS)]}


def told(name: str) -> dict[str, object]:
    """Return what a client reads of a tool."""
    tool = BOUND[name]
    assert tool.annotations is not None
    return {
        "name": name,
        "description": tool.description,
        "inputSchema": tool.parameters,
        "outputSchema": tool.output_schema,
        "annotations": tool.annotations.model_dump(by_alias=True, exclude_none=True),
    }


@pytest.mark.parametrize("name", BOUND)
def test_a_tools_schema_is_the_one_that_was_reviewed(name: str) -> None:
    kept = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    assert told(name) == kept, "review the change, then run: python -m tests.mcp.keep_schemas"


def test_a_file_stands_for_every_tool_and_no_other() -> None:
    assert {path.stem for path in KEPT.glob("*.json")} == set(BOUND)


def test_every_tool_says_what_it_may_do_to_the_project() -> None:
    for tool in BOUND.values():
        hints = tool.annotations
        assert hints is not None
        stated = (hints.read_only_hint, hints.destructive_hint, hints.idempotent_hint)
        assert all(isinstance(hint, bool) for hint in stated), tool.name
        # Only a specialist's own model lies outside the project.
        assert hints.open_world_hint is (tool.name == "ask_agent")


def test_the_default_toolset_holds_ten_tools_at_most() -> None:
    assert len([tool for tool in TOOLS if tool.toolset == DEFAULT]) <= 10
