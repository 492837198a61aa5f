"""Prints, at the end of a run, what became of every spec and every mistake."""

from collections.abc import Callable

import pytest

from tools.verify.report import Report

Row = tuple[str, str, Report]
_ROWS = pytest.StashKey[list[Row]]()


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Callable[[str, str, Report], None]:
    """Return a function that keeps a report for the table."""
    rows = request.config.stash.setdefault(_ROWS, [])
    return lambda medusa, spec, report: rows.append((medusa, spec, report))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table."""
    rows = config.stash.get(_ROWS, [])
    if rows:
        terminalreporter.section("matrix")
    widest = max((len(name) for _, name, _ in rows), default=0)
    for medusa, spec, report in sorted(rows, key=lambda row: [int(n) for n in row[0].split(".")]):
        checks = "  ".join(f"{check.name} {check.status}" for check in report.checks)
        terminalreporter.line(f"{medusa:<8} {spec:<{widest}} {report.seconds:>6.0f} s  {checks}")
