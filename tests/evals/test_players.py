"""Who plays a task: our own script, any client's command, a model on our engine."""

import shlex
import sys
from pathlib import Path

import anyio
import pytest

from evals.players.client import play_client
from evals.players.model import play_model
from evals.players.scripted import RefusedError, play_script
from evals.solution import Script, load_task, solution
from tests.agents.messages_server import KEY, Step, serving
from tests.evals.test_tasks import shop_of
from tools.errors import UsageError
from tools.repo.workspace import Workspace

TASK = "pet-profiles"
MODEL_FILE = "src/modules/pet/models/pet.ts"
# What an answer of medusa-expert has to have, or it is asked for again.
ANSWER = """It is written.

## Implementation plan
One module with one model.

## Code changes
All of it is in the plan.

## Configuration
None.

## Testing
Run the module's tests.

## Not verified
- that it boots: nobody ran verify yet
"""


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    return shop_of(TASK, tmp_path / "shop")


def test_the_script_plans_and_applies_through_the_server(shop: Workspace) -> None:
    played = anyio.run(play_script, shop, solution(TASK), "pets")
    assert (played.calls, len(played.applied)) == (2, 1)
    assert (played.tokens, played.dollars) == (None, None)
    assert shop.read_text(MODEL_FILE)


def test_a_script_that_the_server_refuses_says_why(shop: Workspace) -> None:
    script = Script(spec=None, files={"../outside.ts": "export {}\n"})
    with pytest.raises(RefusedError, match="propose_changes"):
        anyio.run(play_script, shop, script, "pets")
    assert not (shop.root.parent / "outside.ts").exists()


def test_any_client_can_play_by_its_command(shop: Workspace) -> None:
    command = f"{shlex.quote(sys.executable)} -m evals.players.scripted_client {{config}} {TASK}"
    played = anyio.run(play_client, shop, load_task(TASK), command)
    assert played.stopped is None
    assert (played.calls, len(played.applied)) == (2, 1)
    assert shop.read_text(MODEL_FILE)


def test_what_a_client_says_it_took_is_reported(shop: Workspace) -> None:
    told = '{"total_cost_usd": 0.25, "usage": {"input_tokens": 40, "output_tokens": 2}}'
    command = shlex.join([sys.executable, "-c", f"print({told!r})"])
    played = anyio.run(play_client, shop, load_task(TASK), command)
    assert (played.calls, played.tokens, played.dollars, played.applied) == (0, 42, 0.25, [])


@pytest.mark.parametrize(("command", "told"), [("", "empty"), ("x 'y", "cannot be read")])
def test_a_command_that_is_none_is_refused(shop: Workspace, command: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        anyio.run(play_client, shop, load_task(TASK), command)


def test_a_model_plans_the_person_applies_and_what_it_took_is_counted(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Step] = [
        {
            "say": "I plan it.",
            "calls": [{"tool": "plan", "with": {"spec": solution(TASK).spec}}],
            "usage": {"input": 1000, "output": 50},
        },
        {"calls": [{"tool": "apply_plan", "with": {"digest": "$digest"}}]},
        {"after": "A person", "say": ANSWER},
    ]
    with serving(steps) as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
        played = anyio.run(play_model, shop, load_task(TASK), None)
        assert load_task(TASK).wish.split(".")[0] in server.raw[0]
    assert played.stopped is None
    assert (played.calls, len(played.applied)) == (2, 1)
    assert played.tokens is not None
    assert played.tokens >= 1050
    assert played.dollars
    assert shop.read_text(MODEL_FILE)
