"""A change's unified diff as rows of HTML: numbers, marks and coloured code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from service.pages.highlight import highlighted
from tools.plan.model import Change

_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")
_MARKS = {"+": "add", "-": "del", " ": "same"}
# A whole text beyond this costs more to colour than the few lines of it that are shown.
_WHOLE = 200_000


@dataclass(frozen=True)
class Line:
    """One row: its kind, the line numbers, and its code as HTML.

    Kinds are `add`, `del` and `same`, `hunk` between parts, and `note` for what git says of a line.
    """

    kind: str
    old: int | None
    new: int | None
    html: str


def rows(change: Change) -> Iterator[Line]:
    """Yield a change's diff, without the two lines that name the file."""
    # A whole text is coloured at once, for a line alone does not tell what it stands in.
    whole = change.content or ""
    after = highlighted(change.path, whole) if len(whole) <= _WHOLE else []
    old = new = 0
    for line in change.diff.split("\n")[2:]:
        if found := _HUNK.match(line):
            old, new = int(found[1]), int(found[2])
            yield Line("hunk", None, None, "")
        elif line[:1] in _MARKS:
            kind = _MARKS[line[0]]
            code = after[new - 1] if kind != "del" and 0 < new <= len(after) else None
            yield Line(
                kind,
                None if kind == "add" else old,
                None if kind == "del" else new,
                highlighted(change.path, line[1:])[0] if code is None else code,
            )
            old += kind != "add"
            new += kind != "del"
        elif line.startswith("\\"):
            yield Line("note", None, None, escape(line[2:]))
