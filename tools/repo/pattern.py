"""Patterns of code: TypeScript in which `$X` stands for any expression, `$$$` for any number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Node, Tree

from tools.errors import UsageError
from tools.repo.parse import descendants, first_error, parse, text_of

MAX_PATTERN = 500
_ONE = re.compile(r"^\$[A-Z_][A-Z0-9_]*$")
_MANY = re.compile(r"^\$\$\$[A-Z0-9_]*$")
_NAMES = frozenset({
    "identifier", "property_identifier", "type_identifier", "shorthand_property_identifier",
    "shorthand_property_identifier_pattern", "string_fragment", "jsx_text",
})  # fmt: skip
# What a pattern need not say: it matches with them and without.
_OPTIONAL = frozenset({"type_arguments", "type_annotation", "comment"})
_SILENT = frozenset({",", ";"})
_MOST_STEPS = 20_000

Bindings = dict[str, str]


@dataclass(frozen=True)
class Pattern:
    """A parsed pattern; `tree` keeps the nodes alive."""

    tree: Tree
    root: Node

    @classmethod
    def of(cls, text: str) -> "Pattern":
        """Parse a pattern; raises UsageError if it is no expression, statement or declaration."""
        if len(text) > MAX_PATTERN:
            raise UsageError(f"a pattern has at most {MAX_PATTERN} characters")
        tree = parse(text.encode(), "pattern.tsx")
        statements = [child for child in tree.root_node.named_children if child.type != "comment"]
        if first_error(tree.root_node) is not None or len(statements) != 1:
            raise UsageError(
                f"{text!r} is not one expression or statement of TypeScript",
                fix="write it like createWorkflow($ID, $FN), or foo.$METHOD($$$)",
            )
        root = statements[0]
        if root.type == "expression_statement":
            root = root.named_children[0]
        if root.child_count == 0:
            raise UsageError(f"{text!r} has no structure", fix="search for it as text")
        return cls(tree, root)

    @cached_property
    def anchors(self) -> list[tuple[str, int]]:
        """The names that every match holds, the longest first, each with its depth."""
        found: list[tuple[str, int]] = []
        for node in descendants(self.root, *_NAMES):
            name = text_of(node)
            # Only a name that stands at a fixed depth leads up to the whole.
            if re.fullmatch(r"[\w$-]+", name) and not _ONE.match(name) and not _MANY.match(name):
                found.append((name, _depth(node, self.root)))
        return sorted(found, key=lambda one: -len(one[0]))

    def matches(self, root: Node, content: bytes) -> Iterator[tuple[Node, Bindings]]:
        """Yield each place that matches, with what its variables stand for."""
        seen: set[int] = set()
        for candidate in self._candidates(root, content):
            bindings: Bindings = {}
            if candidate.id not in seen and _Match(bindings).node(self.root, candidate):
                seen.add(candidate.id)
                yield candidate, bindings

    def _candidates(self, root: Node, content: bytes) -> Iterator[Node]:
        if not self.anchors:
            yield from descendants(root, self.root.type)
            return
        name, depth = self.anchors[0]
        for match in re.finditer(
            rb"(?<![\w$])" + re.escape(name.encode()) + rb"(?![\w$])", content
        ):
            node = root.descendant_for_byte_range(match.start(), match.end())
            for _ in range(depth):
                node = None if node is None else node.parent
            if node is not None and node.type == self.root.type:
                yield node


class _Match:
    """One attempt to match; what the variables stand for is kept in `bindings`."""

    def __init__(self, bindings: Bindings) -> None:
        self.bindings = bindings
        self._steps = 0

    def node(self, pattern: Node, node: Node) -> bool:
        variable = _variable(pattern, _ONE)
        if variable is not None:
            return node.is_named and self._bind(variable, text_of(node))
        if pattern.type != node.type:
            return False
        if pattern.child_count == 0:
            return pattern.text == node.text
        if pattern.type == "string":
            return text_of(pattern)[1:-1] == text_of(node)[1:-1]
        said = {child.type for child in pattern.children}
        inner = [child for child in node.children if _counts(child, said)]
        return self._all([child for child in pattern.children if _counts(child, said)], inner)

    def _all(self, patterns: Sequence[Node], nodes: Sequence[Node]) -> bool:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise UsageError("the pattern has too many ways to match", fix="use fewer $$$")
        if not patterns:
            return not nodes
        first, rest = patterns[0], patterns[1:]
        many = _variable(first, _MANY)
        if many is None:
            return bool(nodes) and self.node(first, nodes[0]) and self._all(rest, nodes[1:])
        for taken in range(len(nodes) + 1):
            before = dict(self.bindings)
            whole = ", ".join(text_of(node) for node in nodes[:taken])
            named = all(node.is_named for node in nodes[:taken])
            if named and self._bind(many, whole) and self._all(rest, nodes[taken:]):
                return True
            self.bindings.clear()
            self.bindings.update(before)
        return False

    def _bind(self, variable: str, text: str) -> bool:
        if variable in {"$_", "$$$", "$$$_"}:
            return True
        return self.bindings.setdefault(variable, text) == text


def _variable(node: Node, kind: re.Pattern[str]) -> str | None:
    text = node.text or b""
    # A statement or a property that is nothing but a variable stands for any one.
    if len(text) > MAX_PATTERN or not text.startswith(b"$"):
        return None
    plain = text.decode("utf-8", "replace").rstrip(";")
    return plain if kind.match(plain) else None


def _counts(child: Node, said: set[str]) -> bool:
    if child.type in _SILENT:
        return False
    return child.type not in _OPTIONAL or (child.type in said and child.type != "comment")


def _depth(node: Node, root: Node) -> int:
    depth = 0
    current: Node | None = node
    while current is not None and current.id != root.id:
        current = current.parent
        depth += 1
    return depth
