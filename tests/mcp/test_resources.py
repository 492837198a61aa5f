"""What a client reads without calling a tool, and what it completes."""

import json
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    PromptReference,
    ResourceTemplateReference,
    TextResourceContents,
)

from agents.definitions import TOPICS
from tests.mcp.conftest import Connect
from tests.samples import kept
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio
EXPERT = "medusa-expert"


async def read(client: Client, uri: str) -> Any:
    (content,) = (await client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    return json.loads(content.text)


async def test_plans_are_listed_and_read_with_their_diffs(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    plan = kept(workspace)
    async with connect(mode=era) as client:
        listed = await read(client, "stheno://plans")
        whole = await read(client, f"stheno://plans/{plan.digest[:12]}")
    assert [one["digest"] for one in listed["plans"]] == [plan.digest]
    assert (listed["total"], listed["next"]) == (1, None)
    assert whole["digest"] == plan.digest
    assert whole["changes"][0]["diff"] == plan.changes[0].diff
    assert "content" not in whole["changes"][0]


async def test_more_plans_than_fit_come_in_pages(connect: Connect, workspace: Workspace) -> None:
    for number in range(52):
        kept(workspace, title=f"plan {number}")
    async with connect() as client:
        first = await read(client, "stheno://plans")
        rest = await read(client, f"stheno://plans?offset={first['next']}")
    assert (len(first["plans"]), first["next"], len(rest["plans"]), rest["next"]) == (
        50,
        50,
        2,
        None,
    )
    digests = {one["digest"] for one in first["plans"] + rest["plans"]}
    assert len(digests) == 52


async def test_a_report_of_verify_is_kept_and_read(connect: Connect, era: str) -> None:
    async with connect(mode=era) as client:
        proved = await client.call_tool("verify", {"only": ["parse"]})
        listed = await read(client, "stheno://reports")
        whole = await read(client, f"stheno://reports/{listed['reports'][0]['name']}")
    assert proved.structured_content is not None
    assert whole["tree"] == proved.structured_content["tree"] == listed["reports"][0]["tree"]


async def test_a_scaffold_shows_what_it_would_write(connect: Connect) -> None:
    async with connect() as client:
        listed = await read(client, "stheno://scaffolds")
        previews = {
            one["name"]: await read(client, f"stheno://scaffolds/{one['name']}")
            for one in listed["scaffolds"]
        }
    assert set(previews) == {"module", "workflows", "api", "http-tests"}
    assert all(preview["files"] for preview in previews.values())
    paths = [file["path"] for file in previews["module"]["files"]]
    assert "src/modules/size-guide/service.ts" in paths


async def test_the_map_is_a_resource_too(connect: Connect) -> None:
    async with connect() as client:
        assert (await read(client, "stheno://map"))["medusa"]["version"] == "2.21.2"


async def test_guidance_is_read_by_topic_for_the_version_that_is_there(
    connect: Connect, era: str
) -> None:
    async with connect(mode=era) as client:
        topics = (await read(client, "stheno://guidance"))["topics"]
        for topic in topics:
            (content,) = (await client.read_resource(f"stheno://guidance/{topic}")).contents
            assert isinstance(content, TextResourceContents)
            assert content.mime_type == "text/markdown"
            assert content.text.startswith("## ")
            assert content.text.endswith("This is for Medusa 2.21.2.\n")
    assert topics == [*TOPICS]


async def test_a_specialist_of_the_project_is_asked_and_a_shipped_one_overridden(
    connect: Connect, workspace: Workspace
) -> None:
    folder = workspace.root / ".stheno/agents"
    folder.mkdir(parents=True)
    for name, persona in (("poet", "You rhyme."), (EXPERT, "You know our house.")):
        head = f"---\nname: {name}\ndescription: one of ours\n---\n"
        (folder / f"{name}.md").write_text(f"{head}\n{persona}\n", encoding="utf-8")
    async with connect() as client:
        poem = await client.get_prompt("ask-specialist", {"agent": "poet", "question": "a verse"})
        ours = await client.get_prompt(EXPERT, {"question": "what is here?"})
        with pytest.raises(MCPError, match="did you mean poet"):
            await client.get_prompt("ask-specialist", {"agent": "poett", "question": "a verse"})
    for prompt, persona in ((poem, "You rhyme."), (ours, "You know our house.")):
        text = prompt.messages[0].content.model_dump()["text"]
        assert persona in text
        assert "written in the repository" in text
        assert "Approval is a person's" in text


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("stheno://plans/" + "0" * 64, "no plan 0000"),
        ("stheno://plans/xyz", "is no plan digest"),
        ("stheno://plans?offset=-1", "offset is no number"),
        ("stheno://plans?offset=" + "9" * 5000, "offset is no number"),
        ("stheno://plans/..%2F..%2Fapprovals", "Unknown resource"),
        ("stheno://reports/2026-01-01T00-00-00-000000Z", "no report"),
        ("stheno://scaffolds/modul", "there are module, workflows"),
        ("stheno://guidance/worflows", "there is module-design, workflows"),
        ("stheno://nothing", "Unknown resource"),
    ],
)
async def test_what_is_not_there_is_told_in_a_line(connect: Connect, uri: str, told: str) -> None:
    async with connect() as client:
        with pytest.raises(MCPError, match=told) as refused:
            await client.read_resource(uri)
    assert refused.value.code == INVALID_PARAMS


async def test_arguments_are_completed(connect: Connect, workspace: Workspace, era: str) -> None:
    plan = kept(workspace)
    module = workspace.root / "src/modules/brand"
    module.mkdir(parents=True)
    (module / "index.ts").write_text(
        'import { Module } from "@medusajs/framework/utils"\n'
        'import S from "./service"\nexport default Module("brand", { service: S })\n',
        encoding="utf-8",
    )
    plans = ResourceTemplateReference(type="ref/resource", uri="stheno://plans/{digest}")
    scaffolds = ResourceTemplateReference(type="ref/resource", uri="stheno://scaffolds/{name}")
    guidance = ResourceTemplateReference(type="ref/resource", uri="stheno://guidance/{topic}")
    folders = ["src/modules/brand/"]
    asked: list[tuple[Any, str, str, list[str]]] = [
        (plans, "digest", plan.digest[:3], [plan.digest]),
        (plans, "digest", "zz", []),
        (scaffolds, "name", "", ["module", "workflows", "api", "http-tests"]),
        (PromptReference(type="ref/prompt", name="explain"), "subject", "b", ["brand"]),
        (PromptReference(type="ref/prompt", name="write-tests"), "subject", "", ["brand"]),
        (PromptReference(type="ref/prompt", name="review-change"), "change", "s", folders),
        (PromptReference(type="ref/prompt", name="fix-doctor"), "rules", "al", ["all"]),
        (PromptReference(type="ref/prompt", name="upgrade-medusa"), "version", "2.2", ["2.21.2"]),
        (PromptReference(type="ref/prompt", name="ask-specialist"), "agent", "me", [EXPERT]),
        (guidance, "topic", "te", ["testing"]),
        (PromptReference(type="ref/prompt", name="review-plan"), "digest", "", [plan.digest]),
        (PromptReference(type="ref/prompt", name="plan-feature"), "feature", "", []),
        (PromptReference(type="ref/prompt", name="none"), "x", "", []),
    ]
    async with connect(mode=era) as client:
        for ref, name, begun, values in asked:
            done = await client.complete(ref, {"name": name, "value": begun})
            assert done.completion.values == values, (ref, name)


async def test_every_prompt_says_what_it_takes_and_refuses_the_rest(
    connect: Connect, era: str
) -> None:
    async with connect(mode=era) as client:
        prompts = (await client.list_prompts()).prompts
        for prompt in prompts:
            arguments = {one.name: "«the text»" for one in prompt.arguments or []}
            if "agent" in arguments:
                arguments["agent"] = EXPERT
            made = await client.get_prompt(prompt.name, arguments)
            text = made.messages[0].content.model_dump_json()
            assert all(value in text for value in arguments.values())
        with pytest.raises(MCPError, match="takes exactly these arguments: digest"):
            await client.get_prompt("review-plan", {"diggest": "x"})
        with pytest.raises(MCPError, match="did you mean 'review-plan'"):
            await client.get_prompt("review-plans", {})
    assert {prompt.name for prompt in prompts} >= {"medusa-expert", "plan-feature", "review-plan"}
