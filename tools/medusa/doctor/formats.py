"""Findings for other programs: SARIF 2.1.0, and GitHub's annotations."""

from collections.abc import Iterable
from urllib.parse import quote

from tools.medusa.doctor.model import Finding, Severity
from tools.medusa.doctor.rules import RULES

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def sarif(findings: Iterable[Finding], version: str) -> Json:
    """Return a SARIF log of one run; `version` is Stheno's."""
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
    driver: Json = {"name": "Stheno", "version": version, "rules": rules}
    results: list[Json] = [_result(finding, ids.index(finding.rule)) for finding in findings]
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, index: int) -> Json:
    region: Json = {"startLine": finding.line, "startColumn": finding.column}
    artifact: Json = {"uri": quote(finding.path)}
    place: Json = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.right}"},
        "locations": [place],
    }


def annotations(findings: Iterable[Finding]) -> str:
    """Return a workflow command for each finding, which GitHub shows beside its line."""
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def _annotation(finding: Finding) -> str:
    place = f"line={finding.line},col={finding.column},title={finding.rule}"
    message = _escaped(f"{finding.message}. {finding.right}")
    # A property ends at a comma, its name at a colon.
    path = _escaped(finding.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{_COMMANDS[finding.severity]} file={path},{place}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
