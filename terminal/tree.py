"""A plan's files as a tree: what happens to each, and why."""

from collections.abc import Iterator, Sequence

from terminal.page import Row, row
from tools.plan.model import Action, Change
from tools.plan.view import told_origin

_MARKS = {
    Action.CREATE: ("+", "green"),
    Action.UPDATE: ("~", "yellow"),
    Action.MERGE: ("~", "cyan"),
    Action.DELETE: ("-", "red"),
    Action.UNCHANGED: ("=", "dim"),
    Action.CONFLICT: ("!", "bold red"),
    Action.MANUAL: ("?", "bold magenta"),
}
# The mark alone tells these; the others are rare enough to be named.
_TOLD_BY_MARK = frozenset({Action.CREATE, Action.UPDATE, Action.DELETE})


class _Folder:
    """A folder of changed files, its subfolders by name."""

    def __init__(self) -> None:
        self.folders: dict[str, _Folder] = {}
        self.changes: list[Change] = []

    def add(self, parts: list[str], change: Change) -> None:
        if len(parts) == 1:
            self.changes.append(change)
        else:
            self.folders.setdefault(parts[0], _Folder()).add(parts[1:], change)

    def branches(self) -> Iterator[list[Row]]:
        """Yield what stands in the folder, each with all that is below it."""
        for name, folder in sorted(self.folders.items()):
            label, inner = _joined(name, folder)
            yield [row((f"{label}/", "blue")), *_guided(list(inner.branches()))]
        for change in sorted(self.changes, key=lambda one: one.path):
            yield [_label(change)]


def _guided(branches: Sequence[list[Row]]) -> Iterator[Row]:
    for number, (top, *below) in enumerate(branches, start=1):
        last = number == len(branches)
        guide = "    " if last else "│   "
        yield top.behind("└── " if last else "├── ", guide)
        yield from (one.behind(guide, guide) for one in below)


def _joined(name: str, folder: _Folder) -> tuple[str, _Folder]:
    """Fold a chain of folders that hold nothing but one folder into one line."""
    while len(folder.folders) == 1 and not folder.changes:
        only, inner = next(iter(folder.folders.items()))
        name, folder = f"{name}/{only}", inner
    return name, folder


def _label(change: Change) -> Row:
    mark, style = _MARKS[change.action]
    name = change.path.rpartition("/")[2]
    word = "" if change.action in _TOLD_BY_MARK else f" ({change.action})"
    by = f"  [{told}]" if (told := told_origin(change)) else ""
    return row(
        (f"{mark} {name}", style), (word, style), (by, "yellow"), (f"  {change.reason}", "dim")
    )


def file_tree(changes: list[Change]) -> Iterator[Row]:
    """Yield the tree of `changes`, folders first, each in alphabetical order."""
    top = _Folder()
    for change in changes:
        top.add(change.path.split("/"), change)
    for branch in top.branches():
        yield from branch
