"""tree-sitter's set-up: one parser a dialect, and the few tree walks that everyone needs."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import tree_sitter_typescript
from tree_sitter import Language, Node, Parser, Tree

from tools.errors import UsageError

SOURCE_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
# `<T>value` is a cast in these and an element in all others.
_CAST_SUFFIXES = (".ts", ".mts", ".cts")


# Where a type argument list never ends, the parser's memory grows with the square of how often
# one was begun: up to here it takes 200 MB.
MANY_ANGLES = 2_000
PARSE_SECONDS = 2.0
_PROBE = Path(__file__).with_name("parse_probe.py")
_PROBE_SECONDS = 4.0
# What the parser is handed at once; a node asked for its text copies as much each time.
_PIECE = 1 << 12


class ParseLimitError(UsageError):
    """A file is made so that parsing it would take too long or too much memory."""


class _Parsers(threading.local):
    """The parsers of one thread: what a parser asks while it works may let another thread run."""

    def __init__(self) -> None:
        grammar = tree_sitter_typescript
        self.casts = Parser(Language(grammar.language_typescript()))
        self.elements = Parser(Language(grammar.language_tsx()))


_parsers = lru_cache(maxsize=1)(_Parsers)


def has_casts(path: str) -> bool:
    """Tell by a path's suffix whether `<T>value` is a cast in it; it is an element otherwise."""
    return path.endswith(_CAST_SUFFIXES)


def language(*, casts: bool) -> Language:
    """Return the grammar of one dialect."""
    parsers = _parsers()
    found = (parsers.casts if casts else parsers.elements).language
    assert found is not None  # noqa: S101  # it was given one
    return found


def parse(content: bytes, path: str) -> Tree:
    """Parse TypeScript or JavaScript; `path` only tells the dialect by its suffix.

    What is wrong in the text raises nothing: look at `root_node.has_error`.  Raises
    ParseLimitError for a text made to overwhelm the parser.
    """
    if content.count(b"<") > MANY_ANGLES:
        _probe(content, path)
    return parse_here(content, casts=has_casts(path))


def parse_here(content: bytes, *, casts: bool) -> Tree:
    """Parse within `PARSE_SECONDS`, but with no limit on memory: for a process that has one."""
    parsers = _parsers()
    parser = parsers.casts if casts else parsers.elements
    until = time.thread_time() + PARSE_SECONDS
    try:
        return parser.parse(
            lambda offset, _: content[offset : offset + _PIECE],
            progress_callback=lambda _offset, _error: time.thread_time() > until,
        )
    except ValueError as error:
        parser.reset()
        raise ParseLimitError("takes too long to parse") from error


def _probe(content: bytes, path: str) -> None:
    """Parse in a process that may fail for us."""
    command = [sys.executable, "-I", str(_PROBE), "casts" if has_casts(path) else "elements"]
    try:
        done = subprocess.run(
            [*command, *filter(None, sys.path)],
            input=content,
            # Not where we were started: nothing of a project is imported.
            cwd="/",
            capture_output=True,
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ParseLimitError("takes too long to parse") from error
    if done.returncode:
        raise ParseLimitError("takes too much memory to parse")


def text_of(node: Node) -> str:
    """Return the source text of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def line_of(node: Node) -> int:
    """Return the line a node starts on, counted from 1."""
    return node.start_point.row + 1


def descendants(node: Node, *kinds: str) -> Iterator[Node]:
    """Yield the node and all named ones below it, in order; only those of the kinds, if given."""
    # A stack, not recursion: source nested deeper than Python's limit is a valid input.
    stack = [node]
    while stack:
        current = stack.pop()
        if not kinds or current.type in kinds:
            yield current
        stack += current.named_children[::-1]


def first_error(root: Node) -> Node | None:
    """Return the first node that the parser could not make sense of, or found missing."""
    if not root.has_error:
        return None
    return next((node for node in _all(root) if node.is_error or node.is_missing), root)


def _all(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if node.has_error:
            stack.extend(reversed(node.children))
