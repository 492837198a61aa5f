"""The runs on disk: by workspace, for several processes, each event before it is acted on."""

import subprocess
import sys
from pathlib import Path
from stat import S_IMODE

import pytest

from agents.lifecycle import end, start_run
from agents.runs import Limits, Run, RunRequest, RunState
from agents.store import RunStore
from tests.agents.engine.conftest import AGENT, QUESTION
from tests.samples import make_project
from tools.errors import UsageError
from tools.plan.user_state import state_folder
from tools.repo.workspace import Workspace

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from agents.runs import Limits, RunRequest
from agents.store import RunStore
from tools.repo.workspace import Workspace
sys.stdin.readline()
with RunStore(Workspace.at(sys.argv[1])) as store:
    request = RunRequest(agent="a", question=sys.argv[2])
    run = store.create(request, model="m", limits=Limits(), data={"system": ""})
    for number in range(50):
        store.append(run.id, "text", {"text": str(number)})
"""


def begun(store: RunStore, question: str = QUESTION) -> Run:
    return start_run(store, RunRequest(agent=AGENT, question=question))


def test_several_processes_make_the_file_and_write_to_it_at_once(workspace: Workspace) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(workspace.root), f"question {number}"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert (writer.returncode, said) == (0, "")
    with RunStore(workspace) as store:
        runs = store.runs()
        assert {run.question for run in runs} == {f"question {number}" for number in range(4)}
        for run in runs:
            texts = [event.data["text"] for event in store.events(run.id, after=1)]
            assert texts == [str(number) for number in range(50)]


def test_a_run_is_found_by_the_beginning_of_its_id(store: RunStore) -> None:
    run = begun(store)
    assert store.run(run.id[:4].upper()) == store.run(run.id)
    for wrong in ("", " ", "%", "zz", f"{run.id}0"):
        with pytest.raises(UsageError, match="no run"):
            store.run(wrong)


def test_the_newest_come_first_a_page_at_a_time(store: RunStore) -> None:
    made = [begun(store, f"question {number}").id for number in range(5)]
    first = store.runs(limit=3)
    assert [run.id for run in first] == made[:1:-1]
    assert [run.id for run in store.runs(before=first[-1].id)] == made[1::-1]


def test_another_workspace_has_other_runs(store: RunStore, tmp_path: Path) -> None:
    run = begun(store)
    with RunStore(make_project(tmp_path / "other")) as other:
        assert other.runs() == []
        with pytest.raises(UsageError, match="no run"):
            other.run(run.id)


def test_only_its_owner_can_read_what_was_said(store: RunStore, workspace: Workspace) -> None:
    begun(store)
    folder = state_folder(workspace) / "runs"
    assert S_IMODE(folder.stat().st_mode) == 0o700
    assert S_IMODE((folder / "runs.sqlite3").stat().st_mode) == 0o600


def test_a_run_stands_as_its_last_event_left_it(store: RunStore) -> None:
    run = begun(store)
    assert (run.state, run.limits) == (RunState.CREATED, Limits(requests=50, cost=3.0))
    end(store, run.id, RunState.FAILED, "the provider failed")
    found = store.run(run.id)
    assert (found.state, found.reason) == (RunState.FAILED, "the provider failed")
    assert found.updated > run.updated
