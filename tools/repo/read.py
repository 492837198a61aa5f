"""Reading files of the workspace, in parts small enough to hand on."""

import re
from collections.abc import Sequence

from tools.errors import SthenoError, TooLargeError, UsageError
from tools.repo.file_text import FileText, FileTexts
from tools.repo.parse import SOURCE_SUFFIXES
from tools.repo.redact import redacted, without_keys
from tools.repo.surroundings import outline_of_content
from tools.repo.visible import hidden_in, visible, visible_name
from tools.repo.workspace import MAX_TEXT_BYTES, Workspace

MAX_LINES = 2_000
MAX_BYTES = 60_000
MAX_LINE_CHARACTERS = 4_000
MAX_FILES = 20
_PLACE = re.compile(r"^(?P<path>.+?):(?P<start>\d{1,7})(?:-(?P<end>\d{1,7}))?$")


def read_files(workspace: Workspace, paths: Sequence[str], *, outlines: bool = False) -> FileTexts:
    """Return several files, or some lines of them (`path:10-40`), within the caps of one.

    `outlines` gives what each defines instead of its text.  Raises UsageError for no file or
    more than `MAX_FILES`.
    """
    if not 1 <= len(paths) <= MAX_FILES:
        raise UsageError(f"1 to {MAX_FILES} files can be read at once")
    files: list[FileText] = []
    problems: list[str] = []
    size = 0
    for at, path in enumerate(paths):
        if size > MAX_BYTES:
            return FileTexts(files=files, problems=problems, left_out=list(paths[at:]))
        try:
            one = outline_file(workspace, path) if outlines else _placed(workspace, path)
        except SthenoError as error:
            problems.append(str(error))
            continue
        files.append(one)
        size += len(one.text.encode())
    return FileTexts(files=files, problems=problems, left_out=[])


def outline_file(workspace: Workspace, path: str) -> FileText:
    """Return what a source file defines, a line for each: its lines, kind and name.

    Raises as `read_file` does, and UsageError for what is no TypeScript or JavaScript.
    """
    lines, notes = _lines(workspace, path)
    if not path.endswith(SOURCE_SUFFIXES):
        raise UsageError("only TypeScript and JavaScript have an outline", where=path)
    content = workspace.read_bytes(path, most=MAX_TEXT_BYTES) or b""
    rows = [
        f"{one.line}-{one.end}  {'  ' * bool(one.container)}{one.kind} {visible_name(one.name)}"
        for one in outline_of_content(content, path)
    ]
    return FileText(
        path=visible_name(path),
        start=1,
        end=len(lines),
        total_lines=len(lines),
        text="\n".join(rows[:MAX_LINES]),
        truncated=len(rows) > MAX_LINES,
        next=None,
        notes=["an outline: first and last line, kind and name of what is defined", *notes],
    )


def _placed(workspace: Workspace, path: str) -> FileText:
    place = _PLACE.match(path)
    if place is None or workspace.path(path).is_file():
        return read_file(workspace, path)
    start = int(place["start"])
    return read_file(workspace, place["path"], start, int(place["end"] or start))


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
        shown = _cut(visible(redacted(line)))
        size += len(shown.encode()) + 1
        if taken and size > MAX_BYTES:
            break
        taken.append(shown)
    reached = start - 1 + len(taken)
    read = lines[start - 1 : reached]
    cut = any(len(visible(line)) > MAX_LINE_CHARACTERS for line in read)
    if any("[hidden: " in line for line in taken) and not any("[hidden: " in one for one in read):
        notes.append("what looks like a secret is hidden")
    return FileText(
        path=visible_name(path),
        start=start,
        end=reached,
        total_lines=len(lines),
        text="\n".join(taken),
        truncated=reached < last or cut,
        next=reached + 1 if reached < last else None,
        notes=notes + (["long lines are cut"] if cut else []),
    )


def _lines(workspace: Workspace, path: str) -> tuple[list[str], list[str]]:
    try:
        text = workspace.read_text(path)
    except TooLargeError as error:
        raise UsageError(error.message, where=path, fix="search in it instead") from error
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
    if (without := without_keys(text)) != text:
        notes.append("what looks like a secret is hidden")
        text = without
    lines = text.split("\n")
    return (lines[:-1] if lines[-1] == "" else lines), notes


def _cut(line: str) -> str:
    if len(line) <= MAX_LINE_CHARACTERS:
        return line
    return f"{line[:MAX_LINE_CHARACTERS]}… ({len(line) - MAX_LINE_CHARACTERS:,} more characters)"
