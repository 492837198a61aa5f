"""Medusa's own ESLint plugin, in its strict configuration, on a copy of a project."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from tools.medusa.versions import MIGRATION_FROM_FRAMEWORK, ZOD_FROM_FRAMEWORK
from tools.plan.model import Frozen
from tools.verify.output import tail
from tools.verify.report import FailedError
from tools.verify.sandbox import Sandbox

# `medusa lint` needs plugin, eslint and configuration in the project; ours stand outside it, so
# that every project is judged alike. The plugin has no release of its own for each of Medusa's.
LINTER: Mapping[str, str] = {
    "@medusajs/eslint-plugin": "2.21.1",
    "eslint": "9.39.5",
    "typescript": "5.9.3",
}
ERROR = 2
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


class LintMessage(Frozen, extra="ignore"):
    """One thing that ESLint says of a file; `ruleId` is None where it could not read it."""

    ruleId: str | None = None  # noqa: N815  # ESLint's name
    severity: int
    message: str
    line: int = 1
    column: int = 1


class LintedFile(Frozen, extra="ignore"):
    """A file that was linted."""

    filePath: str  # noqa: N815  # ESLint's name
    messages: list[LintMessage]

    def within(self, app: Path) -> str:
        """Return its path within the project."""
        return Path(self.filePath).relative_to(app.resolve()).as_posix()


async def run_linter(sandbox: Sandbox, tools: Path, app: Path, medusa: str) -> list[LintedFile]:
    """Lint `src` of a copy by the packages in `tools`; nothing of the project is executed.

    Raises FailedError if the linter itself fails.
    """
    config = sandbox.root / "eslint.config.cjs"
    plugin = json.dumps(str(tools / "node_modules" / "@medusajs" / "eslint-plugin"))
    rules = {name: "off" for name, since in _RULES.items() if not since.within(medusa)}
    text = _CONFIG.format(plugin=plugin, rules=json.dumps(rules))
    config.write_text(text, encoding="utf-8")
    eslint = str(tools / "node_modules" / "eslint" / "bin" / "eslint.js")
    options = ["--config", str(config), "--format", "json", "--no-error-on-unmatched-pattern"]
    report = sandbox.root / "lint.json"
    finished = await sandbox.run(
        [sandbox.node, eslint, *options, "--output-file", str(report), "src"],
        cwd=app,
        seconds=_SECONDS,
    )
    if finished.returncode >= _CRASHED or finished.returncode < 0:
        raise FailedError("the linter does not run", tail(finished.output))
    return TypeAdapter(list[LintedFile]).validate_json(report.read_bytes())
