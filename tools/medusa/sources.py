"""The workspace's TypeScript as trees, each file parsed once, and values looked up in them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tree_sitter import Node

from tools.errors import SthenoError
from tools.medusa.expressions import arguments, exported, literal, members
from tools.repo.parse import (
    SOURCE_SUFFIXES,
    descendants,
    first_error,
    line_of,
    parse,
    text_of,
)
from tools.repo.visible import visible_name
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace

MAX_LABEL = 100
_WRAPPERS = frozenset({
    "parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression",
})  # fmt: skip
_NAMES = frozenset({"identifier", "shorthand_property_identifier"})
# Below `src`, `build` or `out` may well be a route.
_SKIPPED = frozenset({"node_modules"})
# A chain of constants longer than this is a cycle.
_MAX_STEPS = 20
# No name is longer than this; the callee of a long chain is its whole text.
_LONG = 200


@dataclass(frozen=True)
class Problem:
    """Something that could not be read, and where."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


@dataclass(frozen=True)
class Source:
    """One parsed file."""

    path: str
    root: Node
    sources: "Sources" = field(repr=False)

    @cached_property
    def constants(self) -> dict[str, Node]:
        """The values of the file's top-level constants, by name."""
        found: dict[str, Node] = {}
        for declarator in self._declarators():
            name, value = (declarator.child_by_field_name(part) for part in ("name", "value"))
            if name is not None and value is not None and name.type == "identifier":
                found[text_of(name)] = value
        return found

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        """What the file imports: local name to (module specifier, name exported there)."""
        found: dict[str, tuple[str, str]] = {}
        for statement in self.root.children:
            origin = statement.child_by_field_name("source")
            if statement.type != "import_statement" or origin is None:
                continue
            specifier = literal(origin) or ""
            for node in descendants(statement, "import_specifier"):
                name = node.child_by_field_name("name")
                alias = node.child_by_field_name("alias") or name
                if name is not None and alias is not None:
                    found[text_of(alias)] = (specifier, text_of(name))
        return found

    @cached_property
    def exports(self) -> dict[str, Node]:
        """The nodes that the file exports, by the name they have outside (also `default`)."""
        return dict(exported(self.root))

    def value(self, node: Node) -> Node:
        """Return the expression behind parentheses, casts and constants of this file."""
        for _ in range(_MAX_STEPS):
            if node.type in _WRAPPERS and node.named_child(0) is not None:
                node = node.named_children[0]
            elif node.type in _NAMES and text_of(node) in self.constants:
                node = self.constants[text_of(node)]
            else:
                break
        return node

    def string(self, node: Node) -> str | None:
        """Return the string an expression stands for, constants and relative imports followed."""
        source, current = self, node
        for _ in range(_MAX_STEPS):
            current = source.value(current)
            if current.type not in _NAMES:
                return literal(current)
            specifier, name = source.imports.get(text_of(current), ("", ""))
            following = self.sources.imported(source.path, specifier)
            if following is None or name not in following.constants:
                return None
            source, current = following, following.constants[name]
        return None

    def label(self, node: Node) -> str:
        """Return the string an expression stands for, or else its source text on one line."""
        string = self.string(node)
        text = visible_name(" ".join(text_of(node).split()) if string is None else string)
        return text if len(text) <= MAX_LABEL else f"{text[: MAX_LABEL - 1]}…"

    def labels(self, node: Node | None) -> list[str]:
        """Return the label of an expression, or those of its elements if it is an array."""
        if node is None:
            return []
        value = self.value(node)
        items = value.named_children if value.type == "array" else [node]
        return [self.label(item) for item in items if item.type != "comment"]

    def member(self, node: Node, *names: str) -> Node | None:
        """Return the value that an object literal gives to the first of the names it has."""
        found = members(self.value(node))
        return next((found[name] for name in names if name in found), None)

    def calls(self, *names: str) -> Iterator[tuple[Node, list[Node]]]:
        """Yield every call of the functions so named (`model.define`), with its arguments."""
        for call in descendants(self.root, "call_expression"):
            function = call.child_by_field_name("function")
            if function is None:
                continue
            # A chain may break its line on either side of a dot.
            name = "".join(text_of(function).split()) if len(text_of(function)) < _LONG else ""
            if name in names or name.rpartition(".")[2] in names:
                yield call, arguments(call)

    def _declarators(self) -> Iterator[Node]:
        for statement in self.root.named_children:
            inner = statement.child_by_field_name("declaration") or statement
            if inner.type in {"lexical_declaration", "variable_declaration"}:
                yield from (c for c in inner.named_children if c.type == "variable_declarator")


class Sources:
    """The source files of a workspace, each read and parsed once; collects the problems."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.problems: list[Problem] = []
        self._parsed: dict[str, Source | None] = {}
        self._listed: dict[str, list[str]] = {}

    def get(self, path: str) -> Source | None:
        """Return a parsed file, or None where there is none or it cannot be read."""
        if path not in self._parsed:
            self._parsed[path] = self._read(path)
        return self._parsed[path]

    def under(self, folder: str) -> Iterator[Source]:
        """Yield the parsed source files below a folder; tests and declarations are left out."""
        if folder not in self._listed:
            found = walk_files(self.workspace, folder, skip=_SKIPPED)
            self._listed[folder] = [path for path in found if is_source(path)]
        for path in self._listed[folder]:
            source = self.get(path)
            if source is not None:
                yield source

    def imported(self, path: str, specifier: str) -> Source | None:
        """Return the workspace file that `path` imports by a relative specifier, or None."""
        if not specifier.startswith("."):
            return None
        base = posixpath.normpath(posixpath.join(posixpath.dirname(path), specifier))
        if base.startswith(".."):
            return None
        stem = base.removesuffix(".js")
        names = [base] if base.endswith(SOURCE_SUFFIXES) else []
        names += [f"{stem}{end}" for end in (".ts", ".tsx", ".js", "/index.ts", "/index.js")]
        found = (name for name in names if (self.workspace.root / name).is_file())
        name = next(found, None)
        return None if name is None else self.get(name)

    def problem(self, path: str, node: Node | None, message: str) -> None:
        """Note something that could not be read."""
        problem = Problem(path, None if node is None else line_of(node), message)
        if problem not in self.problems:
            self.problems.append(problem)

    def _read(self, path: str) -> Source | None:
        try:
            text = self.workspace.read_text(path)
            root = None if text is None else parse(text.encode(), path).root_node
        except SthenoError as error:
            self.problem(path, None, error.message)
            return None
        if root is None:
            return None
        error_node = first_error(root)
        if error_node is not None:
            self.problem(path, error_node, "does not parse; what it defines may be incomplete here")
        return Source(path, root, self)


def is_source(path: str) -> bool:
    """Tell whether a path is a source file that Medusa could load: no test, no declaration."""
    name = posixpath.basename(path)
    tested = "/__tests__/" in path or ".spec." in name or ".test." in name
    return name.endswith(SOURCE_SUFFIXES) and not name.endswith(".d.ts") and not tested
