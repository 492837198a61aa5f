"""`lint`: Medusa's own ESLint plugin, in its strict configuration."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from tools.medusa.versions import MIGRATION_FROM_FRAMEWORK, ZOD_FROM_FRAMEWORK
from tools.plan.model import Frozen
from tools.repo.packages import packages
from tools.verify.context import Context
from tools.verify.output import counted, tail
from tools.verify.report import FailedError, NotRunError, Passed

# `medusa lint` needs plugin, eslint and configuration in the project; ours stand outside it, so
# that every project is judged alike. The plugin has no release of its own for each of Medusa's.
LINTER = {"@medusajs/eslint-plugin": "2.21.1", "eslint": "9.39.5", "typescript": "5.9.3"}
_SECONDS = 300
_CONFIG = """const plugin = require({plugin})
const medusa = plugin.default ?? plugin
module.exports = [
  ...medusa.configs.strict,
  {{ linterOptions: {{ reportUnusedDisableDirectives: "off" }} }},
  {{ rules: {rules} }},
]
"""
# Rules that ask for what a version does not have yet.
_RULES = {
    "@medusajs/zod-import-source": ZOD_FROM_FRAMEWORK,
    "@medusajs/no-mikroorm-direct-import": MIGRATION_FROM_FRAMEWORK,
}
_CRASHED = 2
_ERROR = 2


class _Message(Frozen, extra="ignore"):
    ruleId: str | None = None  # noqa: N815  # ESLint's name
    severity: int
    message: str
    line: int = 1


class _File(Frozen, extra="ignore"):
    filePath: str  # noqa: N815  # ESLint's name
    messages: list[_Message]


async def check_lint(context: Context) -> Passed:
    """Lint all of `src`; errors fail, warnings are told."""
    app = await context.copy("lint")
    if not (app / "tsconfig.json").exists():
        raise NotRunError("the project has no tsconfig.json, which the strict rules need")
    announce = context.announcing("lint", "installing Medusa's linter, once")
    tools = await packages("lint", LINTER, context.sandbox.guardian, announce)
    config = context.sandbox.root / "eslint.config.cjs"
    plugin = json.dumps(str(tools / "node_modules" / "@medusajs" / "eslint-plugin"))
    rules = {name: "off" for name, since in _RULES.items() if not since.within(context.medusa)}
    text = _CONFIG.format(plugin=plugin, rules=json.dumps(rules))
    config.write_text(text, encoding="utf-8")
    eslint = str(tools / "node_modules" / "eslint" / "bin" / "eslint.js")
    options = ["--config", str(config), "--format", "json", "--no-error-on-unmatched-pattern"]
    report = context.sandbox.root / "lint.json"
    finished = await context.sandbox.run(
        [context.sandbox.node, eslint, *options, "--output-file", str(report), "src"],
        cwd=app,
        seconds=_SECONDS,
    )
    if finished.returncode >= _CRASHED or finished.returncode < 0:
        raise FailedError("the linter does not run", tail(finished.output))
    return _judged(app, TypeAdapter(list[_File]).validate_json(report.read_bytes()))


def _judged(app: Path, files: list[_File]) -> Passed:
    found = [
        (message.severity, f"{_place(app, file, message)}: {message.message} ({message.ruleId})")
        for file in files
        for message in file.messages
    ]
    errors = [text for severity, text in found if severity == _ERROR]
    warnings = [text for severity, text in found if severity != _ERROR]
    details = "\n".join([*(f"error: {text}" for text in errors), *warnings])
    told = f"{counted(len(errors), 'error')}, {counted(len(warnings), 'warning')}"
    if errors:
        raise FailedError(f"{told} by Medusa's strict rules", details)
    return Passed(evidence=f"{counted(len(files), 'file')}, strict rules: {told}", details=details)


def _place(app: Path, file: _File, message: _Message) -> str:
    return f"{Path(file.filePath).relative_to(app.resolve()).as_posix()}:{message.line}"
