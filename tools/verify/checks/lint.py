"""`lint`: Medusa's own ESLint plugin, in its strict configuration."""

from pathlib import Path

from tools.repo.packages import packages
from tools.verify.context import Context
from tools.verify.linter import ERROR, LINTER, LintedFile, run_linter
from tools.verify.output import counted
from tools.verify.report import FailedError, NotRunError, Passed


async def check_lint(context: Context) -> Passed:
    """Lint all of `src`; errors fail, warnings are told."""
    app = await context.copy("lint")
    if not (app / "tsconfig.json").exists():
        raise NotRunError("the project has no tsconfig.json, which the strict rules need")
    announce = context.announcing("lint", "installing Medusa's linter, once")
    tools = await packages("lint", LINTER, context.sandbox.guardian, announce)
    return _judged(app, await run_linter(context.sandbox, tools, app, context.medusa))


def _judged(app: Path, files: list[LintedFile]) -> Passed:
    found = [
        (
            message.severity,
            f"{file.within(app)}:{message.line}: {message.message} ({message.ruleId})",
        )
        for file in files
        for message in file.messages
    ]
    errors = [text for severity, text in found if severity == ERROR]
    warnings = [text for severity, text in found if severity != ERROR]
    details = "\n".join([*(f"error: {text}" for text in errors), *warnings])
    told = f"{counted(len(errors), 'error')}, {counted(len(warnings), 'warning')}"
    if errors:
        raise FailedError(f"{told} by Medusa's strict rules", details)
    return Passed(evidence=f"{counted(len(files), 'file')}, strict rules: {told}", details=details)
