"""Free edits through the protocol, in the toolset `agents`."""

import json
import os
import sys

import pytest
from mcp import Client, StdioServerParameters

from tests.mcp.conftest import LAUNCHER, Person, text_of
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio

PATH = "src/api/admin/brands/route.ts"
BAD = "export const get = async (req, res) => {\n  res.json({})\n}\n"


def client_of(workspace: Workspace, person: Person | None = None) -> Client:
    server = StdioServerParameters(
        command=sys.executable,
        args=[str(LAUNCHER), "mcp", "--root", str(workspace.root), "--toolsets", "agents"],
        env={"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"], "PATH": os.environ["PATH"]},
    )
    return Client(server, mode="legacy", elicitation_callback=person, read_timeout_seconds=60)


async def test_a_model_proposes_corrects_and_checks_and_a_person_sees_whose_it_is(
    workspace: Workspace,
) -> None:
    person = Person("accept")
    async with client_of(workspace, person) as client:
        edits = {"files": [{"path": PATH, "content": BAD}], "reason": "lists brands"}
        first = json.loads(text_of(await client.call_tool("propose_changes", edits)))
        assert [one["rule"] for one in first["findings"]] == ["M20"]
        assert f"scaffold_digest {first['digest'][:12]}" in first["advice"]
        fix = {
            "files": [{"path": PATH, "replace": [{"old": "const get", "new": "const GET"}]}],
            "reason": "corrects it",
            "scaffold_digest": first["digest"][:12],
        }
        second = json.loads(text_of(await client.call_tool("propose_changes", fix)))
        assert second["findings"] == []
        asked = {"digest": second["digest"], "checks": ["parse", "doctor"]}
        report = await client.call_tool("check_plan", asked)
        assert report.structured_content is not None
        assert report.structured_content["ok"]
        assert workspace.read_text(PATH) is None
        applied = await client.call_tool("apply_plan", {"digest": second["digest"]})
    assert not applied.is_error, text_of(applied)
    assert workspace.read_text(PATH) == BAD.replace("get", "GET")
    (question,) = person.asked
    assert "1 of 1 is by the model, not from a scaffold: read every line" in question
    assert "unproven: a model wrote it" in question


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("propose_changes", {"files": [], "reason": "x"}, "at least 1 item"),
        ("propose_changes", {"files": [{"path": "a"}], "reason": "x"}, "give exactly one of"),
        (
            "propose_changes",
            {"files": [{"path": "a.ts", "content": "// ...\n"}], "reason": "x"},
            "a.ts:1: `// ...` stands in place of code",
        ),
        ("check_plan", {"digest": "0" * 64}, "no plan 0000"),
        ("check_plan", {"digest": "0" * 64, "checks": ["boot"]}, "no person has approved"),
        ("check_plan", {"digest": "0" * 64, "checks": ["migrations-in-sync"]}, "would run code"),
        ("run_task", {"task": "nonesuch"}, "there is no task 'nonesuch'"),
        ("run_task", {"task": "tsc", "allow_network": True}, "does not know 'allow_network'"),
    ],
)
async def test_a_wrong_call_is_answered_with_what_is_wrong(
    workspace: Workspace, tool: str, arguments: dict[str, object], told: str
) -> None:
    async with client_of(workspace) as client:
        result = await client.call_tool(tool, arguments)
    assert result.is_error
    assert told in text_of(result)
    assert "Traceback" not in text_of(result)
