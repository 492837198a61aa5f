"""A plan as one page that a team lead opens from anywhere: no script, nothing from outside."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.pages.diffs import Line, rows
from service.pages.highlight import highlighted
from service.pages.render import render
from tools.plan.approval import Approval
from tools.plan.model import BLOCKING, Action, Change, Plan, Risk
from tools.plan.view import told_origin

MAX_LINES = 20_000
MAX_CHARACTERS = 2_000_000
_OPEN = 12
_LEVELS = ("high", "medium", "low")
_MARKS = {
    Action.CREATE: "+",
    Action.UPDATE: "~",
    Action.MERGE: "~",
    Action.DELETE: "-",
    Action.UNCHANGED: "=",
    Action.CONFLICT: "!",
    Action.MANUAL: "?",
}


@dataclass(frozen=True)
class File:
    """One changed file on the page; `lines` is None where the page would grow too large."""

    change: Change
    anchor: str
    mark: str
    lines: list[Line] | None
    added: int
    removed: int

    @property
    def by(self) -> str | None:
        """The words that tell of a model's hand in it, if there was one."""
        return told_origin(self.change)

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.change.path.rpartition("/")[2]


@dataclass
class Folder:
    """A folder of the tree, chains of single folders joined."""

    name: str
    folders: dict[str, "Folder"] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)

    def joined(self) -> "Folder":
        """Return the folder with its chains of single folders as one each."""
        inner = [folder.joined() for _, folder in sorted(self.folders.items())]
        if len(inner) == 1 and not self.files and self.name:
            only = inner[0]
            return Folder(f"{self.name}/{only.name}", only.folders, only.files)
        return Folder(self.name, {folder.name: folder for folder in inner}, self.files)


def plan_html(
    plan: Plan, *, approval: Approval | None = None, again: str | None = None, bare: bool = False
) -> str:
    """Return the page.

    `again` is the command that makes the same plan where it is not kept, if there is one; `bare`
    leaves out what a host draws around the page, for an app in its frame.
    """
    shown = [one for one in plan.changes if one.action is not Action.UNCHANGED]
    files = list(_files(shown))
    return render(
        "plan.html.j2",
        bare=bare,
        title=plan.title,
        plan=plan,
        short=plan.digest[:12],
        approval=approval,
        again=again,
        risks=sorted(plan.risks, key=_weight),
        blocking=[file for file in files if file.change.action in BLOCKING],
        files=files,
        tree=_tree(files),
        open=len(files) <= _OPEN,
        untouched=len(plan.changes) - len(shown),
        left_out=sum(file.lines is None for file in files),
        sql=highlighted("plan.sql", "\n".join(plan.sql)) if plan.sql else [],
    )


def _weight(risk: Risk) -> int:
    return _LEVELS.index(risk.level)


def _files(changes: list[Change]) -> Iterator[File]:
    lines, characters = MAX_LINES, MAX_CHARACTERS
    for number, change in enumerate(changes, start=1):
        marks = [line[:1] for line in change.diff.split("\n")[2:]]
        fits = len(marks) <= lines and len(change.diff) <= characters
        if fits:
            lines -= len(marks)
            characters -= len(change.diff)
        yield File(
            change=change,
            anchor=f"file-{number}",
            mark=_MARKS[change.action],
            lines=list(rows(change)) if fits else None,
            added=marks.count("+"),
            removed=marks.count("-"),
        )


def _tree(files: list[File]) -> Folder:
    top = Folder("")
    for file in sorted(files, key=lambda one: one.change.path):
        here = top
        for part in file.change.path.split("/")[:-1]:
            here = here.folders.setdefault(part, Folder(part))
        here.files.append(file)
    return top.joined()
