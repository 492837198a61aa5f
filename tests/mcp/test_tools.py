"""The MCP server, as a client sees it."""

import json
from pathlib import Path

import pytest

from tests.mcp.conftest import Connect, text_of
from tests.samples import GREETING, NEW_PATH, by_hand, creation, kept
from tools.catalogue import TOOLS
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio

READING = {
    "project_map", "read_file", "search_code", "find_files", "scaffold_catalogue", "lookup_api",
}  # fmt: skip


async def test_the_ten_tools_are_listed_within_their_budget(connect: Connect, era: str) -> None:
    async with connect(mode=era) as client:
        listed = await client.list_tools()
    default = [tool.name for tool in TOOLS if tool.toolset == "default"]
    assert [tool.name for tool in listed.tools] == default
    assert len(listed.tools) == 10
    text = listed.model_dump_json(by_alias=True, exclude_none=True)
    assert len(text.encode()) / 4 <= 3000


async def test_every_tool_tells_whether_it_reads_destroys_and_repeats(connect: Connect) -> None:
    async with connect() as client:
        listed = await client.list_tools()
    hints = {tool.name: tool.annotations for tool in listed.tools}
    assert {name for name, hint in hints.items() if hint and hint.read_only_hint} == READING
    assert {name for name, hint in hints.items() if hint and hint.destructive_hint} == {
        "apply_plan",
        "undo",
    }
    assert all(hint and hint.idempotent_hint is not None for hint in hints.values())


async def test_no_tool_takes_an_approval_as_an_argument(connect: Connect) -> None:
    async with connect() as client:
        listed = await client.list_tools()
    schemas = {tool.name: tool.input_schema for tool in listed.tools}
    assert set(schemas["apply_plan"]["properties"]) == {"digest"}
    assert schemas["undo"]["properties"] == {}


async def test_a_plan_comes_as_a_summary_without_its_files_contents(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    plan = kept(workspace)
    async with connect(mode=era) as client:
        result = await client.call_tool("plan", {"digest": plan.digest})
    assert not result.is_error
    told = result.structured_content
    assert told is not None
    assert told == json.loads(text_of(result))
    assert told["digest"] == plan.digest
    assert told["summary"] == "1 to create, 0 to update, 0 to delete"
    assert told["files"] == [{"path": NEW_PATH, "action": "create", "reason": "greets"}]
    assert told["approved"] is False
    assert GREETING not in text_of(result)


async def test_a_plans_diff_comes_in_pages(connect: Connect, workspace: Workspace) -> None:
    content = "".join(f"export const line{number} = {number}\n" for number in range(1500))
    change = creation(content=content)
    plan = kept(workspace, change)
    pages: list[str] = []
    offset: int | None = 0
    async with connect() as client:
        while offset is not None:
            asked = {"digest": plan.digest, "diff": NEW_PATH, "offset": offset}
            result = await client.call_tool("plan", asked)
            assert result.structured_content is not None
            pages.append(result.structured_content["diff"])
            offset = result.structured_content.get("next")
    assert len(pages) > 1
    assert "".join(pages) == change.diff


async def test_a_plan_that_needs_a_person_says_so(connect: Connect, workspace: Workspace) -> None:
    plan = kept(workspace, by_hand())
    async with connect() as client:
        result = await client.call_tool("plan", {"digest": plan.digest})
    assert result.structured_content is not None
    (settle,) = result.structured_content["by_hand"]
    assert settle["line"] == 3
    assert settle["snippet"].startswith("{ resolve")
    assert "settle what `by_hand` lists" in result.structured_content["advice"]


async def test_a_file_is_sent_once_as_text(connect: Connect) -> None:
    async with connect() as client:
        result = await client.call_tool("read_file", {"path": "medusa-config.ts", "end": 1})
    assert result.structured_content is None
    assert text_of(result).splitlines()[0].startswith("medusa-config.ts, lines 1 to 1 of 3")
    assert 'import { defineConfig } from "@medusajs/framework/utils"' in text_of(result)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        (
            "read_file",
            {"file": "x"},
            "read_file does not know 'file'. It takes: path, start, end, outline.",
        ),
        ("read_file", {"paht": "x"}, "read_file does not know 'paht'; did you mean 'path'? It"),
        ("read_file", {}, "read_file cannot take these arguments: path: field required."),
        ("read_file", {"path": 3}, "arguments: path: input should be a valid string; path: input"),
        ("read_file", {"path": ["a", 3]}, "path.1: input should be a valid string."),
        ("find_files", {"pattern": "*", "limit": 9999}, "limit: input should be less than or"),
        ("apply_plan", {"digest": "no"}, "digest: string should match pattern"),
        ("apply_plan", {"digest": "0" * 64, "approved": True}, "does not know 'approved'"),
        ("apply_plan", {"digest": "0" * 64}, "no plan 0000"),
        ("plan", {}, "give exactly one of spec, path and digest"),
        ("plan", {"path": "none.yaml"}, "none.yaml: there is no such file"),
        ("read_file", {"path": "../secret.txt"}, "the path leaves the workspace"),
        ("read_file", {"path": "/etc/passwd"}, "the path leaves the workspace"),
        ("read_file", {"path": "out/passwd"}, "a link leads out of the workspace"),
        ("read_file", {"path": ".env"}, "may hold secrets"),
        ("plan", {"path": "../spec.yaml"}, "the path leaves the workspace"),
    ],
)
async def test_a_wrong_call_is_answered_with_what_is_wrong(
    connect: Connect,
    workspace: Workspace,
    tool: str,
    arguments: dict[str, object],
    told: str,
) -> None:
    (workspace.root / "out").symlink_to("/etc")
    async with connect() as client:
        result = await client.call_tool(tool, arguments)
    assert result.is_error
    assert told in text_of(result)
    assert "Traceback" not in text_of(result)
    assert "Error executing tool" not in text_of(result)


async def test_a_server_started_outside_a_project_answers_and_says_what_is_missing(
    connect: Connect, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    async with connect(root=elsewhere) as client:
        result = await client.call_tool("project_map", {})
    assert result.is_error
    assert "no Medusa back end" in text_of(result)


async def test_the_project_map_names_the_version(connect: Connect) -> None:
    async with connect() as client:
        result = await client.call_tool("project_map", {})
    assert json.loads(text_of(result))["medusa"]["version"] == "2.21.2"


async def test_a_map_is_a_summary_until_a_part_of_it_is_asked_for(
    connect: Connect, workspace: Workspace
) -> None:
    for number in range(300):
        route = workspace.root / f"src/api/store/a-rather-long-name-{number}/route.ts"
        route.parent.mkdir(parents=True)
        route.write_text("export const GET = async () => {}\n", encoding="utf-8")
    async with connect() as client:
        short = json.loads(text_of(await client.call_tool("project_map", {})))
        alone = json.loads(text_of(await client.call_tool("project_map", {"parts": ["routes"]})))
        wrong = await client.call_tool("project_map", {"parts": ["everything"]})
    assert short["parts"]["routes"]["count"] == 300
    assert short["parts"]["routes"]["names"][-1] == "and 280 more"
    assert len(json.dumps(short)) < 4_000
    assert len(alone["routes"]) == 300
    assert "parts.0: input should be 'modules'" in text_of(wrong)


async def test_the_specialists_are_prompts_that_carry_the_question(
    connect: Connect, era: str
) -> None:
    async with connect(mode=era) as client:
        listed = await client.list_prompts()
        names = [prompt.name for prompt in listed.prompts]
        answer = await client.get_prompt("medusa-expert", {"question": "How do I link {{ x }}?"})
    assert names[:2] == ["b2b-backend-engineer", "medusa-expert"]
    text = answer.messages[0].content.model_dump()["text"]
    assert "Implementation plan" in text
    assert text.endswith("How do I link {{ x }}?")


async def test_several_files_come_in_one_answer_as_text(connect: Connect) -> None:
    async with connect() as client:
        asked = {"path": ["medusa-config.ts:1", "package.json", "none.ts"]}
        result = await client.call_tool("read_file", asked)
    told = text_of(result)
    assert not result.is_error
    assert "medusa-config.ts, lines 1 to 1 of" in told
    assert "package.json, lines 1 to" in told
    assert "none.ts: no such file" in told


async def test_code_is_searched_by_structure_and_a_wrong_mix_is_refused(connect: Connect) -> None:
    async with connect() as client:
        asked = {"query": "defineConfig($$$)", "structure": True}
        result = await client.call_tool("search_code", asked)
        wrong = await client.call_tool("search_code", asked | {"regex": True})
    found = json.loads(text_of(result))
    assert [file["path"] for file in found["files"]] == ["medusa-config.ts"]
    assert wrong.is_error
    assert "structure does not go with regex" in text_of(wrong)


async def test_tools_of_a_toolset_are_not_among_the_default_ones(connect: Connect) -> None:
    async with connect() as client:
        listed = {tool.name for tool in (await client.list_tools()).tools}
    assert {tool.name for tool in TOOLS if tool.toolset == "code"} == {
        "find_symbols",
        "git_context",
    }
    assert not listed & {"find_symbols", "git_context"}
