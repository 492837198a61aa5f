"""Where a name that a file uses is defined: in the file, or in one that it imports from."""

from tree_sitter import Node

from tools.medusa.doctor.functions import callee
from tools.medusa.expressions import arguments, literal
from tools.medusa.sources import Source
from tools.repo.parse import descendants, text_of

SDK = ("@medusajs/framework/workflows-sdk", "@medusajs/workflows-sdk")
CORE_FLOWS = "@medusajs/medusa/core-flows"


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
    if following is None:
        return None
    value = following.exports.get(outside)
    if value is None or value.type == "export_specifier":
        value = following.constants.get(outside)
    return None if value is None else (following, following.value(value))


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
