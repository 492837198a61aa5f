"""From a file's content to what the index keeps of it; the same content gives the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple, cast

from tree_sitter import Node, Tree

from tools.repo.index.outline import Symbol, outline_of
from tools.repo.parse import first_error, line_of


class Fact(NamedTuple):
    """Something that a file says in the terms of a framework, found by whoever knows these.

    `symbol` is the name of the constant that holds it; `origin` names where `name`, then an
    expression, is defined: a module specifier and the name it exports there.
    """

    kind: str
    name: str
    line: int
    symbol: str
    origin: tuple[str, str] | None


FactsOf = Callable[[Node, bytes], Iterable[Fact]]


@dataclass(frozen=True)
class Facts:
    """Where to find a function of the form `FactsOf`: a worker process imports it by name.

    Another `version` makes the index anew.
    """

    module: str
    function: str
    version: int

    def load(self) -> FactsOf:
        """Return the function."""
        return cast("FactsOf", getattr(import_module(self.module), self.function))


class Extract(NamedTuple):
    """What is kept of a content: `broken` is the first line that does not parse."""

    symbols: list[Symbol]
    facts: list[Fact]
    broken: int | None


def extract(tree: Tree, content: bytes, facts_of: FactsOf | None) -> Extract:
    """Return what the index keeps of a parsed content."""
    root = tree.root_node
    error = first_error(root) if root.has_error else None
    facts = [] if facts_of is None else list(facts_of(root, content))
    return Extract(outline_of(root), facts, None if error is None else line_of(error))
