"""Where a name that a file uses is defined: in the file, or in one that it imports from."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.functions import callee
from tools.medusa.expressions import arguments, literal
from tools.medusa.sources import Source
from tools.repo.parse import descendants, text_of

SDK = ("@medusajs/framework/workflows-sdk", "@medusajs/workflows-sdk")
CORE_FLOWS = "@medusajs/medusa/core-flows"
# Files that pass on what others pass on, deeper than this, are a cycle.
_MAX_DEPTH = 5


def imports_from(source: Source, name: str, *origins: str) -> bool:
    """Tell whether a file imports a name from one of the packages."""
    return source.imports.get(name, ("", ""))[0] in origins


def defined(source: Source, name: str) -> tuple[Source, Node] | None:
    """Return the value that a name stands for, and its file; None if it is not in the project."""
    if name in source.constants:
        return source, source.constants[name]
    specifier, outside = source.imports.get(name, ("", ""))
    if not specifier:
        specifier, outside = default_import(source, name), "default"
    following = source.sources.imported(source.path, specifier)
    return None if following is None else _exported(following, outside)


def _exported(source: Source, name: str, depth: int = 0) -> tuple[Source, Node] | None:
    """Return what a file exports by a name, through files that pass on what others export."""
    value = source.exports.get(name)
    if value is not None and value.type == "export_specifier":
        inner = value.child_by_field_name("name")
        value = None if inner is None else source.constants.get(text_of(inner))
    if value is not None:
        return source, source.value(value)
    for origin, inner_name in _passed_on(source, name) if depth < _MAX_DEPTH else ():
        following = source.sources.imported(source.path, origin)
        found = None if following is None else _exported(following, inner_name, depth + 1)
        if found is not None:
            return found
    return None


def _passed_on(source: Source, name: str) -> Iterator[tuple[str, str]]:
    """Yield the files that may have what a file passes on by a name, and its name there."""
    for statement in source.root.named_children:
        origin = statement.child_by_field_name("source")
        if statement.type != "export_statement" or origin is None:
            continue
        if any(child.type == "*" for child in statement.children):
            yield literal(origin) or "", name
        for specifier in descendants(statement, "export_specifier"):
            inner = specifier.child_by_field_name("name")
            outer = specifier.child_by_field_name("alias") or inner
            if inner is not None and outer is not None and text_of(outer) == name:
                yield literal(origin) or "", text_of(inner)


def default_import(source: Source, name: str) -> str:
    """Return what a name is the default import of, empty if it is none."""
    for statement in source.root.children:
        origin = statement.child_by_field_name("source")
        if statement.type != "import_statement" or origin is None:
            continue
        for clause in descendants(statement, "import_clause"):
            first = clause.named_children[0]
            if first.type == "identifier" and text_of(first) == name:
                return literal(origin) or ""
    return ""


def step_id(source: Source, name: str) -> str | None:
    """Return the id of the step a name stands for, None if it is none that we know."""
    if imports_from(source, name, CORE_FLOWS):
        outside = source.imports[name][1]
        return outside if outside.endswith("Step") else None
    found = defined(source, name)
    if found is None or callee(found[1]) != "createStep":
        return None
    at, made = found
    given = arguments(made)
    if not given or not imports_from(at, "createStep", *SDK):
        return None
    return at.string(at.member(given[0], "name") or given[0])
