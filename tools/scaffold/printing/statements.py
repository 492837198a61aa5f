"""Statements: what stands on a line of its own in a file or a block."""

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.assignment import assigned
from tools.scaffold.printing.doc import Doc
from tools.scaffold.printing.rules import bracketed, content, part, printed, rule


@rule("expression_statement")
def _expression(node: Node) -> Doc:
    return printed(content(node)[0])


@rule("return_statement")
def _return(node: Node) -> Doc:
    return ["return ", printed(content(node)[0])]


@rule("export_statement")
def _export(node: Node) -> Doc:
    value = node.child_by_field_name("value")
    if value is not None:
        return ["export default ", printed(value)]
    return ["export ", printed(part(node, "declaration"))]


@rule("lexical_declaration")
def _declaration(node: Node) -> Doc:
    return [text_of(part(node, "kind")), " ", *[printed(child) for child in content(node)]]


@rule("variable_declarator")
def _declarator(node: Node) -> Doc:
    name, kind = part(node, "name"), node.child_by_field_name("type")
    value = node.child_by_field_name("value")
    left: Doc = printed(name)
    if kind is not None:
        left = [left, printed(kind)]
    return left if value is None else assigned(node, left, " =", value)


@rule("class_declaration")
def _class(node: Node) -> Doc:
    doc: list[Doc] = ["class ", printed(part(node, "name"))]
    for heritage in content(node):
        if heritage.type == "class_heritage":
            doc += [" extends ", printed(part(heritage.named_children[0], "value"))]
    return [*doc, " ", printed(part(node, "body"))]


@rule("for_in_statement")
def _for(node: Node) -> Doc:
    head = f"for ({text_of(part(node, 'kind'))} "
    return [head, printed(part(node, "left")), " of ", printed(part(node, "right")), ") ",
            printed(part(node, "body"))]  # fmt: skip


@rule("import_statement")
def _import(node: Node) -> Doc:
    source = printed(part(node, "source"))
    clause = content(node)[0]
    return ["import ", *[printed(child) for child in content(clause)], " from ", source]


@rule("named_imports")
def _named(node: Node) -> Doc:
    names: list[Doc] = [text_of(child) for child in content(node)]
    if len(names) == 1:
        return ["{ ", names[0], " }"]
    return bracketed("{}", names)
