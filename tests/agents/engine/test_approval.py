"""An agent proposes; a person applies, in another process and on another day; the run goes on."""

from collections.abc import Callable

import pytest

from agents.runs import Event, Run, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import Asked
from tests.agents.messages_server import MessagesServer, Step, serving
from tests.samples import by_hand, creation, kept
from tools.person import apply_as
from tools.plan.approval import approval_of, approve
from tools.plan.state import load_plan
from tools.repo.workspace import Workspace

Resume = Callable[..., Run]


def results_of(server: MessagesServer, number: int) -> str:
    return str(server.bodies[number]["messages"][-1]["content"])


def calls(events: list[Event]) -> list[str]:
    return [str(event.data["tool"]) for event in events if event.kind == "call"]


def applies(digest: str) -> Step:
    return {"calls": [{"tool": "apply_plan", "with": {"digest": digest}}]}


def test_a_plan_rests_until_a_person_applied_it_and_then_the_run_goes_on(
    ask: Asked, resume: Resume, store: RunStore, workspace: Workspace
) -> None:
    with serving("plans-and-hands-over") as server:
        run = ask(server, "Add brands")
        assert run.state is RunState.WAITING
        (waiting,) = run.waiting
        assert run.plans == [waiting.digest]
        assert not (workspace.root / "src").exists()
        assert approval_of(workspace, waiting.digest) is None

        # Nobody did anything yet: nothing is sent, nothing changes.
        assert resume(server, run) == store.run(run.id)
        assert len(server.bodies) == 2

        plan = load_plan(workspace, waiting.digest)
        approve(workspace, plan, principal="ann", channel="test")
        assert resume(server, run).state is RunState.WAITING
        apply_as(workspace, plan, principal="ann", channel="test")

        done = resume(server, run)
    assert (done.state, done.waiting, done.problems) == (RunState.ANSWERED, [], [])
    assert done.answer
    assert done.answer.startswith("It is written.")
    assert "A person applied the plan" in results_of(server, 2)
    assert "src/modules/brand/models/brand.ts" in results_of(server, 2)
    # What stood beside the plan was looked up once, and is told with it.
    assert calls(store.events(run.id)) == ["plan", "find_files", "apply_plan"]
    assert "find_files" in results_of(server, 2)
    assert len(server.bodies) == 3


def test_a_person_may_say_why_not(ask: Asked, resume: Resume, workspace: Workspace) -> None:
    with serving("plans-and-hands-over") as server:
        run = resume(server, ask(server, "Add brands"), say="Call it label.")
    assert run.state is RunState.ANSWERED
    assert "did not apply" in results_of(server, 2)
    assert "Call it label." in results_of(server, 2)
    assert not (workspace.root / "src").exists()


def test_even_an_approved_plan_is_not_written_by_an_agent(ask: Asked, workspace: Workspace) -> None:
    plan = kept(workspace)
    approve(workspace, plan, principal="ann", channel="test")
    with serving([applies(plan.digest)]) as server:
        run = ask(server)
    assert run.state is RunState.WAITING
    assert not (workspace.root / "src").exists()
    assert approval_of(workspace, plan.digest) is not None


@pytest.mark.parametrize(
    ("digest", "said"),
    [("ab" * 32, "no plan"), ("../../etc/passwd", "digest"), ("", "digest")],
)
def test_a_digest_of_no_plan_is_told_to_the_model(ask: Asked, digest: str, said: str) -> None:
    with serving([applies(digest), {"say": "So be it."}]) as server:
        run = ask(server)
    assert run.answer == "So be it."
    assert said in results_of(server, 1)
    assert "'is_error': True" in results_of(server, 1)


def test_a_plan_that_cannot_be_written_is_no_question_to_a_person(
    ask: Asked, workspace: Workspace
) -> None:
    plan = kept(workspace, by_hand())
    with serving([applies(plan.digest), {"say": "So be it."}]) as server:
        run = ask(server)
    assert (run.state, run.waiting) == (RunState.ANSWERED, [])
    assert "a person has to settle" in results_of(server, 1)


def broken(workspace: Workspace) -> str:
    return kept(workspace, creation("src/api/broken.ts", "export const = {\n")).digest


def test_a_plan_that_breaks_the_project_is_given_back_before_a_person_sees_it(
    ask: Asked, store: RunStore, workspace: Workspace
) -> None:
    sound = kept(workspace).digest
    steps = [applies(broken(workspace)), {"after": "parse", **applies(sound)}]
    with serving(steps) as server:
        run = ask(server)
    (waiting,) = run.waiting
    assert waiting.digest == sound
    assert "passed: parse, doctor" in waiting.judged
    assert "The plan" in results_of(server, 1)
    assert "broken.ts" in results_of(server, 1)
    judged = [event.data["failed"] for event in store.events(run.id) if event.kind == "judged"]
    assert judged == [["parse"], []]


def test_a_plan_that_stays_broken_comes_to_the_person_with_what_the_checks_said(
    ask: Asked, workspace: Workspace
) -> None:
    look: Step = {"calls": [{"tool": "find_files", "with": {"pattern": "*"}}]}
    attempt = applies(broken(workspace))
    with serving([attempt, look, attempt, look, attempt]) as server:
        run = ask(server)
    assert run.state is RunState.WAITING
    assert "failed: parse" in run.waiting[0].judged


def test_taking_back_is_left_to_a_person(ask: Asked, workspace: Workspace) -> None:
    plan = kept(workspace)
    apply_as(workspace, plan, principal="ann", channel="test")
    with serving([{"calls": [{"tool": "undo"}]}, {"say": "So be it."}]) as server:
        run = ask(server)
    assert run.answer == "So be it."
    assert "stheno undo" in results_of(server, 1)
    assert (workspace.root / "src/modules/greeting/index.ts").exists()
