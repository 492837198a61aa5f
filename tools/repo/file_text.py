"""What reading files answers."""

from pydantic import BaseModel


class FileText(BaseModel, frozen=True, extra="forbid"):
    r"""Lines `start` to `end` (counted from 1, both included) of a file.

    `truncated` tells that not all that was asked for is here; `next` is the line to go on from.
    `digest_of` of the file is not that of `text`: hidden characters are escaped, secrets are
    hidden, line ends are `\n`, and long lines are cut; `notes` says so where it happened.
    """

    path: str
    start: int
    end: int
    total_lines: int
    text: str
    truncated: bool
    next: int | None
    notes: list[str]


class FileTexts(BaseModel, frozen=True, extra="forbid"):
    """Several files; `problems` are of those that could not be read.

    `left_out` are those for which there was no room: ask for them next.
    """

    files: list[FileText]
    problems: list[str]
    left_out: list[str]
