"""A model asks for code: from the catalogue over a plan to files on disk."""

import json

import pytest

from tests.mcp.conftest import Connect, Person, text_of
from tests.samples import MODEL_PATH, NOW, SPEC
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio


async def test_a_spec_given_as_text_becomes_code_once_the_person_says_yes(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    person = Person("accept")
    async with connect(person, mode=era) as client:
        catalogue = json.loads(text_of(await client.call_tool("scaffold_catalogue", {})))
        planned = await client.call_tool("plan", {"spec": SPEC, "now": NOW})
        assert planned.structured_content is not None, text_of(planned)
        digest = planned.structured_content["digest"]
        diff = await client.call_tool("plan", {"digest": digest, "diff": MODEL_PATH})
        applied = await client.call_tool("apply_plan", {"digest": digest})
        again = await client.call_tool("plan", {"spec": SPEC})
    assert all("version: 1" in one["example"] for one in catalogue["scaffolds"])
    assert len(text_of(planned)) < 12_000
    assert diff.structured_content is not None
    assert 'model.define("brand"' in diff.structured_content["diff"]
    assert not applied.is_error, text_of(applied)
    assert (workspace.root / MODEL_PATH).exists()
    assert again.structured_content is not None
    assert again.structured_content["advice"].startswith("Nothing to do")


async def test_a_spec_is_read_from_a_file_of_the_workspace(
    connect: Connect, workspace: Workspace
) -> None:
    (workspace.root / "brand.yaml").write_text(SPEC, encoding="utf-8")
    async with connect() as client:
        from_file = await client.call_tool("plan", {"path": "brand.yaml", "now": NOW})
        from_text = await client.call_tool("plan", {"spec": SPEC, "now": NOW})
    assert from_file.structured_content is not None
    assert from_text.structured_content is not None
    assert from_file.structured_content["digest"] == from_text.structured_content["digest"]


async def test_every_problem_of_a_spec_is_told_with_its_place(connect: Connect) -> None:
    wrong = SPEC.replace("fields", "feilds").replace("crud", "curd")
    async with connect() as client:
        result = await client.call_tool("plan", {"spec": wrong})
    assert result.is_error
    assert "spec:5:" in text_of(result)
    assert "feilds" in text_of(result)
    assert "curd" in text_of(result)


async def test_the_spec_schema_is_a_resource(connect: Connect, era: str) -> None:
    async with connect(mode=era) as client:
        listed = await client.list_resources()
        read = await client.read_resource("stheno://spec-schema")
    assert "stheno://spec-schema" in [str(one.uri) for one in listed.resources]
    schema = json.loads(read.contents[0].model_dump()["text"])
    assert schema["type"] == "object"
