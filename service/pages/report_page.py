"""A report of verify as one page, to keep beside a build: no script, nothing from outside."""

from datetime import datetime

from service.pages.render import render
from tools.verify.report import Check, Report, Status

MAX_DETAILS = 60_000
_MARKS = {Status.PASSED: "✓", Status.FAILED: "✗", Status.NOT_RUN: "?"}
_TONES = {Status.PASSED: "good", Status.FAILED: "bad", Status.NOT_RUN: "warn"}


def report_html(report: Report, *, time: datetime, again: str) -> str:
    """Return the page; `time` is when it ended, in UTC, and `again` how to prove anew."""
    tone = "good" if report.whole else "warn" if report.ok else "bad"
    return render(
        "report.html.j2",
        title=f"{report.verdict}: Medusa {report.medusa}, tree {report.tree[:12]}",
        report=report,
        tone=tone,
        time=time,
        again=again,
        failed=[check for check in report.checks if check.status is Status.FAILED],
        marks=_MARKS,
        tones=_TONES,
        shown=_shown,
    )


def _shown(check: Check) -> str:
    """Return the details, of which the end tells most."""
    text = check.details.rstrip()
    if len(text) <= MAX_DETAILS:
        return text
    end = text[-MAX_DETAILS:]
    return "[…]\n" + (end.partition("\n")[2] or end)
