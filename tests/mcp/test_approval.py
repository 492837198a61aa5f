"""Only a person approves: asked by the client, or at a terminal."""

from typing import Any

import pytest

from tests.mcp.conftest import Connect, Person, text_of
from tests.mcp.wire import Message, command, request, wired
from tests.samples import GREETING, NEW_PATH, by_hand, creation, kept
from tools.plan.approval import approval_of, approve
from tools.repo.workspace import Workspace

pytestmark = pytest.mark.anyio
_META = "io.modelcontextprotocol/"
MODERN: Message = {
    f"{_META}protocolVersion": "2026-07-28",
    f"{_META}clientInfo": {"name": "wire", "version": "1"},
    f"{_META}clientCapabilities": {"elicitation": {"form": {}}},
}


def written(workspace: Workspace) -> str | None:
    return workspace.read_text(NEW_PATH)


async def test_a_plan_is_applied_after_the_person_says_yes_and_can_be_taken_back(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    plan = kept(workspace)
    person = Person("accept")
    async with connect(person, mode=era) as client:
        applied = await client.call_tool("apply_plan", {"digest": plan.digest})
        assert not applied.is_error, text_of(applied)
        assert written(workspace) == GREETING
        undone = await client.call_tool("undo", {})
    assert applied.structured_content is not None
    assert applied.structured_content["created"] == [NEW_PATH]
    assert undone.structured_content is not None
    assert undone.structured_content["removed"] == [NEW_PATH]
    assert written(workspace) is None
    assert len(person.asked) == 2


async def test_one_yes_serves_once(connect: Connect, workspace: Workspace) -> None:
    plan = kept(workspace)
    person = Person("accept")
    async with connect(person) as client:
        await client.call_tool("apply_plan", {"digest": plan.digest})
        again = await client.call_tool("apply_plan", {"digest": plan.digest})
        assert len(person.asked) == 1
        await client.call_tool("undo", {})
        person.action = "decline"
        refused = await client.call_tool("apply_plan", {"digest": plan.digest})
    assert not again.is_error
    assert refused.is_error
    assert "declined" in text_of(refused)
    assert len(person.asked) == 3
    assert written(workspace) is None
    assert approval_of(workspace, plan.digest) is None


def test_an_answer_that_is_sent_again_answers_nothing(workspace: Workspace) -> None:
    plan = kept(workspace)
    with wired(command(workspace.root), initialized=False) as wire:

        def call(to: int, name: str, arguments: Message, **more: object) -> Any:
            params = {"name": name, "arguments": arguments, "_meta": MODERN, **more}
            wire.send(request(to, "tools/call", **params))
            return wire.answer(to)["result"]

        def yes(to: int, name: str, arguments: Message, asked: Any) -> Any:
            (key,) = asked["inputRequests"]
            answers = {key: {"action": "accept", "content": {"yes": True}}}
            state = asked["requestState"]
            return call(to, name, arguments, requestState=state, inputResponses=answers)

        apply: Message = {"digest": plan.digest}
        to_write = call(1, "apply_plan", apply)
        assert not yes(2, "apply_plan", apply, to_write)["isError"]
        to_undo = call(3, "undo", {})
        assert not yes(4, "undo", {}, to_undo)["isError"]
        assert "inputRequests" in yes(5, "apply_plan", apply, to_write)
        assert written(workspace) is None
        approve(workspace, plan, principal="ann", channel="terminal")
        assert not call(6, "apply_plan", apply)["isError"]
        assert "inputRequests" in yes(7, "undo", {}, to_undo)
    assert written(workspace) == GREETING


async def test_the_person_is_shown_what_would_be_written_and_its_risks(
    connect: Connect, workspace: Workspace
) -> None:
    plan = kept(workspace, creation(), creation("src/b.ts"), title="a\u202eb\n+ src/c.ts")
    person = Person("decline")
    async with connect(person) as client:
        await client.call_tool("apply_plan", {"digest": plan.digest})
    (question,) = person.asked
    assert str(workspace.root) in question
    assert "2 to create" in question
    assert "high risk: anyone may read it" in question
    assert f"+ {NEW_PATH}" in question
    assert "a\\u202eb\\x0a+ src/c.ts (Medusa" in question
    assert f"stheno plan --diff {plan.digest[:12]}" in question


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (Person("decline"), "The person declined. Nothing was written."),
        (Person("cancel"), "The person cancelled the question. Nothing was written."),
        (Person("accept", yes=False), "The person declined. Nothing was written."),
    ],
    ids=["declined", "cancelled", "no"],
)
async def test_nothing_is_written_unless_the_person_says_yes(
    connect: Connect, workspace: Workspace, era: str, person: Person, told: str
) -> None:
    plan = kept(workspace)
    async with connect(person, mode=era) as client:
        result = await client.call_tool("apply_plan", {"digest": plan.digest})
    assert result.is_error
    assert told in text_of(result)
    assert written(workspace) is None
    assert approval_of(workspace, plan.digest) is None


async def test_a_client_that_cannot_ask_is_told_how_a_person_approves(
    connect: Connect, workspace: Workspace, era: str
) -> None:
    plan = kept(workspace)
    async with connect(mode=era) as client:
        refused = await client.call_tool("apply_plan", {"digest": plan.digest})
        assert written(workspace) is None
        approve(workspace, plan, principal="ann", channel="terminal")
        applied = await client.call_tool("apply_plan", {"digest": plan.digest[:12]})
        kept_back = await client.call_tool("undo", {})
    assert refused.is_error
    assert f"`stheno approve {plan.digest[:12]}`" in text_of(refused)
    assert not applied.is_error
    assert written(workspace) == GREETING
    assert kept_back.is_error
    assert "`stheno undo`" in text_of(kept_back)


async def test_a_plan_that_cannot_be_applied_is_refused_before_anyone_is_asked(
    connect: Connect, workspace: Workspace
) -> None:
    stale, blocked = kept(workspace), kept(workspace, by_hand(), creation())
    person = Person("accept")
    async with connect(person) as client:
        by_a_person = await client.call_tool("apply_plan", {"digest": blocked.digest})
        (workspace.root / "medusa-config.ts").write_text("// changed\n", encoding="utf-8")
        too_late = await client.call_tool("apply_plan", {"digest": stale.digest})
    assert by_a_person.is_error
    assert "a person has to settle" in text_of(by_a_person)
    assert too_late.is_error
    assert "changed since the plan was made" in text_of(too_late)
    assert person.asked == []


async def test_nothing_to_undo_asks_nobody(connect: Connect) -> None:
    person = Person("accept")
    async with connect(person) as client:
        result = await client.call_tool("undo", {})
    assert not result.is_error
    assert person.asked == []


async def test_an_edit_made_since_is_not_lost_by_undo(
    connect: Connect, workspace: Workspace
) -> None:
    plan = kept(workspace)
    person = Person("accept")
    async with connect(person) as client:
        await client.call_tool("apply_plan", {"digest": plan.digest})
        (workspace.root / NEW_PATH).write_text("// mine\n", encoding="utf-8")
        refused = await client.call_tool("undo", {})
    assert refused.is_error
    assert NEW_PATH in text_of(refused)
    assert written(workspace) == "// mine\n"


async def test_an_answer_that_is_no_yes_or_no_is_told_without_our_names(
    connect: Connect, workspace: Workspace
) -> None:
    plan = kept(workspace)
    async with connect(Person("accept", yes="true")) as client:
        refused = await client.call_tool("apply_plan", {"digest": plan.digest})
    assert written(workspace) is None
    assert refused.is_error
    assert "yes or no" in text_of(refused)
    assert "Decision" not in text_of(refused)
