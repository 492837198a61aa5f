"""What a reviewer needs of a plan: small enough for a model to read, the diff page by page."""

from typing import Annotated

from pydantic import Field

from tools.errors import UsageError
from tools.plan.model import Action, Change, Command, Frozen, Plan, Risk, Target

PAGE = 16_000
_MAX_SQL = 4_000
ALL_FILES = "*"


class FileView(Frozen):
    """One file of a plan; `origin` is told where no scaffold made it, or not alone."""

    path: str
    action: Action
    reason: str
    origin: str | None = None


class ByHand(Frozen):
    """What only a person can settle: a conflict, or a snippet to paste at a line."""

    path: str
    action: Action
    reason: str
    line: int | None = None
    snippet: str | None = None


class PlanView(Frozen):
    """A plan to be reviewed; `diff` is one page of it, `next` the offset of the following page.

    `now` makes the same plan again; files that stay as they are, are only counted.
    """

    digest: str
    title: str
    summary: str
    medusa: Target
    now: str
    approved: bool
    risks: list[Risk]
    files: list[FileView]
    unchanged: int
    by_hand: list[ByHand]
    sql: list[str]
    sql_truncated: bool = False
    commands: list[Command]
    configuration: list[str]
    checks: list[str]
    diff: str | None = None
    next: int | None = None
    advice: Annotated[str, Field(description="what to do now")]


def view(plan: Plan, *, approved: bool, diff_of: str | None = None, offset: int = 0) -> PlanView:
    """Return the reviewer's view of `plan`.

    `diff_of` is the path of one of its files, or `*` for all; `offset` counts characters.
    Raises UsageError if the plan has no such file, or the offset lies behind the end.
    """
    diff, following = (None, None) if diff_of is None else _page(plan, diff_of, offset)
    sql = _within(plan.sql, _MAX_SQL)
    return PlanView(
        digest=plan.digest,
        title=plan.title,
        summary=plan.summary,
        medusa=plan.target,
        now=plan.now,
        approved=approved,
        risks=plan.risks,
        files=[
            FileView(
                path=change.path,
                action=change.action,
                reason=change.reason,
                origin=told_origin(change),
            )
            for change in plan.changes
            if change.action is not Action.UNCHANGED
        ],
        unchanged=sum(change.action is Action.UNCHANGED for change in plan.changes),
        by_hand=[
            ByHand(**change.model_dump(include=set(ByHand.model_fields)))
            for change in plan.blocking
        ],
        sql=sql,
        sql_truncated=len(sql) < len(plan.sql),
        commands=plan.commands,
        configuration=plan.configuration,
        checks=plan.checks,
        diff=diff,
        next=following,
        advice=_advice(plan),
    )


def told_origin(change: Change) -> str | None:
    """Return the words that tell whose a file is that no scaffold made, None where one did."""
    if not change.free:
        return None
    who = "by the model" if change.by_model else "free edits"
    other = change.origin.partition(", on ")[2]
    return f"{who}, on {other}" if other else f"{who}, not from a scaffold"


def _page(plan: Plan, path: str, offset: int) -> tuple[str, int | None]:
    chosen = [change for change in plan.changes if path in (ALL_FILES, change.path)]
    if not chosen:
        raise UsageError(f"the plan has no file {path}", fix="take a path from its list, or *")
    text = "".join(change.diff for change in chosen)
    if offset and offset >= len(text):
        raise UsageError(f"the diff ends at {len(text)}", where=f"offset {offset}")
    end = offset + PAGE
    return text[offset:end], end if end < len(text) else None


def _within(statements: list[str], limit: int) -> list[str]:
    kept, used = [], 0
    for statement in statements:
        used += len(statement)
        if used > limit:
            break
        kept.append(statement)
    return kept


def _advice(plan: Plan) -> str:
    if plan.blocking:
        return "Not applicable yet: settle what `by_hand` lists, then plan again."
    if not plan.writing:
        return "Nothing to do: the project is as the plan wants it."
    return (
        "Show summary and risks to the person, then call apply_plan with the digest: "
        "the person is asked to approve."
    )
