"""The workspace's TypeScript as trees, each file parsed once, and values looked up in them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tree_sitter import Node

from tools.errors import SthenoError
from tools.medusa.aliases import Aliases, candidates
from tools.medusa.expressions import arguments, called, exported, literal, members
from tools.repo.parse import (
    SOURCE_SUFFIXES,
    descendants,
    first_error,
    line_of,
    parse,
    text_of,
)
from tools.repo.telling import is_heard, tell
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
# So many files may pass a name on, and each by so many `export *`.
_MOST_FILES = 30
_MOST_STARS = 20


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
    _defined: dict[str, "tuple[Source, Node] | None"] = field(
        default_factory=dict, repr=False, compare=False
    )

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
            for clause in statement.named_children:
                for node in clause.named_children if clause.type == "import_clause" else ():
                    if node.type == "identifier":
                        found[text_of(node)] = (specifier, "default")
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

    @cached_property
    def passed_on(self) -> dict[str, tuple[str, str]]:
        """What the file exports of others: name outside to (module specifier, name there).

        `export * from` stands under `*` and its specifier.
        """
        found: dict[str, tuple[str, str]] = {}
        for statement in self.root.named_children:
            origin = statement.child_by_field_name("source")
            if statement.type != "export_statement" or origin is None:
                continue
            specifier = literal(origin) or ""
            for node in descendants(statement, "export_specifier"):
                name = node.child_by_field_name("name")
                outside = node.child_by_field_name("alias") or name
                if name is not None and outside is not None:
                    found[text_of(outside)] = (specifier, text_of(name))
            if any(child.type == "*" for child in statement.children):
                found[f"*{specifier}"] = (specifier, "*")
        return found

    def definition(self, name: str) -> "tuple[Source, Node] | None":
        """Return where a name of this file is given its value, imports and re-exports followed.

        None where it is no constant of the workspace's.
        """
        if name not in self._defined:
            self._defined[name] = self._definition(name)
        return self._defined[name]

    def _definition(self, name: str) -> "tuple[Source, Node] | None":
        source: Source | None = self
        for _ in range(_MAX_STEPS):
            if source is None:
                return None
            if name in source.constants:
                return source, source.constants[name]
            if name not in source.imports:
                return None
            specifier, outside = source.imports[name]
            source = self.sources.imported(source.path, specifier)
            found = None if source is None else source.exported_as(outside, set())
            if found is None or found[1].type not in _NAMES:
                return found
            source, name = found[0], text_of(found[1])
        return None

    def exported_as(self, name: str, seen: set[str]) -> "tuple[Source, Node] | None":
        """Return what a name stands for that this file exports, in this file or one behind it.

        `seen` are the files that were asked already: they may pass on one another.
        """
        if self.path in seen or len(seen) > _MOST_FILES:
            return None
        seen.add(self.path)
        if name in self.constants and name not in self.passed_on:
            return self, self.constants[name]
        node = self.exports.get(name)
        if node is not None and name not in self.passed_on:
            inner = node.child_by_field_name("name") if node.type == "export_specifier" else node
            return None if inner is None else (self, inner)
        stars = [one for key, (one, _) in self.passed_on.items() if key[0] == "*"]
        everything = [(one, name) for one in stars[:_MOST_STARS]]
        ways = [self.passed_on[name]] if name in self.passed_on else everything
        for specifier, inside in ways:
            following = self.sources.imported(self.path, specifier)
            found = None if following is None else following.exported_as(inside, seen)
            if found is not None:
                return found
        return None

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
            found = source.definition(text_of(current))
            if found is None:
                return None
            source, current = found
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

    def says(self, *words: str) -> bool:
        """Tell whether the text holds one of the words: what it does not, no search need visit."""
        return any(word.encode() in self._text for word in words)

    @cached_property
    def _text(self) -> bytes:
        return self.root.text or b""

    def calls(self, *names: str) -> Iterator[tuple[Node, list[Node]]]:
        """Yield every call of the functions so named (`model.define`), with its arguments."""
        if not self.says(*(name.rpartition(".")[2] for name in names)):
            return
        for name, call in self._called:
            if name in names or name.rpartition(".")[2] in names:
                yield call, arguments(call)

    @cached_property
    def _called(self) -> list[tuple[str, Node]]:
        """What the file calls by a name, and the call."""
        calls = descendants(self.root, "call_expression")
        return [(name, call) for call in calls if (name := called(call))]

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
        self.aliases = Aliases()
        # Where what Medusa loads lies: the application's own folder, then its plugins'.
        self.bases = ["src"]
        # The names of the plugins, by their bases.
        self.plugins: dict[str, str] = {}
        self._below: dict[str, list[str]] = {}
        self._imported: dict[tuple[str, str], str | None] = {}
        self._parsed: dict[str, Source | None] = {}

    def get(self, path: str) -> Source | None:
        """Return a parsed file, or None where there is none or it cannot be read."""
        if path not in self._parsed:
            if is_heard():
                count = max(sum(len(self._paths(base)) for base in self.bases), 1)
                read = min(len(self._parsed), count)
                tell(f"{read:,} of {count:,} source files read", read / count)
            self._parsed[path] = self._read(path)
        return self._parsed[path]

    def under(self, folder: str) -> Iterator[Source]:
        """Yield the parsed source files below a folder; tests and declarations are left out."""
        for path in self._paths(folder):
            source = self.get(path)
            if source is not None:
                yield source

    def _paths(self, folder: str) -> list[str]:
        if folder not in self._below:
            found = walk_files(self.workspace, folder, skip=_SKIPPED)
            self._below[folder] = [path for path in found if is_source(path)]
        return self._below[folder]

    def within(self, folder: str) -> Iterator[Source]:
        """Yield the parsed source files of a folder that Medusa loads, such as `api`."""
        for base in self.bases:
            yield from self.under(f"{base}/{folder}" if folder else base)

    def plugin_of(self, path: str) -> str | None:
        """Return the plugin of this repository that a path is part of, or None."""
        return self.plugins.get(self.base_of(path))

    def base_of(self, path: str) -> str:
        """Return which of the bases a path lies in."""
        return next((base for base in self.bases if path.startswith(f"{base}/")), self.bases[0])

    def imported(self, path: str, specifier: str) -> Source | None:
        """Return the workspace file that `path` imports by a specifier, or None."""
        key = posixpath.dirname(path), specifier
        if key not in self._imported:
            self._imported[key] = self._found(path, specifier)
        found = self._imported[key]
        return None if found is None else self.get(found)

    def _found(self, path: str, specifier: str) -> str | None:
        if specifier.startswith("."):
            bases = [posixpath.join(posixpath.dirname(path), specifier)]
        else:
            bases = list(self.aliases.targets(specifier))
        for base in bases:
            for name in candidates(base):
                if (self.workspace.root / name).is_file():
                    return name
        return None

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
