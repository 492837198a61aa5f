"""Searching the workspace's text, with ripgrep where it is installed, else with git."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from tools.errors import UsageError
from tools.repo.code_languages import SUFFIXES, CodeLanguage
from tools.repo.find import is_shown
from tools.repo.git import Standing, standing_of
from tools.repo.globs import glob_matcher
from tools.repo.rank import place_of
from tools.repo.redact import redacted
from tools.repo.search_engines import Hit, Query, git_grep, ripgrep
from tools.repo.search_model import FileMatches, Match, SearchResult
from tools.repo.surroundings import outline_at, symbol_at
from tools.repo.telling import counted, part_of, tell
from tools.repo.visible import visible, visible_name
from tools.repo.workspace import Workspace

MAX_LIMIT = 1_000
MAX_QUERY = 1_000
# So many lines are looked at to find the likeliest; a search for more is stopped.
MAX_HITS = 5_000
LINE_CHARACTERS = 300
_BEFORE_MATCH = 100
# The share of a search that is done when the lines are found, and not yet where they stand.
_SEARCHED = 0.7


@dataclass(frozen=True)
class Found:
    """A matching line before it is made ready to be shown."""

    path: str
    match: Match


@dataclass(frozen=True)
class Page:
    """Matching lines from `offset` on, of `total` in all (None: at least `MAX_HITS`)."""

    found: Sequence[Found]
    offset: int
    total: int | None
    notes: Sequence[str] = ()


def search_code(  # noqa: PLR0913  # each is one independent choice of the caller
    workspace: Workspace,
    query: str,
    *,
    regex: bool = False,
    whole_word: bool = False,
    ignore_case: bool = False,
    glob: str | None = None,
    language: CodeLanguage | None = None,
    limit: int = 50,
    offset: int = 0,
) -> SearchResult:
    """Return the lines that hold `query`, in files that git knows or would add.

    The query is plain text unless `regex`.  Installed packages, ignored and binary files, links,
    and files that may hold secrets are left out; a secret in a line is neither shown nor found.
    Raises UsageError for a bad regular expression, glob or limit, and for a search that takes
    too long.
    """
    refuse(query, limit, offset)
    matches: Callable[[str], bool] = glob_matcher(glob) if glob else lambda _: True
    tell("searching", 0.0)
    standing = standing_of(workspace)
    suffixes = SUFFIXES[language] if language else ()
    asked = Query(query, regex, whole_word, ignore_case, suffixes)
    hits = _hits(workspace, asked, matches, tracked=standing.tracked)
    stopped = len(hits) == MAX_HITS
    ranked = sorted(hits, key=lambda hit: (place_of(hit.path), hit.path, hit.line))
    ordered = _definitions_first(ranked, query) if not regex else ranked
    found = [
        Found(hit.path, Match(line=hit.line, text=_window(hit)))
        for hit in ordered[offset : offset + limit]
    ]
    with part_of(_SEARCHED, 1.0):
        return result(workspace, standing, Page(found, offset, None if stopped else len(hits)))


def _hits(
    workspace: Workspace, asked: Query, matches: Callable[[str], bool], *, tracked: bool
) -> list[Hit]:
    """Return what may be shown of what is found, at most `MAX_HITS`, always the same ones."""

    def taken(engine: Iterator[Hit]) -> list[Hit]:
        wanted = (
            hit
            for hit in engine
            if is_shown(hit.path) and matches(hit.path) and _is_open(hit, asked)
        )
        found = []
        for hit in islice(wanted, MAX_HITS):
            found.append(hit)
            tell(f"{len(found):,} lines found", _SEARCHED * len(found) / MAX_HITS)
        return found

    if not shutil.which("rg"):
        return taken(git_grep(workspace.root, asked, tracked=tracked))
    found = taken(ripgrep(workspace.root, asked, tracked=tracked, ordered=False))
    if len(found) < MAX_HITS:
        return found
    return taken(ripgrep(workspace.root, asked, tracked=tracked))


def refuse(query: str, limit: int, offset: int) -> None:
    """Raise UsageError for a query that cannot be served."""
    if not query or len(query) > MAX_QUERY:
        raise UsageError(f"the query must have 1 to {MAX_QUERY:,} characters")
    if re.search(r"[\n\r\0]", query):
        raise UsageError("the query must be on one line", fix="search for one line of it")
    if not 1 <= limit <= MAX_LIMIT:
        raise UsageError(f"the limit must be 1 to {MAX_LIMIT:,}")
    if not 0 <= offset <= MAX_HITS:
        raise UsageError(
            f"the offset must be 0 to {MAX_HITS:,}", fix="search for something more special"
        )


def result(workspace: Workspace, standing: Standing, page: Page) -> SearchResult:
    """Return one page of what was found."""
    found, total = page.found, page.total
    reached = page.offset + len(found)
    more = reached < (MAX_HITS if total is None else total)
    return SearchResult(
        files=list(_by_file(workspace, found)),
        lines=len(found),
        total=total,
        truncated=more or total is None,
        next=reached if more and found else None,
        branch=standing.branch,
        commit=standing.commit,
        notes=list(page.notes),
    )


def shown(text: str) -> str:
    """Return a line as it may be shown: no secret in it, and nothing that hides."""
    return visible(redacted(text))


def _by_file(workspace: Workspace, page: Iterable[Found]) -> Iterable[FileMatches]:
    groups = [(path, list(group)) for path, group in groupby(page, key=lambda found: found.path)]
    for path, group in counted("files read", groups):
        outline = outline_at(workspace, path)
        matches = [
            one.match.model_copy(update={"symbol": _name(symbol_at(outline, one.match.line))})
            for one in group
        ]
        yield FileMatches(path=visible_name(path), matches=matches)


def _name(symbol: str | None) -> str | None:
    return None if symbol is None else visible_name(symbol)


def _definitions_first(hits: Sequence[Hit], query: str) -> Sequence[Hit]:
    """Put files first that define what is asked for, if that is a name."""
    if not re.fullmatch(r"[\w$]+", query):
        return hits
    keyword = r"\b(?:function|class|const|let|var|interface|type|enum|namespace)\s+"
    defines = re.compile((keyword + re.escape(query) + r"\b").encode())
    files = {hit.path for hit in hits if defines.search(hit.text)}
    return sorted(hits, key=lambda hit: hit.path not in files) if files else hits


def _is_open(hit: Hit, query: Query) -> bool:
    """Tell whether a line is found for what may be shown of it, and not for a secret."""
    text = hit.text.decode("utf-8", "replace")
    without = redacted(text)
    if without == text:
        return True
    if query.regex:
        return False
    if query.ignore_case:
        return query.text.casefold() in without.casefold()
    return query.text in without


def _window(hit: Hit) -> str:
    text = hit.text.decode("utf-8", "replace").rstrip("\r\n")
    without = shown(text)
    if len(text) <= LINE_CHARACTERS:
        return without
    if without != text:
        return without[:LINE_CHARACTERS] + "…" * (len(without) > LINE_CHARACTERS)
    column = len(hit.text[: hit.column].decode("utf-8", "replace"))
    first = max(0, min(column - _BEFORE_MATCH, len(text) - LINE_CHARACTERS))
    last = first + LINE_CHARACTERS
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
