"""What Medusa's own lint says, beside what doctor's rules say."""

from collections.abc import Collection

from tools.medusa.doctor.diagnose import Diagnosis
from tools.medusa.doctor.model import Finding
from tools.plan.model import Frozen

# Rules of doctor's for every version that the lint has too: of both, doctor's is told.
_TWINS = {
    "@medusajs/link-uses-linkable-properties": {"M17"},
    "@medusajs/scheduled-job-config-required": {"M19", "X53"},
    "@medusajs/scheduled-job-default-export-required": {"X53"},
    "@medusajs/route-file-naming": {"M20"},
    "@medusajs/route-handler-exports-uppercase": {"M20"},
    "@medusajs/module-name-snake-case": {"M21"},
    "@medusajs/no-duplicate-step-id-in-workflow": {"M11"},
    "@medusajs/no-non-serializable-step-return": {"M10"},
    "@medusajs/no-workflow-call-without-container": {"X55"},
}


class Linted(Frozen):
    """The findings of Medusa's lint; `not_run` says why it was not asked, None if it was."""

    findings: list[Finding]
    not_run: str | None = None


def with_lint(
    diagnosis: Diagnosis, linted: Linted, paths: Collection[str] | None = None
) -> Diagnosis:
    """Return a diagnosis that tells the lint's findings too, of `paths` only if given."""
    known = {(one.path, one.rule) for one in diagnosis.findings}
    told = [
        one
        for one in linted.findings
        if not any((one.path, twin) in known for twin in _TWINS.get(one.rule, ()))
        and (paths is None or one.path in paths)
    ]
    findings = sorted([*diagnosis.findings, *told], key=lambda one: (one.path, one.line, one.rule))
    return diagnosis.model_copy(update={"findings": findings, "lint_not_run": linted.not_run})
