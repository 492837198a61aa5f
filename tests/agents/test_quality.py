"""A round of the loop of quality: a plan is judged, and the model told what to correct."""

from pathlib import Path

import pytest

from agents.quality import judge_plan
from tests.propose.proposals import exact, whole
from tests.samples import make_project
from tools.errors import UsageError
from tools.propose.propose import propose

pytestmark = pytest.mark.anyio

ROUTE = "src/api/admin/brands/route.ts"
BAD = "export const get = async (req, res) => {\n  res.json({})\n}\n"


async def test_rounds_go_on_until_nothing_is_left_to_correct(tmp_path: Path) -> None:
    workspace = make_project(tmp_path / "shop")
    plan = propose(workspace, [whole(ROUTE, BAD)], "lists brands").plan
    first = await judge_plan(workspace, plan.digest, ["parse", "doctor"])
    assert (first.passed, first.failed, first.ok) == (["parse"], ["doctor"], False)
    assert first.correction is not None
    assert f"scaffold_digest {plan.digest[:12]}" in first.correction
    assert f"{ROUTE}:1: `get` is ignored; export `GET` (M20)" in first.correction
    edits = [exact(ROUTE, ("const get", "const GET"))]
    corrected = propose(workspace, edits, "corrects it", on=plan.digest).plan
    second = await judge_plan(workspace, corrected.digest, ["parse", "doctor"])
    assert (second.failed, second.ok, second.correction) == ([], True, None)
    assert second.digest == corrected.digest
    assert workspace.read_text(ROUTE) is None


async def test_what_could_not_be_looked_at_is_no_success(tmp_path: Path) -> None:
    workspace = make_project(tmp_path / "shop")
    plan = propose(workspace, [whole(ROUTE, BAD.replace("get", "GET"))], "lists brands").plan
    verdict = await judge_plan(workspace, plan.digest, ["types"])
    assert (verdict.not_run, verdict.ok, verdict.correction) == (["types"], False, None)


async def test_an_unknown_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no plan"):
        await judge_plan(make_project(tmp_path / "shop"), "0" * 64)
