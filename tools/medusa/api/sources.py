"""One source file of a package, and what it exports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from tree_sitter import Node

from tools.medusa.api.doc import Doc, parse_doc
from tools.medusa.api.entry import Place
from tools.medusa.api.installed_packages import Package
from tools.repo.parse import line_of, parse, text_of

_MAX_BYTES = 5_000_000
_DECLARATIONS = {
    "function_signature": "function",
    "function_declaration": "function",
    "class_declaration": "class",
    "abstract_class_declaration": "class",
    "interface_declaration": "interface",
    "type_alias_declaration": "type",
    "enum_declaration": "enum",
}
_QUOTED_OR_COMMENT = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|/\*.*?\*/|//[^\n]*""", re.DOTALL
)
# The grammar does not know type arguments behind these; blanks keep lines and columns.
_IMPORTED = re.compile(rb'import\("[^"\n]*"\)\.')


@dataclass(frozen=True)
class Source:
    """A parsed file of a package."""

    package: Package
    path: Path
    root: Node

    def place(self, node: Node) -> Place:
        """Return the citation of a node."""
        file = self.path.relative_to(self.package.folder).as_posix()
        return Place(self.package.name, self.package.version, file, line_of(node))


@dataclass(frozen=True)
class Declared:
    """An exported declaration: `node` is the declarator of a constant, else the declaration."""

    name: str
    sort: str
    node: Node
    doc: Doc

    @property
    def type_text(self) -> str:
        """The type written behind a constant's name, without comments."""
        annotation = self.node.child_by_field_name("type")
        return "" if annotation is None else code(annotation).removeprefix(":").strip()


def read_source(package: Package, path: Path) -> Source | None:
    """Parse a file of a package; None where there is none, or it is out of all proportion."""
    if not _is_plain(path):
        return None
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if path.suffix == ".ts":
        content = _IMPORTED.sub(lambda match: b" " * len(match[0]), content)
    return Source(package, path, parse(content, path.name).root_node)


def files_of(package: Package, suffixes: tuple[str, ...], below: str = "dist") -> list[Path]:
    """Return a package's own files with these endings, in order.

    Links and whatever else is no regular file are left out, and what lies in nested packages.
    """
    length = len(package.folder.parts)
    return [
        path
        for path in sorted((package.folder / below).rglob("*"))
        if path.name.endswith(suffixes)
        and "node_modules" not in path.parts[length:]
        and _is_plain(path)
    ]


def _is_plain(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return S_ISREG(status.st_mode) and status.st_size <= _MAX_BYTES


def exported(source: Source) -> Iterator[Declared]:
    """Yield what a `.d.ts` file exports itself, in order."""
    for statement in source.root.named_children:
        if statement.type != "export_statement":
            continue
        doc = doc_of(statement)
        for child in statement.named_children:
            inner = (
                [child, *child.named_children] if child.type == "ambient_declaration" else [child]
            )
            for node in inner:
                yield from _declared(node, doc)


def doc_of(node: Node) -> Doc:
    """Return what the comment directly before a node says."""
    before = node.prev_sibling
    while before is not None and not before.is_named:
        before = before.prev_sibling
    return parse_doc(text_of(before)) if before is not None and before.type == "comment" else Doc()


def name_of(node: Node) -> str:
    """Return the name of a declaration or member, without quotes."""
    name = node.child_by_field_name("name")
    return "" if name is None else text_of(name).strip("\"'")


def code(node: Node) -> str:
    """Return a node's source on one line, without comments."""
    text = _QUOTED_OR_COMMENT.sub(lambda match: match[1] or " ", text_of(node))
    return " ".join(text.split())


def _declared(node: Node, doc: Doc) -> Iterator[Declared]:
    if node.type in _DECLARATIONS:
        yield Declared(name_of(node), _DECLARATIONS[node.type], node, doc)
    elif node.type in {"lexical_declaration", "variable_declaration"}:
        for declarator in node.named_children:
            if declarator.type == "variable_declarator":
                yield Declared(name_of(declarator), "const", declarator, doc)
