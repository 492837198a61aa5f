"""The command, as a person or CI uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals.model import ClaimResult
from evals.outcome import Kind, Outcome
from evals.players.played import Played
from evals.prove import unlike
from evals.report import Results

ROOT = Path(__file__).parents[2]


def evals(*arguments: str, seconds: float = 60) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "evals", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
        env={name: value for name, value in os.environ.items() if name != "ANTHROPIC_API_KEY"},
        check=False,
    )


def outcome(kind: Kind, *held: bool, broke: str | None = None) -> Outcome:
    claims = [ClaimResult(claim=f"claim {n}", held=is_so) for n, is_so in enumerate(held)]
    played = Played(player="opus", calls=3, applied=[], tokens=10, dollars=0.5)
    return Outcome(
        task="pet-profiles", kind=kind, claims=claims, played=played, broke=broke, seconds=1.0
    )


def test_the_tasks_are_listed_for_people_and_programs() -> None:
    assert "pet-profiles" in evals("list").stdout
    assert len(json.loads(evals("list", "--json").stdout)["tasks"]) == 20


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run"], "exactly one of --model, --mcp and --script"),
        (["run", "--script", "perfect"], "there is no script"),
        (["run", "--model", "opus", "--task", "quotes"], "ANTHROPIC_API_KEY is not set"),
        (["run", "--script", "solution", "--task", "nonsense"], "choose from"),
        (["check", "nonsense", "."], "choose from"),
        (["make", "pet-profiles", "evals"], "not empty"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(arguments: list[str], told: str) -> None:
    finished = evals(*arguments)
    assert finished.returncode == 2
    assert told in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_script_is_never_a_score() -> None:
    assert Results(outcomes=[outcome(Kind.SOLUTION, True)]).score is None
    assert Results(outcomes=[outcome(Kind.MODEL, True), outcome(Kind.MODEL, False)]).score == "1/2"


def test_what_did_not_run_has_not_passed() -> None:
    assert not outcome(Kind.SOLUTION, broke="it does not boot").passed
    assert not outcome(Kind.SOLUTION).passed


def test_a_check_is_proven_only_if_it_fails_for_the_reason_that_was_planted() -> None:
    assert unlike(outcome(Kind.SOLUTION, True)) is None
    assert unlike(outcome(Kind.SOLUTION, False)) == "the solution does not pass"
    assert unlike(outcome(Kind.UNTOUCHED, True, False)) is None
    assert unlike(outcome(Kind.UNTOUCHED, True)) == "the check passes, and must not"
    assert unlike(outcome(Kind.WRONG, broke="no")) == "it does not run, so nothing was shown"
    other = unlike(outcome(Kind.WRONG, True, False))
    assert other is not None
    assert other.startswith("it is caught by 'claim 1'")


@pytest.mark.medusa
@pytest.mark.timeout(900)
def test_a_task_is_proven_on_a_real_medusa() -> None:
    finished = evals("prove", "--task", "pet-profiles", "--json", seconds=880)
    assert finished.returncode == 0, finished.stderr
    proofs = json.loads(finished.stdout)["proofs"]
    passed = {proof["outcome"]["kind"]: proof["outcome"]["passed"] for proof in proofs}
    assert passed == {"untouched": False, "wrong": False, "solution": True}
