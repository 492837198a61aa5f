"""Fixes as a plan: every mechanical one, for a person to read and approve like any other."""

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime

from tools.errors import UsageError
from tools.medusa.doctor.diagnose import Pair, examine
from tools.medusa.doctor.model import Found, Project, Rule
from tools.medusa.installed import target_for
from tools.plan.diff import unified_diff
from tools.plan.model import Action, Change, Ownership, Plan, Step
from tools.plan.preflight import check_links
from tools.plan.state import save_plan
from tools.plan.typescript.source import Replacement, Source
from tools.repo.workspace import Workspace, digest_of


def plan_fixes(
    workspace: Workspace,
    rules: Collection[Rule] | None = None,
    paths: Collection[str] | None = None,
) -> Plan | None:
    """Plan the mechanical fixes of what `rules` find below `paths` (default: all); keeps it.

    Returns None where there is nothing to fix by itself.  Raises UsageError if the project's
    version of Medusa cannot be told.
    """
    project, _, pairs = examine(workspace, rules)
    fixable: dict[str, list[Pair]] = defaultdict(list)
    for rule, found in pairs:
        if paths is not None and found.path not in paths:
            continue
        if found.edits:
            fixable[found.path].append((rule, found))
        elif found.rewrite is not None:
            fixable[found.rewrite.path].append((rule, found))
    changes = [
        change
        for path, found in fixable.items()
        if (change := _change(workspace, path, found)) is not None
    ]
    if not changes:
        return None
    made = _plan(project, changes, fixable)
    check_links(workspace, made)
    save_plan(workspace, made)
    return made


def _change(workspace: Workspace, path: str, pairs: list[Pair]) -> Change | None:
    before = workspace.read_text(path) or ""
    text = _fixed(path, before, [found for _, found in pairs])
    if text is None or text == before:
        return None
    return Change(
        path=path,
        action=Action.UPDATE,
        ownership=Ownership.EDITED,
        reason="; ".join(sorted({f"{rule.id}: {rule.title}" for rule, _ in pairs})),
        origin="doctor",
        before=digest_of(before.encode()),
        after=digest_of(text.encode()),
        content=text,
        diff=unified_diff(path, before, text),
    )


def _fixed(path: str, before: str, founds: list[Found]) -> str | None:
    """Return a file's text with all that was found in it set right; None for a broken one."""
    # Nothing is edited where the parser had to guess, nor is one place edited twice.
    if _is_broken(path, before):
        return None
    edits = {edit for found in founds for edit in found.edits if found.path == path}
    text = before
    if edits:
        source = Source.parse(before, jsx=path.endswith("x"))  # bytes, whatever the language is
        text = source.replaced(_apart(sorted(edits, key=lambda one: (one.start, one.end))))
    for found in founds:
        if found.rewrite is not None and found.rewrite.path == path:
            text = found.rewrite.apply(text) or text
    return None if _is_broken(path, text) else text


def _is_broken(path: str, text: str) -> bool:
    if not path.endswith(".json"):
        return Source.parse(text, jsx=path.endswith("x")).broken_line is not None
    try:
        json.loads(text)
    except ValueError:
        return True
    return False


def _apart(edits: list[Replacement]) -> list[Replacement]:
    """Return the edits without those that overlap one before; another run fixes these."""
    kept: list[Replacement] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _plan(project: Project, changes: list[Change], fixable: dict[str, list[Pair]]) -> Plan:
    version = project.map.medusa
    if version is None:
        raise UsageError("the version of Medusa cannot be told", fix="name it in package.json")
    written = {change.path for change in changes}
    places: dict[Rule, list[str]] = defaultdict(list)
    for path, pairs in fixable.items():
        for rule, _ in pairs:
            if path in written and path not in places[rule]:
                places[rule].append(path)
    return Plan(
        title=f"doctor's fixes: {', '.join(sorted(rule.id for rule in places))}",
        target=target_for(version),
        now=datetime.now(UTC).strftime("%Y%m%d%H%M%S"),
        steps=[
            Step(title=f"{rule.id}: {rule.title}", reason=rule.why, paths=paths)
            for rule, paths in places.items()
        ],
        changes=changes,
        reads={change.path: change.before for change in changes},
        checks=["parse", "types"],
    )
