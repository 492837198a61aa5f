"""Examining a workspace: every rule applied, suppressions heard, findings in order."""

from collections.abc import Collection, Iterator

from tools.medusa.doctor.model import Finding, Found, Project, Rule, Severity
from tools.medusa.doctor.rules import RULES
from tools.medusa.doctor.suppressed import UNUSED, WITHOUT_REASON, Excuse, excuses
from tools.medusa.project_map import project_map
from tools.medusa.sources import Problem, Sources
from tools.plan.model import Frozen
from tools.repo.telling import counted, part_of
from tools.repo.workspace import Workspace

Pair = tuple[Rule, Found]
NOT_ASKED = "it was not asked for"
# The share of an examination that is done when the project is read.
_MAPPED = 0.4


class Diagnosis(Frozen):
    """What was found, ordered by file and line.

    `rules` counts the rules applied; `unread` names files that do not parse or cannot be read,
    of which the rules know only a part.  `lint_not_run` says why Medusa's own lint did not run,
    None if it did.
    """

    medusa: str | None
    rules: int
    findings: list[Finding]
    unread: list[str]
    lint_not_run: str | None = NOT_ASKED

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def diagnose(
    workspace: Workspace,
    rules: Collection[Rule] | None = None,
    paths: Collection[str] | None = None,
) -> Diagnosis:
    """Apply rules (default: all) to a workspace; nothing of it is executed.

    All files are read, since rules look across them; `paths` only limits whose findings are told.
    """
    project, applied, pairs = examine(workspace, rules)
    told = [pair for pair in pairs if paths is None or pair[1].path in paths]
    version = project.map.medusa
    return Diagnosis(
        medusa=None if version is None else version.version,
        rules=len(applied),
        findings=[finding_of(rule, found) for rule, found in told],
        unread=[
            str(problem)
            for problem in [*project.sources.problems, *_unread_settings(project)]
            if paths is None or problem.path in paths
        ],
    )


def _unread_settings(project: Project) -> list[Problem]:
    """Return what is wrong with `package.json` and its like, which the map alone reads."""
    told = {problem.path for problem in project.sources.problems}
    return [
        Problem(one.path, one.line, one.message)
        for one in project.map.problems
        if one.path.endswith(".json") and one.path not in told
    ]


def examine(
    workspace: Workspace, rules: Collection[Rule] | None = None
) -> tuple[Project, list[Rule], list[Pair]]:
    """Return the project as the rules saw it, the rules that apply, and what they found."""
    with part_of(0.0, _MAPPED):
        project = Project(project_map(workspace), Sources(workspace))
    wanted = list(RULES.values()) if rules is None else list(rules)
    applied = [rule for rule in wanted if rule.until is None or project.lacks(rule.until)]
    with part_of(_MAPPED, 1.0):
        told = counted("rules applied", applied)
        pairs = [(rule, found) for rule in told for found in rule.check(project)]
    heard = list(_heard(pairs, list(excuses(project)), applied))
    order = sorted(set(heard), key=lambda pair: (pair[1].path, pair[1].line, pair[0].id))
    return project, applied, order


def _heard(pairs: list[Pair], given: list[Excuse], applied: Collection[Rule]) -> Iterator[Pair]:
    """Yield what no comment excuses, and the comments that excuse nothing."""
    sound = [excuse for excuse in given if excuse.reason]
    used: set[int] = set()
    for rule, found in pairs:
        covering = [n for n, excuse in enumerate(sound) if excuse.covers(rule.id, found)]
        used.update(covering)
        if not covering:
            yield rule, found
    names = {rule.id for rule in applied}
    for excuse in given if WITHOUT_REASON.id in names else []:
        if not excuse.reason:
            what = f"`{excuse.rule}` is suppressed without a reason"
            yield WITHOUT_REASON, _told(excuse, what if excuse.rule else "it names no rule")
    for number, excuse in enumerate(sound) if UNUSED.id in names else []:
        # A rule that was not applied may well find something there.
        if number not in used and (excuse.rule in names or excuse.rule not in RULES):
            yield UNUSED, _told(excuse, f"`{excuse.rule}` finds nothing here")


def _told(excuse: Excuse, message: str) -> Found:
    place = excuse.place
    return Found(place.path, place.line, message, place.column)


def finding_of(rule: Rule, found: Found) -> Finding:
    """Return what was found as it is told."""
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        path=found.path,
        line=found.line,
        column=found.column,
        message=found.message,
        right=rule.right,
        fixable=bool(found.edits) or found.rewrite is not None,
    )
