"""Free edits made and checked: each file as it is on disk, below its edit, and after it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.errors import ProposalError, SthenoError, UsageError
from tools.plan.diff import unified_diff
from tools.plan.model import EDITS, MODEL, Action, Change, Ownership, Plan, Writer
from tools.plan.paths import folded
from tools.propose.edits import EditError, FileEdit, Problem, edited
from tools.propose.places import ignored, is_migration, problem_of_place
from tools.propose.texts import problems_of_text
from tools.repo.redact import redacted
from tools.repo.visible import visible_name
from tools.repo.workspace import Workspace, digest_of

MAX_FILES = 100
MAX_TOTAL = 2_000_000
MAX_WORDS = 500


@dataclass(frozen=True)
class Written:
    """A file's text on disk, in the plan below if there is one, and after the edit.

    None stands for no file; `below` is what the plan below does with it, `writer` who edits it now.
    """

    path: str
    disk: str | None
    start: str | None
    after: str | None
    why: str
    writer: Writer
    below: Change | None = None

    @property
    def origin(self) -> str:
        """Who wrote it, alone or on top of something else: what a model wrote a part of is its."""
        if self.below is None or self.start is None or self.below.content is None:
            return self.writer
        if not self.below.free:
            return f"{self.writer}, on {self.below.origin}"
        if self.writer == MODEL and not self.below.by_model:
            return self.below.origin.replace(EDITS, MODEL, 1)
        return self.below.origin

    @property
    def change(self) -> Change | None:
        """The change against the disk, None for a file that was not there and will not be."""
        if self.disk is None and self.after is None:
            return None
        action = Action.UPDATE
        if self.disk == self.after:
            action = Action.UNCHANGED
        elif self.disk is None:
            action = Action.CREATE
        elif self.after is None:
            action = Action.DELETE
        below = self.below if self.origin not in {MODEL, EDITS} else None
        reason = self.why
        if below is not None:
            reason = below.reason if self.why in below.reason else f"{below.reason}; {self.why}"
        own = Ownership.ONCE if self.disk is None else Ownership.EDITED
        return Change(
            path=self.path,
            action=action,
            ownership=below.ownership if below else own,
            reason=reason,
            origin=self.origin,
            before=None if self.disk is None else digest_of(self.disk.encode()),
            after=None if self.after is None else digest_of(self.after.encode()),
            content=None if action is Action.UNCHANGED else self.after,
            diff=unified_diff(self.path, self.disk, self.after),
        )


def write_edits(
    workspace: Workspace,
    files: Sequence[FileEdit],
    reason: str,
    base: Plan | None,
    writer: Writer,
) -> list[Written]:
    """Make the edits of `writer` on what the disk has, or what `base` makes of it.

    Raises ProposalError with every problem of every file.
    """
    if not 0 < len(files) <= MAX_FILES:
        raise UsageError(f"{len(files)} files were given", fix=f"propose 1 to {MAX_FILES} at once")
    below = {change.path: change for change in base.changes} if base else {}
    problems = list(_twice(files))
    sound = []
    for edit in files:
        if problem := problem_of_place(workspace, edit.path):
            problems.append(problem)
        else:
            sound.append(edit)
    problems += ignored(workspace, [edit.path for edit in sound])
    written: list[Written] = []
    for edit in sound:
        try:
            written.append(_written(workspace, edit, reason, below, writer))
        except EditError as error:
            problems += error.problems
        except SthenoError as error:
            problems.append(Problem(edit.path, None, error.message))
    if sum(len(one.after or "") for one in written) > MAX_TOTAL:
        raise UsageError(f"more than {MAX_TOTAL:,} characters", fix="propose less at once")
    if problems:
        raise ProposalError([str(problem) for problem in problems])
    return written


def one_line(text: str) -> str:
    """Return what a model says of its edits as one line that hides nothing, cut where long."""
    words = redacted(visible_name(" ".join(text.split())))
    return words if len(words) <= MAX_WORDS else f"{words[: MAX_WORDS - 1]}…"


def _written(
    workspace: Workspace,
    edit: FileEdit,
    reason: str,
    below: Mapping[str, Change],
    writer: Writer,
) -> Written:
    disk = workspace.read_text(edit.path)
    under = below.get(edit.path)
    if under is not None and not under.writes:
        under = None
    start = disk if under is None else under.content
    if disk is not None and is_migration(edit.path):
        told = "a migration that is there may have run somewhere: write a new one"
        raise EditError([Problem(edit.path, None, told)])
    after = edited(edit, start)
    if after is not None and (found := list(problems_of_text(edit.path, start, after))):
        raise EditError(found)
    return Written(edit.path, disk, start, after, one_line(edit.why or reason), writer, under)


def _twice(files: Sequence[FileEdit]) -> Iterator[Problem]:
    seen: set[str] = set()
    for edit in files:
        name = folded(edit.path)
        if name in seen:
            told = "this file stands twice, or twice but for letter case: say all of it at once"
            yield Problem(edit.path, None, told)
        seen.add(name)
