"""What doctor found, file by file, and what a rule is about."""

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from terminal.page import Row, heading, row, set_in, show
from tools.medusa.doctor.diagnose import NOT_ASKED, Diagnosis
from tools.medusa.doctor.model import OURS, Finding, Rule, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def show_diagnosis(file: TextIO, diagnosis: Diagnosis) -> None:
    """Print the findings by file, each with the right form, and a line that sums up."""
    show([*_page(diagnosis), Row(), *_summary(diagnosis)], file)


def show_rule(file: TextIO, rule: Rule) -> None:
    """Print what a rule is about."""
    parts = [("Why", rule.why), ("Right", rule.right), ("Known from", rule.source)]
    if rule.until is not None:
        parts.append(("Only before", ".".join(map(str, rule.until.first))))
    if rule.fixes:
        parts.append(("Fix", "`stheno doctor --fix` plans it, where it is mechanical"))
    rows = [row((f"{name}: ", "bold"), text) for name, text in parts]
    title = row((rule.id, _STYLES[rule.severity]), f"  {rule.title}", (f"  {rule.severity}", "dim"))
    show([title, *set_in(rows)], file)


def _page(diagnosis: Diagnosis) -> Iterator[Row]:
    for path, findings in groupby(diagnosis.findings, key=lambda finding: finding.path):
        yield from heading(path)
        for finding in findings:
            yield from set_in(_finding(finding))
    if diagnosis.unread:
        yield from heading("Not read, so not judged in full")
        yield from set_in(row((problem, "yellow")) for problem in diagnosis.unread)


def _finding(finding: Finding) -> Iterator[Row]:
    style = _STYLES[finding.severity]
    place = (f"{finding.line}:{finding.column}", "dim")
    yield row(
        (finding.severity, style), " ", place, f"  {finding.message}  ", (finding.rule, "dim")
    )
    fix = ("  fixed by --fix", "green") if finding.fixable else ""
    if finding.right:
        yield from set_in([row((finding.right, "cyan"), fix)])


def _summary(diagnosis: Diagnosis) -> Iterator[Row]:
    told = f"  {diagnosis.rules} rules, Medusa {diagnosis.medusa or 'of unknown version'}"
    if diagnosis.lint_not_run is None:
        told += ", Medusa's lint"
    if not diagnosis.findings:
        yield row(("nothing found", "bold green"), (told, "dim"))
        yield from _unlinted(diagnosis)
        return
    warnings = len(diagnosis.findings) - diagnosis.errors
    counts = f"errors: {diagnosis.errors}, other findings: {warnings}"
    style = "bold red" if diagnosis.errors else "bold yellow"
    yield row((counts, style), (told, "dim"))
    yield from _unlinted(diagnosis)
    first = next((one.rule for one in diagnosis.findings if one.source == OURS), None)
    if first is None:
        return
    yield row((f"stheno doctor --explain {first}", "bold"), ("  tells why it matters", "dim"))


def _unlinted(diagnosis: Diagnosis) -> Iterator[Row]:
    if diagnosis.lint_not_run not in {None, NOT_ASKED}:
        yield row(("Medusa's lint was not run: ", "yellow"), diagnosis.lint_not_run or "")
