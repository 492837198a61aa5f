"""Searching the workspace's text, with ripgrep where it is installed, else with git."""

import re
import shutil
from collections.abc import Callable, Iterator

from pydantic import BaseModel

from tools.errors import UsageError
from tools.repo.find import is_in_git, is_shown
from tools.repo.globs import glob_matcher
from tools.repo.search_engines import Hit, Query, git_grep, ripgrep
from tools.repo.visible import visible, visible_name
from tools.repo.workspace import Workspace

MAX_LIMIT = 1_000
MAX_QUERY = 1_000
LINE_CHARACTERS = 300
_BEFORE_MATCH = 100


class Match(BaseModel, frozen=True, extra="forbid"):
    """One matching line, counted from 1; a long one is cut around the match."""

    line: int
    text: str


class FileMatches(BaseModel, frozen=True, extra="forbid"):
    """The matching lines of one file."""

    path: str
    matches: list[Match]


class SearchResult(BaseModel, frozen=True, extra="forbid"):
    """The matching lines, by file; `truncated` tells that there are more than the limit."""

    files: list[FileMatches]
    lines: int
    truncated: bool


def search_code(  # noqa: PLR0913  # each is one independent choice of the caller
    workspace: Workspace,
    query: str,
    *,
    regex: bool = False,
    whole_word: bool = False,
    ignore_case: bool = False,
    glob: str | None = None,
    limit: int = 50,
) -> SearchResult:
    """Return the lines that hold `query`, in files that git knows or would add.

    The query is plain text unless `regex`.  Installed packages, ignored and binary files, links,
    and files that may hold secrets are left out.  Raises UsageError for a bad regular
    expression, glob or limit, and for a search that takes too long.
    """
    _refuse(query, limit)
    matches: Callable[[str], bool] = glob_matcher(glob) if glob else lambda _: True
    engine = ripgrep if shutil.which("rg") else git_grep
    asked = Query(query, regex=regex, whole_word=whole_word, ignore_case=ignore_case)
    hits = engine(workspace.root, asked, tracked=is_in_git(workspace))
    return _result((hit for hit in hits if is_shown(hit.path) and matches(hit.path)), limit)


def _refuse(query: str, limit: int) -> None:
    if not query or len(query) > MAX_QUERY:
        raise UsageError(f"the query must have 1 to {MAX_QUERY:,} characters")
    if re.search(r"[\n\r\0]", query):
        raise UsageError("the query must be on one line", fix="search for one line of it")
    if not 1 <= limit <= MAX_LIMIT:
        raise UsageError(f"the limit must be 1 to {MAX_LIMIT:,}")


def _result(hits: Iterator[Hit], limit: int) -> SearchResult:
    found: dict[str, list[Match]] = {}
    count = 0
    for hit in hits:
        if count == limit:
            return SearchResult(files=_by_file(found), lines=count, truncated=True)
        match = Match(line=hit.line, text=visible(_window(hit)))
        found.setdefault(visible_name(hit.path), []).append(match)
        count += 1
    return SearchResult(files=_by_file(found), lines=count, truncated=False)


def _by_file(found: dict[str, list[Match]]) -> list[FileMatches]:
    return [FileMatches(path=path, matches=matches) for path, matches in found.items()]


def _window(hit: Hit) -> str:
    text = hit.text.decode("utf-8", "replace").rstrip("\r\n")
    if len(text) <= LINE_CHARACTERS:
        return text
    column = len(hit.text[: hit.column].decode("utf-8", "replace"))
    first = max(0, min(column - _BEFORE_MATCH, len(text) - LINE_CHARACTERS))
    last = first + LINE_CHARACTERS
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
