"""Plans and approvals are kept by digest, in the user's own state folder."""

import json
from pathlib import Path

import pytest

from tests.plan.making import make_change, make_plan, make_workspace
from tools.errors import NotApprovedError, SthenoError, UsageError
from tools.plan.apply import apply_plan
from tools.plan.approval import approval_of, approve
from tools.plan.state import load_plan, load_plan_file, save_plan
from tools.repo.workspace import Workspace


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's state folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def workspace(tmp_path: Path, state: Path) -> Workspace:  # noqa: ARG001  # it is set by then
    return make_workspace(tmp_path / "app", {})


PLAN = make_plan(make_change("ü.ts", None, "ü\r\n"), reads={"a.ts": None})


@pytest.mark.parametrize("length", [4, 12, 64])
def test_a_kept_plan_is_found_by_any_unique_beginning_of_its_digest(
    workspace: Workspace, length: int
) -> None:
    save_plan(workspace, PLAN)
    save_plan(workspace, PLAN)

    assert load_plan(workspace, PLAN.digest[:length].upper()) == PLAN


def record(state: Path, kind: str, digest: str) -> Path:
    (found,) = state.rglob(f"{kind}/{digest}.json")
    return found


def test_an_ambiguous_beginning_is_refused(workspace: Workspace, state: Path) -> None:
    for number in range(17):
        save_plan(workspace, make_plan(title=f"plan {number}"))
    digests = [path.stem for path in state.rglob("plans/*.json")]
    shared = next(d[0] for d in digests if sum(o.startswith(d[0]) for o in digests) > 1)

    with pytest.raises(UsageError, match="give more digits"):
        load_plan(workspace, shared)


@pytest.mark.parametrize("digest", ["", "xyz", "../a", "a" * 65, "abcd"])
def test_an_unknown_digest_is_refused(workspace: Workspace, digest: str) -> None:
    with pytest.raises(UsageError):
        load_plan(workspace, digest)


def test_a_plan_kept_under_another_plans_name_is_refused(workspace: Workspace, state: Path) -> None:
    save_plan(workspace, PLAN)
    other = make_plan(title="other")
    record(state, "plans", PLAN.digest).write_text(other.model_dump_json(), encoding="utf-8")

    with pytest.raises(UsageError):
        load_plan(workspace, PLAN.digest)


def test_a_plan_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(PLAN.model_dump_json(indent=2), encoding="utf-8")

    assert load_plan_file(file) == PLAN


def tampered(**update: object) -> str:
    return json.dumps(json.loads(PLAN.model_dump_json()) | update)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (tampered(title="nicer"), "digest does not match"),
        (tampered(digest="0" * 64), "digest does not match"),
        (tampered(digest=None), "digest does not match"),
        (tampered(schema_version=2), "schema_version is 2"),
        (tampered(changes=[{"path": "x"}]), "changes.0.action"),
        (tampered(extra=1), "extra"),
        (tampered(title="\ud800"), "no JSON text"),
        ("[" * 100_000, "no JSON text"),
        ("[]", "no JSON object"),
        ("{", "no JSON"),
        ("", "no JSON"),
    ],
)
def test_a_changed_or_foreign_plan_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=message):
        load_plan_file(file)


def test_a_missing_or_binary_plan_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_plan_file(tmp_path / "none.json")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="no JSON"):
        load_plan_file(tmp_path / "binary")


def test_an_approval_tells_who_when_and_how(workspace: Workspace) -> None:
    assert approval_of(workspace, PLAN.digest) is None

    approval = approve(workspace, PLAN, principal="ada", channel="cli")

    assert approval_of(workspace, PLAN.digest) == approval
    assert (approval.digest, approval.principal, approval.channel) == (PLAN.digest, "ada", "cli")
    assert approval.time.tzinfo is not None


def test_an_approval_speaks_for_its_own_plan_only(workspace: Workspace, state: Path) -> None:
    other = make_plan(title="other")
    approve(workspace, PLAN, principal="ada", channel="cli")
    path = record(state, "approvals", PLAN.digest)
    path.with_name(f"{other.digest}.json").write_bytes(path.read_bytes())

    assert approval_of(workspace, other.digest) is None


@pytest.mark.parametrize("text", ["", "{}", "yes"])
def test_a_damaged_approval_approves_nothing(workspace: Workspace, state: Path, text: str) -> None:
    approve(workspace, PLAN, principal="ada", channel="cli")
    record(state, "approvals", PLAN.digest).write_text(text, encoding="utf-8")

    assert approval_of(workspace, PLAN.digest) is None


def test_an_approval_speaks_for_its_own_workspace_only(
    workspace: Workspace, state: Path, tmp_path: Path
) -> None:
    twin = make_workspace(tmp_path / "twin", {})
    approve(workspace, PLAN, principal="ada", channel="cli")
    approve(twin, PLAN, principal="ada", channel="cli")
    ours, theirs = state.rglob(f"approvals/{PLAN.digest}.json")
    assert approval_of(twin, PLAN.digest) is not None

    content = ours.read_bytes()
    ours.write_bytes(theirs.read_bytes())
    theirs.write_bytes(content)
    assert approval_of(workspace, PLAN.digest) is None
    assert approval_of(twin, PLAN.digest) is None


def test_a_plan_and_an_approval_that_a_checkout_brings_count_for_nothing(
    workspace: Workspace, state: Path
) -> None:
    save_plan(workspace, PLAN)
    approve(workspace, PLAN, principal="ada", channel="cli")
    for kind in ("plans", "approvals"):
        brought = workspace.root / f".stheno/state/{kind}/{PLAN.digest}.json"
        brought.parent.mkdir(parents=True)
        record(state, kind, PLAN.digest).rename(brought)

    assert approval_of(workspace, PLAN.digest) is None
    with pytest.raises(UsageError, match="no plan"):
        load_plan(workspace, PLAN.digest)
    with pytest.raises(NotApprovedError):
        apply_plan(workspace, PLAN)
    assert not (workspace.root / "ü.ts").exists()


def test_a_user_state_that_a_checkout_could_fill_is_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", f"{workspace.root}/.state")

    with pytest.raises(UsageError, match="XDG_STATE_HOME"):
        approve(workspace, PLAN, principal="ada", channel="cli")
    with pytest.raises(UsageError, match="XDG_STATE_HOME"):
        approval_of(workspace, PLAN.digest)


def test_a_state_folder_that_cannot_be_written_is_told(workspace: Workspace, state: Path) -> None:
    state.write_text("", encoding="utf-8")

    with pytest.raises(SthenoError, match="the plan is not saved"):
        save_plan(workspace, PLAN)
