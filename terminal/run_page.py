"""A specialist's run as a person sees it: live, afterwards, and in a list."""

from collections.abc import Iterable, Sequence
from typing import Self, TextIO

from pydantic import JsonValue

from agents.runs import Event, Run, RunState, Spend
from terminal.page import Row, heading, row, set_in, show
from tools.repo.visible import visible, visible_name

_WIDE = 100
_STYLES = {
    "answered": "bold green",
    "waiting": "bold yellow",
    "stopped": "bold yellow",
    "cancelled": "bold yellow",
    "interrupted": "bold yellow",
    "failed": "bold red",
}
# How the reasons begin that only a larger limit helps against.
_BOUNDS = ("requests:", "tokens:", "cost:", "time:")


class LiveRun:
    """Draws a run's events as they come: text on one stream, tools and cost on the other."""

    def __init__(self, text: TextIO, aside: TextIO) -> None:
        self._text = text
        self._aside = aside
        self._open = False

    def __enter__(self) -> Self:
        """Begin to draw."""
        return self

    def __exit__(self, *_: object) -> None:
        self.end_line()

    def event(self, event: Event) -> None:
        """Draw one event."""
        data = event.data
        if event.kind == "delta":
            self._write(str(data["text"]))
        elif event.kind == "call":
            self._say(row((f"{data['tool']} ", "cyan"), _shortly(data["arguments"])))
        elif event.kind == "result" and data["failed"]:
            self._say(row((f"{data['tool']} ", "red"), _first_line(str(data["text"]))))
        elif event.kind == "said" and data["by"] == "stheno":
            self._say(row(("asked to mend its answer", "bold yellow")))
            self._say(row(str(data["text"])))
        elif event.kind == "judged":
            self._say(row(("judged ", "cyan"), _judged(data)))
        elif event.kind == "progress":
            self._say(row(("  ", ""), (str(data["text"]), "dim")))
        elif event.kind == "spend":
            spend = Spend.model_validate(_fields(data["spend"]))
            self._say(row((_cost(spend), "dim")))
        elif event.kind in {"ended", "waiting"}:
            self.end_line()

    def end_line(self) -> None:
        """End a line of text that is begun."""
        if self._open:
            self._text.write("\n")
            self._text.flush()
            self._open = False

    def _write(self, text: str) -> None:
        self._text.write(visible(text))
        self._text.flush()
        self._open = not text.endswith("\n")

    def _say(self, line: Row) -> None:
        self.end_line()
        show([line], self._aside)


def show_outcome(run: Run, aside: TextIO, *, steps: Iterable[str] | None = None) -> None:
    """Say how a run ended or rests, what it took, and what comes next: `steps`, or commands."""
    rows = [row((f"{run.state} ", _STYLES.get(run.state, "bold")), took(run))]
    if run.reason:
        rows.append(row(run.reason))
    rows += _problems(run)
    rows += [row(("judged ", "bold"), one.judged) for one in run.waiting]
    after = _next(run) if steps is None else steps
    show([*rows, *(row(("next: ", "bold"), step) for step in after)], aside)


def show_runs(runs: Sequence[Run], played: set[str], file: TextIO) -> None:
    """List runs, one a line; `played` are the ids of those that a process plays now."""
    if not runs:
        show([row("no runs here yet; begin one with stheno ask")], file)
        return
    show([_listed(run, standing_of(run, played=run.id in played)) for run in runs], file)


def show_run(run: Run, events: Iterable[Event], file: TextIO, *, played: bool) -> None:
    """Show a run from its question to its answer."""
    standing = standing_of(run, played=played)
    rows = [
        row((f"{run.agent} ", "bold"), (standing, _STYLES.get(standing, "bold"))),
        row((f"run {run.id}, {run.model}, {run.created:%Y-%m-%d %H:%M} UTC, {took(run)}", "dim")),
        *heading("Question"),
        *set_in(row(line) for line in run.question.splitlines()),
        *heading("What happened"),
        *set_in(_happened(events)),
    ]
    if run.answer:
        rows += [*heading("Answer"), *set_in(row(line) for line in run.answer.splitlines())]
    if run.plans:
        rows += [*heading("Plans"), *set_in(row(plan) for plan in run.plans)]
    if run.reason:
        rows += [Row(), row(run.reason)]
    rows += _problems(run)
    rows += [row(("judged ", "bold"), one.judged) for one in run.waiting]
    show([*rows, *(row(("next: ", "bold"), step) for step in _next(run))], file)


def _happened(events: Iterable[Event]) -> Iterable[Row]:
    for event in events:
        data = event.data
        if event.kind == "call":
            yield row((f"{data['tool']} ", "cyan"), _shortly(data["arguments"]))
        elif event.kind == "result" and data["failed"]:
            yield row((f"{data['tool']} ", "red"), _first_line(str(data["text"])))
        elif event.kind == "judged":
            yield row(("judged ", "cyan"), _judged(data))
        elif event.kind in {"text", "settled", "said"}:
            yield row((f"{event.kind} ", "dim"), _first_line(str(data["text"])))
        elif event.kind in {"waiting", "ended"}:
            state = data.get("state", "waiting")
            yield row((str(state), _STYLES.get(str(state), "bold")), f" {data.get('reason', '')}")


def _judged(data: dict[str, JsonValue]) -> str:
    words = {"failed": "failed", "passed": "passed", "not_run": "not run"}
    named = {word: data[name] for name, word in words.items()}
    lists = {word: names for word, names in named.items() if isinstance(names, list) and names}
    return "; ".join(f"{word}: {', '.join(map(str, names))}" for word, names in lists.items())


def _listed(run: Run, standing: str) -> Row:
    return row(
        (f"{run.id}  ", "bold"),
        (f"{standing:<11}  ", _STYLES.get(standing, "bold")),
        (f"{run.created:%Y-%m-%d %H:%M}  ", "dim"),
        f"{_money(run.spend):>8}  {run.agent}  ",
        (_first_line(run.question), "dim"),
    )


def standing_of(run: Run, *, played: bool) -> str:
    """Return where a run stands; `played` tells whether a process plays it now."""
    # A run that says it is played, and is not, lost its process.
    return "interrupted" if run.state is RunState.RUNNING and not played else run.state


def ran_out(run: Run) -> bool:
    """Tell whether a run was stopped by a limit that whoever resumes it may raise."""
    return run.state is RunState.STOPPED and run.reason.startswith(_BOUNDS)


def _next(run: Run) -> Iterable[str]:
    for waiting in run.waiting:
        yield f"stheno apply {waiting.digest[:12]}    # shows {waiting.title}, and asks"
    if run.waiting:
        yield f"stheno resume {run.id}    # then; or say why not with --say"
    elif ran_out(run):
        yield f"stheno resume {run.id}    # with a larger --max-requests, --max-cost or --timeout"
    elif run.state not in {RunState.ANSWERED, RunState.RUNNING}:
        yield f"stheno resume {run.id}"


def _problems(run: Run) -> list[Row]:
    return [row(("not as it should be: ", "bold yellow"), one) for one in run.problems]


def took(run: Run) -> str:
    """Return in words what a run took so far."""
    return f"{_cost(run.spend)}, {run.spend.seconds:.1f} s"


def _cost(spend: Spend) -> str:
    requests = "1 request" if spend.requests == 1 else f"{spend.requests} requests"
    return f"{requests}, {spend.tokens:,} tokens, {_money(spend)}"


def _money(spend: Spend) -> str:
    return "cost unknown" if spend.cost is None else f"${spend.cost:.4f}"


def _shortly(arguments: JsonValue) -> str:
    pairs = _fields(arguments).items()
    return _cut(", ".join(f"{name}: {visible_name(str(value))}" for name, value in pairs))


def _fields(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _first_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("<data-")]
    return _cut(lines[0].strip() if lines else "")


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE else f"{text[: _WIDE - 1]}…"
