"""A diagnosis in pages that a model's context bears."""

from collections.abc import Collection

from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.model import Finding, Rule
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace

PAGE = 20


class DoctorView(Frozen):
    """A page of findings, errors first; `why` has each rule on the page once.

    `next` is the offset of the following page, None on the last.  `unread` files were judged
    only as far as they parse.
    """

    clean: bool
    errors: int
    total: int
    findings: list[Finding]
    why: dict[str, str]
    unread: list[str]
    next: int | None = None


def view_diagnosis(
    workspace: Workspace,
    rules: Collection[Rule],
    paths: Collection[str] | None = None,
    offset: int = 0,
) -> DoctorView:
    """Return the findings from `offset` on, as many as fit a page."""
    result = diagnose(workspace, rules, paths)
    order = {"error": 0, "warning": 1, "info": 2}
    findings = sorted(result.findings, key=lambda finding: order[finding.severity])
    page = findings[offset : offset + PAGE]
    shown = {finding.rule for finding in page}
    end = offset + len(page)
    return DoctorView(
        clean=not findings and not result.unread,
        errors=result.errors,
        total=len(findings),
        findings=page,
        why={rule.id: rule.why for rule in rules if rule.id in shown},
        unread=result.unread[:PAGE],
        next=end if end < len(findings) else None,
    )
