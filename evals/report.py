"""What is shown of outcomes: a line while it happens, a table at the end, or JSON."""

from collections.abc import Sequence

from pydantic import computed_field
from rich.console import Console
from rich.table import Table

from evals.outcome import Kind, Outcome
from tools.plan.model import Frozen

SCORES = frozenset({Kind.MODEL, Kind.CLIENT})
_NO_SCORE = "Played from scripts: this proves tools and checks, and is no score of anybody."


class Results(Frozen):
    """Everything that was played; `score` is null unless a model or a client played."""

    outcomes: list[Outcome]

    @computed_field  # type: ignore[prop-decorator]  # mypy cannot see through the stacked decorator
    @property
    def score(self) -> str | None:
        """How many tasks a model or a client solved, of how many it played."""
        played = [outcome for outcome in self.outcomes if outcome.kind in SCORES]
        if not played:
            return None
        return f"{sum(outcome.passed for outcome in played)}/{len(played)}"


def line_of(outcome: Outcome) -> str:
    """Return an outcome in a line."""
    word = "passed" if outcome.passed else "failed"
    first = outcome.first_failure
    why = outcome.broke or (f"{first.claim}: {first.seen}" if first else "")
    told = " ".join(why.split())[:200]
    return f"{outcome.task} ({outcome.kind}): {word} in {outcome.seconds:.0f} s  {told}".rstrip()


def show(console: Console, results: Results) -> None:
    """Print the table: one row a play, its calls, tokens and cost, then the sum."""
    table = Table("task", "played by", "", "claims", "calls", "tokens", "cost", "seconds", box=None)
    for outcome in results.outcomes:
        table.add_row(*_row(outcome))
    console.print(table)
    for outcome in results.outcomes:
        for told in _failures(outcome):
            console.print(f"{outcome.task}: {' '.join(told.split())}", markup=False)
    console.print()
    if results.score is None:
        console.print(_NO_SCORE)
    else:
        console.print(_sum(results))


def _failures(outcome: Outcome) -> list[str]:
    """Return what went wrong: how the work was cut short, and each claim that does not hold."""
    stopped = outcome.played.stopped if outcome.played else None
    early = [told for told in (stopped, outcome.broke) if told]
    return early + [f"{one.claim}: {one.seen}" for one in outcome.claims if not one.held]


def _row(outcome: Outcome) -> Sequence[str]:
    played = outcome.played
    held = sum(claim.held for claim in outcome.claims)
    return (
        outcome.task,
        played.player if played and outcome.kind in SCORES else outcome.kind.value,
        "passed" if outcome.passed else "failed",
        f"{held}/{len(outcome.claims)}" if outcome.claims else "none played",
        str(played.calls) if played else "",
        f"{played.tokens:,}" if played and played.tokens is not None else "",
        f"${played.dollars:.2f}" if played and played.dollars is not None else "",
        f"{outcome.seconds:.0f}",
    )


def _sum(results: Results) -> str:
    plays = [outcome.played for outcome in results.outcomes if outcome.played]
    tokens = [play.tokens for play in plays if play.tokens is not None]
    dollars = [play.dollars for play in plays if play.dollars is not None]
    parts = [f"{results.score} passed", f"{sum(play.calls for play in plays)} calls"]
    if tokens:
        parts.append(f"{sum(tokens):,} tokens")
    if dollars:
        parts.append(f"${sum(dollars):.2f}")
    return ", ".join(parts)
