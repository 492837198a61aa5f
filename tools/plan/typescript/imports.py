"""Import statements: what a file imports, and more of them behind the last one."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tree_sitter import Node

from tools.plan.typescript.layout import Group, flat, rendered
from tools.plan.typescript.source import Replacement, Source, UnknownShapeError, content
from tools.plan.typescript.style import Style
from tools.plan.typescript.values import string_value

NAMESPACE = "*"
_EXTENSIONS = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts")


class Import(NamedTuple):
    """`name` of `module`, known in the file as `local`; `name` is `*` for the whole module."""

    name: str
    local: str
    module: str
    only_type: bool = False


def module_path(path: str) -> str:
    """Return a module's path in one form: no extension, no trailing slash, no `/index`."""
    path = posixpath.normpath(path)
    stem, extension = posixpath.splitext(path)
    path = stem if extension in _EXTENSIONS else path
    return posixpath.dirname(path) if posixpath.basename(path) == "index" else path


def imports_of(source: Source) -> list[Import]:
    """Return the names that a file's import statements bind, default imports as `default`."""
    return [one for statement in _statements(source) for one in _imports(source, statement)]


def import_behind(
    source: Source, names: Mapping[str, Sequence[str]], style: Style
) -> list[Replacement]:
    """Return the replacement that imports `names`, by module, behind the last import statement.

    Raises UnknownShapeError where there is none: the file may not be an ES module.
    """
    statements = _statements(source)
    if not statements:
        raise UnknownShapeError("the file has no import statement", 1)
    last = statements[-1]
    semicolon = ";" if source.text_of(last).endswith(";") else ""
    lines = [import_line(names[module], module, style) + semicolon for module in names]
    end = _end_of_line(source, last)
    text = style.newline + style.newline.join(lines)
    rest = source.data[end : source.line_end(end)]
    if not rest.strip():
        return [Replacement(end, end, text)]
    return [Replacement(end, end + len(rest) - len(rest.lstrip()), text + style.newline)]


def import_line(names: Sequence[str], module: str, style: Style) -> str:
    """Return an import statement without a semicolon; one name never breaks over lines."""
    group = Group("{}", list(names), "import ", f" from {style.string(module)}")
    if len(names) == 1:
        return flat(group, style)
    return rendered(group, style, "", used=0, after=0)


def _statements(source: Source) -> list[Node]:
    return [node for node in source.root.children if node.type == "import_statement"]


def _end_of_line(source: Source, statement: Node) -> int:
    end = statement.end_byte
    following = statement.next_sibling
    while (
        following is not None
        and following.type == "comment"
        and source.line_end(end) >= following.start_byte
    ):
        end, following = following.end_byte, following.next_sibling
    return end


def _imports(source: Source, statement: Node) -> Iterator[Import]:
    origin = statement.child_by_field_name("source")
    clause = next((n for n in statement.named_children if n.type == "import_clause"), None)
    if origin is None or clause is None:
        return
    module = string_value(source, origin) or ""
    only_type = any(child.type == "type" for child in statement.children)
    for part in content(clause):
        if part.type == "identifier":
            yield Import("default", source.text_of(part), module, only_type)
        elif part.type == "namespace_import":
            yield Import(NAMESPACE, source.text_of(content(part)[0]), module, only_type)
        else:
            yield from _named(source, part, module, only_type=only_type)


def _named(source: Source, clause: Node, module: str, *, only_type: bool) -> Iterator[Import]:
    for specifier in content(clause):
        names = content(specifier)
        only = only_type or any(child.type == "type" for child in specifier.children)
        yield Import(source.text_of(names[0]), source.text_of(names[-1]), module, only)
