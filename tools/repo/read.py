"""Reading one file of the workspace, in parts small enough to hand on."""

from pydantic import BaseModel

from tools.errors import UsageError
from tools.repo.visible import hidden_in, visible
from tools.repo.workspace import MAX_TEXT_BYTES, Workspace

MAX_LINES = 2_000
MAX_BYTES = 60_000
MAX_LINE_CHARACTERS = 4_000


class FileText(BaseModel, frozen=True, extra="forbid"):
    r"""Lines `start` to `end` (counted from 1, both included) of a file.

    `truncated` tells that not all that was asked for is here; `next` is the line to go on from.
    `digest_of` of the file is not that of `text`: hidden characters are escaped, line ends are
    `\n`, and long lines are cut; `notes` says so where it happened.
    """

    path: str
    start: int
    end: int
    total_lines: int
    text: str
    truncated: bool
    next: int | None
    notes: list[str]


def read_file(workspace: Workspace, path: str, start: int = 1, end: int | None = None) -> FileText:
    """Return lines `start` to `end` of a text file (to its end if None), within the caps.

    Raises SecretError, OutsideWorkspaceError, and UsageError for a file that is missing, binary
    or too large, and for a range outside it.
    """
    lines, notes = _lines(workspace, path)
    last = len(lines) if end is None else min(end, len(lines))
    if start < 1 or (end is not None and end < start):
        raise UsageError(f"lines {start} to {end} are no range; lines count from 1", where=path)
    if start > max(len(lines), 1):
        raise UsageError(f"the file has {len(lines)} lines; line {start} is not there", where=path)
    taken: list[str] = []
    size = 0
    for line in lines[start - 1 : min(last, start - 1 + MAX_LINES)]:
        shown = _cut(visible(line))
        size += len(shown.encode()) + 1
        if taken and size > MAX_BYTES:
            break
        taken.append(shown)
    reached = start - 1 + len(taken)
    cut = any(len(visible(line)) > MAX_LINE_CHARACTERS for line in lines[start - 1 : reached])
    return FileText(
        path=path,
        start=start,
        end=reached,
        total_lines=len(lines),
        text="\n".join(taken),
        truncated=reached < last or cut,
        next=reached + 1 if reached < last else None,
        notes=notes + (["long lines are cut"] if cut else []),
    )


def _lines(workspace: Workspace, path: str) -> tuple[list[str], list[str]]:
    target = workspace.path(path)
    try:
        large = target.is_file() and target.stat().st_size > MAX_TEXT_BYTES
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=path) from error
    if large:
        raise UsageError(
            f"larger than {MAX_TEXT_BYTES:,} bytes", where=path, fix="search in it instead"
        )
    text = workspace.read_text(path)
    if text is None:
        raise UsageError("no such file", where=path, fix="find it with find_files")
    if "\0" in text:
        raise UsageError("a binary file, not text", where=path)
    notes = []
    if "\r\n" in text:
        notes.append("lines end in CRLF")
        text = text.replace("\r\n", "\n")
    if hidden := hidden_in(text):
        names = ", ".join(f"U+{ord(character):04X}" for character in hidden[:10])
        notes.append(f"hidden characters are shown as escapes: {names}")
    lines = text.split("\n")
    return (lines[:-1] if lines[-1] == "" else lines), notes


def _cut(line: str) -> str:
    if len(line) <= MAX_LINE_CHARACTERS:
        return line
    return f"{line[:MAX_LINE_CHARACTERS]}… ({len(line) - MAX_LINE_CHARACTERS:,} more characters)"
