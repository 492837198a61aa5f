"""TypeScript source as a syntax tree over its bytes, and edits of byte ranges in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tree_sitter import Node

from tools.errors import ConflictError
from tools.plan.typescript.bindings import binds
from tools.plan.typescript.strictness import is_refused
from tools.repo.parse import first_error, line_of, parse

# TypeScript ends a line, and so a comment, at a lone CR and at U+2028 and U+2029; the grammar
# does not.
_ODD_LINE_ENDS = re.compile(rb"\r(?!\n)|\xe2\x80[\xa8\xa9]")
_NAMES = frozenset(
    {
        "identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
        "type_identifier",
    }
)


class UnknownShapeError(ConflictError):
    """Code whose shape an edit does not understand, with the 1-based `line` to look at."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message, where=f"line {line}", fix="make this change by hand")
        self.line = line


class Replacement(NamedTuple):
    """New text for the bytes `start` to `end`; an insertion where the two are equal."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """A parsed file: its bytes and the root of its tree; nodes speak in byte offsets."""

    data: bytes
    root: Node

    @classmethod
    def parse(cls, text: str, *, jsx: bool = False) -> "Source":
        """Parse `text` as TypeScript, or as TSX with `jsx`; a byte order mark may come first."""
        data = text.encode()
        return cls(data, parse(data, ".tsx" if jsx else ".ts").root_node)

    @cached_property
    def nodes(self) -> list[Node]:
        """Every node of the tree, in the order of the text."""
        return list(walk(self.root))

    @cached_property
    def mentions(self) -> dict[str, list[Node]]:
        """Every identifier by its text, in order; names of properties behind a dot left out."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.type in _NAMES:
                found.setdefault(self.text_of(node), []).append(node)
        return found

    @cached_property
    def bindings(self) -> dict[str, list[Node]]:
        """Every identifier that declares its name, in any scope, by that name."""
        declared = {name: list(filter(binds, nodes)) for name, nodes in self.mentions.items()}
        return {name: nodes for name, nodes in declared.items() if nodes}

    @cached_property
    def broken_line(self) -> int | None:
        """The 1-based line of the first syntax error, or None for a sound file."""
        broken = first_error(self.root) or next(filter(is_refused, self.nodes), None)
        return None if broken is None else line_of(broken)

    def require_sound(self) -> None:
        """Raise UnknownShapeError if the file does not parse, or not as TypeScript would."""
        if odd := _ODD_LINE_ENDS.search(self.data):
            line = self.data.count(b"\n", 0, odd.start()) + 1
            raise UnknownShapeError("the file has line ends other than LF and CRLF", line)
        if (broken := self.broken_line) is not None:
            raise UnknownShapeError("the file has a syntax error", broken)

    def text_of(self, node: Node) -> str:
        """Return a node's text as it stands in the file."""
        return self.data[node.start_byte : node.end_byte].decode()

    def line_start(self, offset: int) -> int:
        """Return where the line of byte `offset` starts, behind a byte order mark."""
        start = self.data.rfind(b"\n", 0, offset) + 1
        return 3 if start == 0 and self.data.startswith(b"\xef\xbb\xbf") else start

    def line_end(self, offset: int) -> int:
        """Return where the line of byte `offset` ends, before its line break."""
        end = self.data.find(b"\n", offset)
        end = len(self.data) if end < 0 else end
        return end - 1 if end > offset and self.data[end - 1] == ord("\r") else end

    def indent_of(self, node: Node) -> str:
        """Return the white space that the line on which `node` starts begins with."""
        line = self.data[self.line_start(node.start_byte) : node.start_byte]
        return line[: len(line) - len(line.lstrip(b" \t"))].decode()

    def starts_line(self, node: Node) -> bool:
        """Whether only white space stands before `node` on its line."""
        return not self.data[self.line_start(node.start_byte) : node.start_byte].strip()

    def replaced(self, replacements: Iterable[Replacement]) -> str:
        """Return the file's text with `replacements`, which must not overlap, made."""
        data = self.data
        for change in sorted(replacements, key=lambda one: one.start, reverse=True):
            data = data[: change.start] + change.text.encode() + data[change.end :]
        return data.decode()


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything below it, in the order of the text."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.children))


def content(node: Node) -> list[Node]:
    """Return a node's named children without the comments."""
    return [child for child in node.named_children if child.type != "comment"]
