"""Free edits on top of a scaffold's plan: one plan, which tells who wrote what."""

import pytest

from service.pages.plan_page import plan_html
from tests.propose.proposals import HANDLER, exact, gone, planned, whole
from tests.samples import MODEL_PATH, NOW, SPEC
from tests.trees import write_tree
from tools import catalogue
from tools.errors import ProposalError, StalePlanError, UsageError
from tools.person import apply_as, make_plan
from tools.plan.model import Plan
from tools.plan.undo import undo
from tools.propose.propose import BY_MODEL, propose
from tools.repo.workspace import Workspace

NEW = "src/api/store/hello/route.ts"
MORE = ("name: model.text()", "nick: model.text().nullable(),\n  name: model.text()")


@pytest.fixture
def scaffold(workspace: Workspace) -> Plan:
    return make_plan(workspace, SPEC, origin="spec", now=NOW)


def origins(plan: Plan) -> dict[str, str]:
    return {change.path: change.origin for change in plan.free}


def test_one_plan_holds_both_and_tells_which_is_which(workspace: Workspace, scaffold: Plan) -> None:
    plan = planned(workspace, whole(NEW, HANDLER), exact(MODEL_PATH, MORE), on=scaffold.digest[:12])
    below = {change.path: change for change in scaffold.changes}
    assert origins(plan) == {
        NEW: "model",
        MODEL_PATH: f"model, on {below[MODEL_PATH].origin}",
    }
    untouched = [change for change in plan.changes if not change.by_model]
    assert untouched == [one for one in scaffold.changes if one.path != MODEL_PATH]
    assert {change.path for change in plan.changes} == {*below, NEW}
    assert plan.steps[-1].title == BY_MODEL
    assert plan.steps[-1].paths == [NEW, MODEL_PATH]
    assert all(MODEL_PATH not in step.paths for step in plan.steps[:-1])
    assert set(scaffold.risks) <= set(plan.risks)
    assert plan.commands == scaffold.commands
    apply_as(workspace, plan, principal="ada", channel="test")
    assert "nick: model.text().nullable()" in (workspace.read_text(MODEL_PATH) or "")
    undo(workspace)
    assert workspace.read_text(MODEL_PATH) is None


def test_every_view_tells_what_is_the_models(workspace: Workspace, scaffold: Plan) -> None:
    plan = planned(workspace, whole(NEW, HANDLER), exact(MODEL_PATH, MORE), on=scaffold.digest)
    page = plan_html(plan)
    assert f"2 of {len(plan.writing)} are by the model, not from a scaffold" in page
    assert "by the model, on " in page
    assert "unproven: a model wrote it, or some of it" in page
    assert not plan.target.proven
    seen = catalogue.plan(workspace, digest=plan.digest)
    told = {file.path: file.origin for file in seen.files if file.origin}
    assert told[NEW] == "by the model, not from a scaffold"
    assert told[MODEL_PATH].startswith("by the model, on ")
    assert set(told) == {NEW, MODEL_PATH}


def test_the_old_text_is_the_scaffolds_even_where_the_disk_has_none(
    workspace: Workspace, scaffold: Plan
) -> None:
    with pytest.raises(ProposalError, match="there is no such file"):
        propose(workspace, [exact(MODEL_PATH, MORE)], "x")
    assert planned(workspace, exact(MODEL_PATH, MORE), on=scaffold.digest)


def test_a_correction_is_put_on_the_proposal_before_and_old_findings_go(
    workspace: Workspace,
) -> None:
    wrong = propose(workspace, [whole(NEW, HANDLER.replace("GET", "get"))], "x")
    assert [finding.rule for finding in wrong.new] == ["M20"]
    assert any("doctor's M20" in risk.message for risk in wrong.plan.risks)
    edits = [exact(NEW, ("const get", "const GET"))]
    right = propose(workspace, edits, "corrects it", on=wrong.plan.digest)
    assert right.new == []
    assert [risk.message for risk in right.plan.risks] == [
        "anyone may call GET /store/hello without logging in"
    ]
    assert origins(right.plan) == {NEW: "model"}
    (change,) = right.plan.changes
    assert (change.content, change.reason) == (HANDLER, "corrects it")
    assert [step.reason for step in right.plan.steps] == ["x; corrects it"]


def test_a_correction_may_take_a_file_of_the_plan_back_out(
    workspace: Workspace, scaffold: Plan
) -> None:
    both = planned(workspace, whole(NEW, HANDLER), on=scaffold.digest)
    without = planned(workspace, gone(NEW), on=both.digest)
    assert {one.path for one in without.changes} == {one.path for one in scaffold.changes}
    assert without.free == []
    assert without.target == scaffold.target


def test_a_plan_below_that_is_stale_or_unknown_is_refused(
    workspace: Workspace, scaffold: Plan
) -> None:
    with pytest.raises(UsageError, match="no plan"):
        propose(workspace, [whole(NEW, HANDLER)], "x", on="0" * 64)
    write_tree(workspace.root, {"medusa-config.ts": "module.exports = {}\n"})
    with pytest.raises(StalePlanError):
        propose(workspace, [whole(NEW, HANDLER)], "x", on=scaffold.digest)
