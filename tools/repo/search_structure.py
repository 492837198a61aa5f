"""Searching the workspace's code for a structure, text search narrowing down where to parse."""

import time
from collections.abc import Callable, Iterator

from tree_sitter import Node

from tools.errors import SthenoError, UsageError
from tools.repo.code_languages import SUFFIXES, CodeLanguage
from tools.repo.find import find_paths, is_shown
from tools.repo.git import Standing, standing_of
from tools.repo.globs import glob_matcher
from tools.repo.parse import SOURCE_SUFFIXES, parse, text_of
from tools.repo.pattern import Bindings, Pattern
from tools.repo.rank import place_of
from tools.repo.search import (
    LINE_CHARACTERS,
    MAX_HITS,
    Found,
    Page,
    refuse,
    result,
    shown,
)
from tools.repo.search_engines import Query, paths_with
from tools.repo.search_model import Match, SearchResult
from tools.repo.telling import counted
from tools.repo.visible import visible_name
from tools.repo.workspace import MAX_TEXT_BYTES, Reader, Workspace

_SECONDS = 4.0
_VARIABLE_CHARACTERS = 200


def search_structure(  # noqa: PLR0913  # each is one independent choice of the caller
    workspace: Workspace,
    pattern: str,
    *,
    glob: str | None = None,
    language: CodeLanguage | None = None,
    limit: int = 50,
    offset: int = 0,
) -> SearchResult:
    """Return where code has the structure of `pattern`, in TypeScript and JavaScript.

    `$X` stands for any one expression, the same wherever it is named again; `$$$` and `$$$X` for
    any number of them.  Comments, type arguments and trailing commas do not matter unless the
    pattern has type arguments.  Raises UsageError for what is no pattern.
    """
    refuse(pattern, limit, offset)
    wanted = Pattern.of(pattern)
    suffixes = SUFFIXES[language] if language else SOURCE_SUFFIXES
    if not set(suffixes) <= set(SOURCE_SUFFIXES):
        raise UsageError("structures are found in typescript and javascript only")
    standing = standing_of(workspace)
    paths = _paths(workspace, wanted, suffixes, standing, glob)
    with Reader(workspace, MAX_TEXT_BYTES) as reader:
        search = _Search(reader, wanted, time.monotonic() + _SECONDS)
        told = counted("files searched", paths)
        found = [one for path in told for one in search.file(path)][: MAX_HITS + 1]
    # Where the time was up, what is here is all there is to page through.
    total = None if len(found) > MAX_HITS else len(found)
    page = Page(found[offset : offset + limit], offset, total, search.notes())
    return result(workspace, standing, page)


def _paths(
    workspace: Workspace,
    wanted: Pattern,
    suffixes: tuple[str, ...],
    standing: Standing,
    glob: str | None,
) -> list[str]:
    matches: Callable[[str], bool] = glob_matcher(glob) if glob else lambda _: True
    if wanted.anchors:
        word = Query(wanted.anchors[0][0], whole_word=True, suffixes=suffixes)
        held = paths_with(workspace.root, word, tracked=standing.tracked)
    else:
        held = [path for path in find_paths(workspace) if path.endswith(suffixes)]
    shown_ones = [path for path in held if is_shown(path) and matches(path)]
    return sorted(shown_ones, key=lambda path: (place_of(path), path))


class _Search:
    """The search for one pattern, until its time is up."""

    def __init__(self, reader: Reader, wanted: Pattern, until: float) -> None:
        self.left_out = 0
        self._unread: list[str] = []
        self._reader = reader
        self._wanted = wanted
        self._until = until
        self._count = 0

    def file(self, path: str) -> Iterator[Found]:
        if time.monotonic() > self._until or self._count > MAX_HITS:
            self.left_out += 1
            return
        try:
            content = self._reader.read(path)
            # Not parsed at all where a name is missing that every match holds.
            if not all(name.encode() in content for name, _ in self._wanted.anchors):
                return
            tree = parse(content, path)
        except SthenoError as error:
            self._unread.append(f"{visible_name(path)}: {error.message}")
            return
        for node, bindings in self._wanted.matches(tree.root_node, content):
            self._count += 1
            yield Found(path, _match(node, bindings))

    def notes(self) -> list[str]:
        """Return what the search did not look at."""
        left = [f"{self.left_out:,} files were not searched: the time was up; give a glob"]
        return [*(left if self.left_out else []), *self._unread[:5]]


def _match(node: Node, bindings: Bindings) -> Match:
    text = shown(text_of(node).split("\n", 1)[0])
    more = len(text) > LINE_CHARACTERS
    first, last = node.start_point.row + 1, node.end_point.row + 1
    return Match(
        line=first,
        end=last if last > first else None,
        text=f"{text[:LINE_CHARACTERS]}{'…' if more else ''}",
        variables={name: _short(value) for name, value in bindings.items()} or None,
    )


def _short(value: str) -> str:
    line = shown(" ".join(value[: 2 * _VARIABLE_CHARACTERS].split()))
    return line if len(line) <= _VARIABLE_CHARACTERS else f"{line[:_VARIABLE_CHARACTERS]}…"
