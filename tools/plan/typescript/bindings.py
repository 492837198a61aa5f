"""Which identifiers declare a name, in any scope: variables, parameters, imports, functions."""

from tree_sitter import Node

_FIELDS = {
    "variable_declarator": "name",
    "required_parameter": "pattern",
    "optional_parameter": "pattern",
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
    "pair_pattern": "value",
    "assignment_pattern": "left",
    "function_declaration": "name",
    "generator_function_declaration": "name",
    "class_declaration": "name",
    "enum_declaration": "name",
    "internal_module": "name",
}
_WHOLE = frozenset(
    {"import_clause", "namespace_import", "import_require_clause", "array_pattern", "rest_pattern"}
)


def binds(node: Node) -> bool:
    """Whether an identifier declares its name rather than uses it."""
    if node.type == "shorthand_property_identifier_pattern":
        return True
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "import_specifier":
        return parent.named_children[-1] == node
    if (field := _FIELDS.get(parent.type)) is not None:
        return parent.child_by_field_name(field) == node
    return parent.type in _WHOLE
