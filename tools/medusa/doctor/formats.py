"""Findings for other programs: SARIF 2.1.0, and GitHub's annotations."""

from collections.abc import Iterable
from urllib.parse import quote

from tools.medusa.doctor.model import OURS, Finding, Severity
from tools.medusa.doctor.rules import RULES

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def sarif(findings: Iterable[Finding], version: str) -> Json:
    """Return a SARIF log; `version` is Stheno's.

    What Medusa's own lint found is a run of its own, since another tool found it.
    """
    told = list(findings)
    others = [finding for finding in told if finding.source != OURS]
    runs: list[Json] = [_own_run([one for one in told if one.source == OURS], version)]
    runs += [_lint_run(others)] if others else []
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}


def _own_run(findings: Iterable[Finding], version: str) -> Json:
    ids = list(RULES)
    rules: list[Json] = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.why},
            "help": {"text": f"{rule.right} (source: {rule.source})"},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in RULES.values()
    ]
    return _run({"name": "Stheno", "version": version, "rules": rules}, findings, ids)


def _lint_run(findings: list[Finding]) -> Json:
    ids = sorted({finding.rule for finding in findings})
    rules: list[Json] = [{"id": name} for name in ids]
    return _run({"name": findings[0].source, "rules": rules}, findings, ids)


def _run(driver: Json, findings: Iterable[Finding], ids: list[str]) -> Json:
    results: list[Json] = [_result(finding, ids.index(finding.rule)) for finding in findings]
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _result(finding: Finding, index: int) -> Json:
    region: Json = {"startLine": finding.line, "startColumn": finding.column}
    artifact: Json = {"uri": quote(finding.path)}
    place: Json = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _told(finding)},
        "locations": [place],
    }


def _told(finding: Finding) -> str:
    return f"{finding.message}. {finding.right}" if finding.right else finding.message


def annotations(findings: Iterable[Finding]) -> str:
    """Return a workflow command for each finding, which GitHub shows beside its line."""
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def _annotation(finding: Finding) -> str:
    place = f"line={finding.line},col={finding.column},title={finding.rule}"
    message = _escaped(_told(finding))
    # A property ends at a comma, its name at a colon.
    path = _escaped(finding.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{_COMMANDS[finding.severity]} file={path},{place}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
