"""tree-sitter's set-up: one parser a dialect, and the few tree walks that everyone needs."""

from collections.abc import Iterator
from functools import lru_cache

import tree_sitter_typescript
from tree_sitter import Language, Node, Parser, Tree

SOURCE_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
# `<T>value` is a cast in these and an element in all others.
_CAST_SUFFIXES = (".ts", ".mts", ".cts")


@lru_cache(maxsize=2)
def _parser(*, casts: bool) -> Parser:
    grammar = tree_sitter_typescript
    return Parser(Language(grammar.language_typescript() if casts else grammar.language_tsx()))


def parse(content: bytes, path: str) -> Tree:
    """Parse TypeScript or JavaScript; `path` only tells the dialect by its suffix.

    Never raises: look at `root_node.has_error`.
    """
    return _parser(casts=path.endswith(_CAST_SUFFIXES)).parse(content)


def text_of(node: Node) -> str:
    """Return the source text of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def line_of(node: Node) -> int:
    """Return the line a node starts on, counted from 1."""
    return node.start_point.row + 1


def descendants(node: Node, *kinds: str) -> Iterator[Node]:
    """Yield the node and all below it of the given kinds (all named ones if none), in order."""
    # A stack, not recursion: source nested deeper than Python's limit is a valid input.
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type in kinds if kinds else current.is_named:
            yield current
        stack.extend(reversed(current.children))


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
