"""Small questions to syntax nodes: what a literal says, what an object holds, what is exported."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.repo.parse import text_of

_LONGEST_NAME = 400


def arguments(call: Node) -> list[Node]:
    """Return the arguments of a call."""
    node = call.child_by_field_name("arguments")
    return [] if node is None else [n for n in node.named_children if n.type != "comment"]


def called(call: Node) -> str:
    """Return what a call calls, without blanks: `model.define`; "" where that is no name.

    The callee of a long chain is its whole text, which is not worth reading at each link.
    """
    function = call.child_by_field_name("function")
    if function is None or function.end_byte - function.start_byte > _LONGEST_NAME:
        return ""
    # A chain may break its line on either side of a dot.
    return "".join(text_of(function).split())


def members(node: Node) -> dict[str, Node]:
    """Return the values of an object literal by key, spreads and methods left out."""
    found: dict[str, Node] = {}
    if node.type != "object":
        return found
    for child in node.named_children:
        if child.type == "pair":
            key, value = (child.child_by_field_name(part) for part in ("key", "value"))
            if key is not None and value is not None:
                found[literal(key) or text_of(key)] = value
        elif child.type == "shorthand_property_identifier":
            found[text_of(child)] = child
    return found


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


def literal(node: Node) -> str | None:
    """Return the value of a string literal or of a template without placeholders, else None."""
    if node.type not in {"string", "template_string"}:
        return None
    text = ""
    for part in node.named_children:
        if part.type == "string_fragment":
            text += text_of(part)
        elif part.type == "escape_sequence":
            text += _unescaped(text_of(part)[1:])
        elif part.type != "comment":
            return None
    return _joined(text)


def _unescaped(escape: str) -> str:
    if escape[0] not in "ux":
        return _ESCAPES.get(escape, escape.strip("\r\n"))
    try:
        return chr(int(escape[1:].strip("{}"), 16))
    except (ValueError, OverflowError):
        return "\ufffd"  # no such character: the file does not compile


def _joined(text: str) -> str:
    # JavaScript writes characters beyond the first plane as two halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def exported(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield what a file exports: the name it has outside (also `default`) and its node."""
    for statement in root.named_children:
        if statement.type == "export_statement":
            yield from _names_of(statement)
        elif statement.type == "expression_statement":
            assignment = statement.named_child(0)
            left, right = (
                None if assignment is None else assignment.child_by_field_name(part)
                for part in ("left", "right")
            )
            if left is not None and right is not None and text_of(left) == "module.exports":
                yield "default", right


def _names_of(statement: Node) -> Iterator[tuple[str, Node]]:
    declaration = statement.child_by_field_name("declaration")
    value = statement.child_by_field_name("value") or declaration
    if any(child.type == "default" for child in statement.children) and value is not None:
        yield "default", value
    elif declaration is not None:
        for node in [declaration, *declaration.named_children]:
            name = node.child_by_field_name("name")
            if name is not None:
                yield text_of(name), node.child_by_field_name("value") or node
    clauses = (part for part in statement.named_children if part.type == "export_clause")
    for specifier in (one for clause in clauses for one in clause.named_children):
        name = specifier.child_by_field_name("alias") or specifier.child_by_field_name("name")
        if name is not None:
            yield text_of(name), specifier
