"""Free edits as a plan like any other: checked, shown as no scaffold's, approved by a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tools.errors import UsageError
from tools.medusa.doctor.model import Finding, Severity
from tools.medusa.installed import medusa_version, target_for
from tools.plan.model import MODEL, UNSTAMPED, Change, Plan, Risk, Step, Target, Writer
from tools.plan.preflight import check_disk, check_links, check_plan, check_spelling
from tools.plan.state import load_plan, save_plan
from tools.plan.tree import open_tree
from tools.propose.edits import FileEdit
from tools.propose.examine import Examined, examine_plan
from tools.propose.risks import Edited, risks_of_files, risks_of_routes
from tools.propose.written import Written, one_line, write_edits
from tools.repo.workspace import Workspace

BY_MODEL = "By the model, not from a scaffold"
FREELY = "Free edits, not from a scaffold"
CHECKS = ["parse", "doctor", "types"]
_LEVELS = ("high", "medium", "low")
_LEVEL_OF: dict[Severity, Literal["high", "medium", "low"]] = {
    Severity.ERROR: "high",
    Severity.WARNING: "medium",
    Severity.INFO: "low",
}
_MAX_TITLE = 80


@dataclass(frozen=True)
class Proposed:
    """A plan of free edits, what doctor finds only because of it, and how much it settles."""

    plan: Plan
    new: list[Finding]
    settled: int


def propose(  # noqa: PLR0913  # options, by name only
    workspace: Workspace,
    files: Sequence[FileEdit],
    reason: str,
    *,
    on: str | None = None,
    keep: bool = True,
    writer: Writer = MODEL,
) -> Proposed:
    """Make a plan of free edits; nothing is written and no project code is run.

    `on` is the digest of a kept plan, a scaffold's or an earlier proposal, on whose result the
    edits are made: the plan returned then holds both, and each change tells by its origin which
    it is.  `writer` is who made them, as far as that is known.  Raises ProposalError with every
    problem of every file, StalePlanError if the plan below is stale, UsageError.
    """
    words = one_line(reason)
    if not words:
        raise UsageError("a proposal needs a reason", fix="say in a sentence what it is for")
    base = None if on is None else _base(workspace, on)
    written = write_edits(workspace, files, words, base, writer)
    changes = [change for one in written if (change := one.change) is not None]
    draft = _new(workspace, changes, words) if base is None else _on(base, written, words)
    draft = draft.model_copy(update={"target": _target(workspace, draft)})
    check_plan(workspace, draft)
    check_links(workspace, draft)
    with open_tree(workspace) as tree:
        check_spelling(tree, draft)
    examined = examine_plan(workspace, draft)
    risks = [*_kept_risks(workspace, base), *_own_risks(workspace, draft, examined)]
    ordered = sorted(dict.fromkeys(risks), key=lambda risk: _LEVELS.index(risk.level))
    plan = draft.model_copy(update={"risks": ordered})
    if keep:
        save_plan(workspace, plan)
    return Proposed(plan, examined.new, examined.settled)


def _base(workspace: Workspace, digest: str) -> Plan:
    plan = load_plan(workspace, digest)
    with open_tree(workspace) as tree:
        check_disk(workspace, tree, plan)
    return plan


def _new(workspace: Workspace, changes: list[Change], reason: str) -> Plan:
    return Plan(
        title=_title(reason),
        target=target_for(medusa_version(workspace)),
        now=UNSTAMPED,
        steps=[_step(changes, [reason])],
        changes=changes,
        reads={change.path: change.before for change in changes},
        checks=CHECKS,
    )


def _on(base: Plan, written: Sequence[Written], reason: str) -> Plan:
    """Return the plan below with the edited files as they are now."""
    edited = {one.path: one.change for one in written}
    kept = [change for change in base.changes if change.path not in edited]
    changes = [*kept, *(change for change in edited.values() if change is not None)]
    title = _title(reason)
    said = [step.reason for step in base.steps if step.title in {BY_MODEL, FREELY}]
    steps = [
        *_steps(base, {change.path for change in kept if not change.free}),
        _step([change for change in changes if change.free], [*said, reason]),
    ]
    reads = base.reads | {one.path: one.before for one in edited.values() if one is not None}
    return base.model_copy(
        update={
            "title": base.title if title in base.title else f"{base.title}; {title}",
            "steps": steps,
            "changes": changes,
            "reads": dict(sorted(reads.items())),
        }
    )


def _target(workspace: Workspace, plan: Plan) -> Target:
    """Return a plan's target: what was written freely, or a part of it, nobody has run before."""
    target = target_for(medusa_version(workspace))
    return target.model_copy(update={"proven": False}) if plan.free else target


def _title(reason: str) -> str:
    return reason if len(reason) <= _MAX_TITLE else f"{reason[: _MAX_TITLE - 1]}…"


def _step(changes: Sequence[Change], reasons: Sequence[str]) -> Step:
    said = "; ".join(dict.fromkeys(reasons))
    title = BY_MODEL if any(change.by_model for change in changes) else FREELY
    return Step(title=title, reason=said, paths=[change.path for change in changes])


def _steps(base: Plan, paths: set[str]) -> Iterator[Step]:
    """Yield the steps of the plan below with the files that are still theirs alone."""
    for step in base.steps:
        own = [path for path in step.paths if path in paths]
        if own and step.title not in {BY_MODEL, FREELY}:
            yield step.model_copy(update={"paths": own})


def _kept_risks(workspace: Workspace, base: Plan | None) -> list[Risk]:
    """Return the risks of the plan below that its scaffold told.

    Those of an earlier proposal are told anew, if they still hold.
    """
    if base is None or not base.free:
        return [] if base is None else base.risks
    own = set(_own_risks(workspace, base, examine_plan(workspace, base)))
    return [risk for risk in base.risks if risk not in own]


def _own_risks(workspace: Workspace, plan: Plan, examined: Examined) -> Iterator[Risk]:
    edited = [Edited(workspace.read_text(one.path), one) for one in plan.free]
    yield from (_of_finding(finding) for finding in examined.new)
    yield from risks_of_files(edited)
    yield from risks_of_routes(examined.before, examined.after, edited)


def _of_finding(finding: Finding) -> Risk:
    return Risk(
        level=_LEVEL_OF[finding.severity],
        message=f"line {finding.line}: {finding.message} (doctor's {finding.rule})",
        path=finding.path,
    )
