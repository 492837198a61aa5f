"""Arrow functions, their parameters, and blocks."""

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.doc import SOFT, SPACE, Body, Doc, Group, Indent, join
from tools.scaffold.printing.rules import bare, content, part, printed, rule

_ON_THE_SAME_LINE = {"statement_block", "object", "array", "template_string", "arrow_function"}


@rule("arrow_function")
def _arrow(node: Node) -> Doc:
    return _printed_arrow(node, hugging=False)


def hugged(node: Node) -> Doc:
    """Return the last argument of a call as it is printed when it opens on the call's line."""
    return _printed_arrow(node, hugging=True) if node.type == "arrow_function" else printed(node)


def _printed_arrow(node: Node, *, hugging: bool) -> Doc:
    head: list[Doc] = ["async "] if node.children[0].type == "async" else []
    parameters = node.child_by_field_name("parameters")
    if parameters is None:
        head += ["(", text_of(part(node, "parameter")), ")"]
    else:
        head.append(_parameters(parameters, flat=hugging))
    returned = node.child_by_field_name("return_type")
    if returned is not None:
        head.append(printed(returned))
    body = bare(part(node, "body"))
    doc = printed(body)
    if body.type == "object":
        doc = ["(", doc, ")"]
    if body.type in _ON_THE_SAME_LINE:
        return Group([Group(head), " =>", Group([" ", doc])])
    after: list[Doc] = [SOFT] if hugging else []
    return Group([Group(head), " =>", Group([Indent([SPACE, doc]), *after])])


def _parameters(node: Node, *, flat: bool) -> Doc:
    items = content(node)
    if not items:
        return "()"
    docs = [printed(item) for item in items]
    if flat:
        text = " ".join(line.strip() for line in text_of(node).splitlines())
        return text.replace("( ", "(").replace(" )", ")")
    if len(items) == 1 and items[0].child_by_field_name("type") is None:
        pattern = items[0].child_by_field_name("pattern")
        if pattern is not None and pattern.type == "object_pattern":
            return ["(", docs[0], ")"]
    return Group(["(", Indent([SOFT, *join([",", SPACE], docs)]), SOFT, ")"])


@rule("formal_parameters")
def _formal_parameters(node: Node) -> Doc:
    return _parameters(node, flat=False)


@rule("required_parameter", "optional_parameter")
def _parameter(node: Node) -> Doc:
    kind, value = node.child_by_field_name("type"), node.child_by_field_name("value")
    optional = "?" if node.type == "optional_parameter" else ""
    doc: list[Doc] = [printed(part(node, "pattern")), optional, printed(kind) if kind else ""]
    return [*doc, " = ", printed(value)] if value else doc


@rule("statement_block", "class_body")
def _block(node: Node) -> Doc:
    lines = text_of(node).split("\n")
    if len(lines) == 1:
        return "".join(lines)
    inner = [line for line in lines[1:-1] if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in inner), default=0)
    return ["{", Body(tuple(line[margin:] for line in lines[1:-1])), _CLOSE]


_CLOSE: Doc = [Group([SPACE, "}"], broken=True)]
