"""What a search answers."""

from pydantic import BaseModel


class Match(BaseModel, frozen=True, extra="forbid"):
    """One matching line, counted from 1; a long one is cut around the match.

    `symbol` is the definition it stands in; `end` is the last line of a structure that spans
    several, and `variables` what the pattern's stand for.
    """

    line: int
    text: str
    symbol: str | None = None
    end: int | None = None
    variables: dict[str, str] | None = None


class FileMatches(BaseModel, frozen=True, extra="forbid"):
    """The matching lines of one file."""

    path: str
    matches: list[Match]


class SearchResult(BaseModel, frozen=True, extra="forbid"):
    """The matching lines, by file, the likeliest files first.

    `lines` counts those that are here, `total` all that were found, and is None where the search
    was stopped early; `next` is the offset to go on from.  The files were read as they are on
    the disk, where `commit` of `branch` is checked out.
    """

    files: list[FileMatches]
    lines: int
    total: int | None
    truncated: bool
    next: int | None
    branch: str | None
    commit: str | None
    notes: list[str] = []
