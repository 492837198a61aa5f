"""What stands behind `=` or `:`, and where such a line breaks first."""

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.chains import is_chain, is_short_argument
from tools.scaffold.printing.doc import SPACE, TAB, Doc, Group, IfBroken, Indent
from tools.scaffold.printing.rules import content, part, printed

_NEVER_ALONE = {"template_string", "true", "false", "number"}
_SHORT_KEY = TAB + 3
_MANY_PARTS = 2


def assigned(node: Node, left: Doc, operator: str, right: Node) -> Doc:
    """Return `left operator right`: `node` is the declaration, pair or type alias around it."""
    value = printed(right)
    if _takes_apart(node):
        return Group([left, operator, " ", Group(value)])
    short_key = node.type == "pair" and isinstance(left, str) and len(left) < _SHORT_KEY
    if _moves_as_one(right, short_key=short_key):
        return Group([Group(left), operator, Group(Indent([SPACE, value]))])
    if isinstance(left, str) and (short_key or right.type in _NEVER_ALONE):
        return Group([Group(left), operator, " ", value])
    gap = Group(Indent(SPACE))
    return Group([Group(left), operator, gap, IfBroken(Indent(value), value, of=gap)])


def opens_inline(node: Node) -> bool:
    """Tell whether the right side of `&&`, `||` or `??` opens on the line of the operator."""
    logical = text_of(part(node, "operator")) in {"&&", "||", "??"}
    right = part(node, "right")
    return logical and right.type in {"object", "array"} and bool(content(right))


def _takes_apart(node: Node) -> bool:
    """Tell whether a declaration renames several of the properties it takes."""
    pattern = node.child_by_field_name("name")
    if node.type != "variable_declarator" or pattern is None or pattern.type != "object_pattern":
        return False
    items = content(pattern)
    renamed = any(item.type == "pair_pattern" for item in items)
    return len(items) > _MANY_PARTS and renamed


def _moves_as_one(node: Node, *, short_key: bool) -> bool:
    """Tell whether a value goes to the next line whole, before it is broken itself."""
    if node.type == "binary_expression":
        return not opens_inline(node)
    if short_key:
        return False
    while node.type in {"await_expression", "unary_expression", "non_null_expression"}:
        node = node.named_children[-1]
    return node.type == "string" or _breaks_poorly(node)


def _breaks_poorly(node: Node, *, deep: bool = False) -> bool:
    """Tell whether a chain has no call, or only calls without arguments worth a line."""
    if node.type == "non_null_expression":
        return _breaks_poorly(node.named_children[0], deep=True)
    if node.type == "call_expression":
        arguments = content(part(node, "arguments"))
        lone = len(arguments) == 1 and is_short_argument(arguments[0])
        if is_chain(node) or (arguments and not lone) or _has_complex_types(node):
            return False
        return _breaks_poorly(part(node, "function"), deep=True)
    if node.type in {"member_expression", "subscript_expression"}:
        return _breaks_poorly(part(node, "object"), deep=True)
    return deep and node.type in {"identifier", "this"}


def _has_complex_types(node: Node) -> bool:
    given = node.child_by_field_name("type_arguments")
    return given is not None and ("," in text_of(given) or "{" in text_of(given))
