"""The last reports of verify, kept in the user's state folder beside the plans."""

from datetime import UTC, datetime

from pydantic import ValidationError

from tools.errors import UsageError
from tools.plan.model import Frozen
from tools.plan.state import reporting
from tools.plan.user_state import forget, keep, kept, kept_names
from tools.repo.workspace import Workspace
from tools.verify.report import Report

_KEPT = 20


class KeptReport(Frozen):
    """One report in a line; `name` is the time it ended, in UTC, and `tree` what it speaks of."""

    name: str
    ok: bool
    complete: bool
    medusa: str
    tree: str


class KeptReports(Frozen):
    """The reports that are kept, the newest first."""

    reports: list[KeptReport]


def keep_report(workspace: Workspace, report: Report) -> str:
    """Keep a report, and forget all but the last twenty; returns its name."""
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")
    with reporting("the report is not kept"):
        keep(workspace, "reports", name, report.model_dump_json(exclude=_COMPUTED).encode())
        for old in kept_names(workspace, "reports")[:-_KEPT]:
            forget(workspace, "reports", old)
    return name


def load_report(workspace: Workspace, name: str) -> Report:
    """Return the report of this name; raises UsageError if there is none, or it is damaged."""
    with reporting("the report is not read"):
        content = kept(workspace, "reports", name) if name in _names(workspace) else None
    if content is None:
        raise UsageError(f"no report {name} is kept here", fix="make one with stheno verify")
    try:
        return Report.model_validate_json(content)
    except ValidationError as error:
        raise UsageError("the report was damaged", where=name) from error


def kept_reports(workspace: Workspace) -> KeptReports:
    """Return every kept report in a line; damaged ones are left out."""
    found: list[KeptReport] = []
    for name in reversed(_names(workspace)):
        try:
            report = load_report(workspace, name)
        except UsageError:
            continue
        found.append(
            KeptReport(
                name=name,
                ok=report.ok,
                complete=report.complete,
                medusa=report.medusa,
                tree=report.tree,
            )
        )
    return KeptReports(reports=found)


_COMPUTED = {"ok", "complete"}


def _names(workspace: Workspace) -> list[str]:
    with reporting("the reports are not listed"):
        return kept_names(workspace, "reports")
