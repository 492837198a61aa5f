"""Findings that a team knows of: a file of them, which holds although lines move."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from tools.errors import UsageError
from tools.medusa.doctor.model import Finding
from tools.plan.model import Frozen
from tools.repo.workspace import Workspace


class Known(Frozen):
    """A finding by its rule, its file and the digest of its line's text, and how often it is."""

    rule: str
    path: str
    code: str
    count: int = 1


class Baseline(Frozen):
    """The findings known when it was written."""

    version: Literal[1] = 1
    findings: list[Known]


def baseline_of(workspace: Workspace, findings: Iterable[Finding]) -> Baseline:
    """Return the baseline that knows exactly these findings."""
    counted = Counter(_key(workspace, finding) for finding in findings)
    return Baseline(
        findings=[
            Known(rule=rule, path=path, code=code, count=count)
            for (rule, path, code), count in sorted(counted.items())
        ]
    )


def read_baseline(file: Path) -> Baseline:
    """Read a baseline file; raises UsageError if it cannot be read or is none."""
    try:
        return Baseline.model_validate_json(file.read_bytes())
    except OSError as error:
        told = f"cannot be read: {error.strerror}"
        raise UsageError(told, where=str(file), fix="write it with --write-baseline") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        told = f"is no baseline: {field or 'the file'}: {first['msg']}"
        raise UsageError(told, where=str(file), fix="write it with --write-baseline") from error


def without_known(
    workspace: Workspace, findings: Iterable[Finding], baseline: Baseline
) -> list[Finding]:
    """Return the findings that the baseline does not know."""
    left = Counter({(one.rule, one.path, one.code): one.count for one in baseline.findings})
    new = []
    for finding in findings:
        key = _key(workspace, finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new


def _key(workspace: Workspace, finding: Finding) -> tuple[str, str, str]:
    lines = (workspace.read_text(finding.path) or "").splitlines()
    text = lines[finding.line - 1].strip() if finding.line <= len(lines) else ""
    return finding.rule, finding.path, sha256(text.encode()).hexdigest()[:16]
