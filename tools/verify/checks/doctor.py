"""`doctor`: no rule of doctor's finds an error."""

import anyio

from tools.medusa.doctor.baseline import baseline_of, without_known
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.model import Severity
from tools.repo.workspace import Workspace
from tools.verify.context import Context
from tools.verify.output import counted
from tools.verify.report import FailedError, Passed


async def check_doctor(context: Context) -> Passed:
    """Apply doctor's rules: errors fail, the rest is told; nothing of the workspace is executed."""
    return await anyio.to_thread.run_sync(_check, context.workspace, context.before)


def _check(workspace: Workspace, before: Workspace | None) -> Passed:
    result = diagnose(workspace)
    findings, new = result.findings, ""
    if before is not None:
        known = baseline_of(before, diagnose(before).findings)
        findings, new = without_known(workspace, findings, known), "new "
    errors = [one for one in findings if one.severity is Severity.ERROR]
    others = [one for one in findings if one.severity is not Severity.ERROR]
    details = "\n".join(
        f"{one.path}:{one.line}: {one.message} ({one.rule})" for one in [*errors, *others]
    )
    told = f"{counted(len(errors), f'{new}error')}, {counted(len(others), 'other finding')}"
    if errors:
        raise FailedError(f"{told} by doctor's rules", details)
    return Passed(evidence=f"{counted(result.rules, 'rule')}: {told}", details=details)
