"""Calls, their arguments, and chains of members and calls."""

import re
from typing import NamedTuple

from tree_sitter import Node

from tools.repo.parse import text_of
from tools.scaffold.printing.doc import (
    HARD,
    SOFT,
    SPACE,
    Doc,
    Group,
    Indent,
    choice,
    join,
    will_break,
)
from tools.scaffold.printing.rules import bare, content, part, printed, rule

# A quarter of the line: a call with one argument that short is not worth breaking.
_SHORT = 20
_FACTORY = re.compile(r"[A-Z]|[$_]+$")
_TESTS = {"it", "test", "describe"}
_LITERALS = {"number", "true", "false", "null", "undefined"}
_PLAIN = _LITERALS | {"identifier", "string", "template_string", "this"}
_SHORTHANDS = {"shorthand_property_identifier"}
# A pattern of five letters in slashes.
_SHORT_REGEX = 7
_CALLS = {"call_expression", "new_expression"}
_TRIVIAL_DEPTH = 2


class _Link(NamedTuple):
    """One link of a chain: a name, a call, `.member`, `[index]` or `!`."""

    node: Node
    kind: str
    doc: Doc


@rule("call_expression")
def _call(node: Node) -> Doc:
    callee = part(node, "function")
    if text_of(callee) in _TESTS and _is_test(node):
        inner = join(", ", [printed(argument) for argument in _arguments(node)])
        return [printed(callee), "(", *inner, ")"]
    if callee.type in {"member_expression", "subscript_expression", "non_null_expression"}:
        return _chain(node)
    doc = [printed(callee), _type_arguments(node), _printed_arguments(node)]
    return Group(doc) if callee.type == "call_expression" else doc


@rule("new_expression")
def _new(node: Node) -> Doc:
    return ["new ", printed(part(node, "constructor")), _type_arguments(node),
            _printed_arguments(node)]  # fmt: skip


@rule("arguments")
def _argument_list(node: Node) -> Doc:
    return _printed_list(content(node))


def is_chain(node: Node) -> bool:
    """Tell whether a call is printed as a chain, one call a line where it breaks."""
    return node.type == "call_expression" and part(node, "function").type == (
        "member_expression"
    ) and len(_links_in_groups(node)) > _cutoff(node)  # fmt: skip


def is_short_argument(node: Node) -> bool:
    """Tell whether a lone argument is too short to be worth a line of its own."""
    text = text_of(node)
    if node.type == "unary_expression":
        return is_short_argument(part(node, "argument"))
    if node.type in {"identifier", "string"}:
        return len(text) <= _SHORT
    if node.type == "template_string":
        return "${" not in text and len(text) - 2 <= _SHORT
    if node.type == "regex":
        return len(text) <= _SHORT_REGEX
    return node.type in _LITERALS or node.type == "this"


def _arguments(node: Node) -> list[Node]:
    return content(part(node, "arguments"))


def _type_arguments(node: Node) -> Doc:
    given = node.child_by_field_name("type_arguments")
    return printed(given) if given else ""


def _is_test(node: Node) -> bool:
    arguments = _arguments(node)
    return (
        len(arguments) == 2  # noqa: PLR2004
        and arguments[0].type in {"string", "template_string"}
        and arguments[1].type == "arrow_function"
        and part(arguments[1], "body").type == "statement_block"
    )


def _printed_arguments(node: Node) -> Doc:
    return _printed_list(_arguments(node))


def _printed_list(arguments: list[Node]) -> Doc:
    if not arguments:
        return "()"
    docs = [printed(argument) for argument in arguments]
    if _hugs_last(arguments):
        return _hugging(arguments, docs)
    items = join([",", SPACE], docs)
    broken = any(will_break(doc) for doc in docs)
    return Group(["(", Indent([SOFT, *items]), SOFT, ")"], broken=broken)


def _all_broken(docs: list[Doc]) -> Group:
    return Group(["(", Indent([SPACE, *join([",", SPACE], docs)]), SPACE, ")"], broken=True)


def _hugging(arguments: list[Node], docs: list[Doc]) -> Doc:
    """Return arguments whose last one opens on the line of the call, if that can be."""
    from tools.scaffold.printing.functions import hugged  # noqa: PLC0415  # they know each other

    head: list[Doc] = [[doc, ", "] for doc in docs[:-1]]
    if any(will_break(doc) for doc in docs[:-1]):
        return _all_broken(docs)
    last = hugged(arguments[-1])
    opened = ["(", *head, Group(hugged(arguments[-1]), broken=True), ")"]
    if will_break(last):
        return [choice(opened, _all_broken(docs)), _BREAK]
    return choice(["(", *head, last, ")"], opened, _all_broken(docs))


# Breaks the groups around it and prints nothing.
_BREAK = Group("", broken=True)


def _hugs_last(arguments: list[Node]) -> bool:
    last = arguments[-1]
    before = arguments[-2] if len(arguments) > 1 else None
    if not _can_hug(last) or (before is not None and before.type == last.type):
        return False
    numbers = last.type == "array" and all(item.type == "number" for item in content(last))
    arrow_first = before is not None and before.type == "arrow_function"
    if len(arguments) == 2 and arrow_first and last.type == "array":  # noqa: PLR2004
        return False
    return not (numbers and before is not None)


def _can_hug(node: Node, *, in_chain: bool = False) -> bool:
    if node.type in {"object", "array"}:
        return bool(node.named_children)
    if node.type == "as_expression":
        return _can_hug(node.named_children[0])
    if node.type != "arrow_function":
        return False
    body = bare(part(node, "body"))
    if body.type in {"statement_block", "object", "array"}:
        return True
    if body.type == "arrow_function":
        return _can_hug(body, in_chain=True)
    return not in_chain and body.type in {"call_expression", "ternary_expression"}


def _chain(node: Node) -> Doc:
    groups = _links_in_groups(node)
    one_line: list[Doc] = [[link.doc for link in group] for group in groups]
    cutoff = _cutoff(node)
    if len(groups) <= cutoff:
        return Group(one_line)
    merged = cutoff - 1
    lines = Indent([HARD, *join(HARD, one_line[merged:])])
    expanded: list[Doc] = [*one_line[:merged], lines]
    calls = [link.node for group in groups for link in group if link.kind == "call"]
    if _must_expand(calls, one_line):
        return Group(expanded)
    forced: Doc = _BREAK if will_break(one_line) else ""
    return [forced, choice(one_line, expanded)]


def _must_expand(calls: list[Node], groups: list[Doc]) -> bool:
    arguments = [_arguments(call) for call in calls]
    simple = all(is_simple(argument) for given in arguments for argument in given)
    if len(calls) > 2 and not simple:  # noqa: PLR2004
        return True
    if any(will_break(group) for group in groups[:-1]):
        return True
    functions = any(
        argument.type == "arrow_function" for given in arguments[:-1] for argument in given
    )
    return will_break(groups[-1]) and functions


def _cutoff(node: Node) -> int:
    """Return how many groups stay together: one more where the first is short or a factory."""
    groups = _links_in_groups(node)
    if len(groups) < 2:  # noqa: PLR2004
        return 2
    last = groups[0][-1]
    name = text_of(last.node if last.kind == "name" else last.node.named_children[-1])
    statement = node.parent is not None and node.parent.type == "expression_statement"
    if len(groups[0]) == 1 and last.kind == "name":
        index = groups[1][0].kind == "index"
        merges = bool(_FACTORY.match(name)) or (statement and len(name) <= 2) or index  # noqa: PLR2004
        return 3 if merges else 2
    return 3 if last.kind == "member" and _FACTORY.match(name) else 2


def _links(node: Node) -> list[_Link]:
    if node.type == "call_expression":
        doc: Doc = [_type_arguments(node), _printed_arguments(node)]
        callee = part(node, "function")
        if callee.type in {"member_expression", "subscript_expression", "call_expression"}:
            return [*_links(callee), _Link(node, "call", doc)]
        return [_Link(node, "called", printed(node))]
    if node.type == "member_expression":
        dot = "?." if any(child.type == "optional_chain" for child in node.children) else "."
        name = dot + text_of(part(node, "property"))
        return [*_links(part(node, "object")), _Link(node, "member", name)]
    if node.type == "subscript_expression":
        index: Doc = ["[", printed(part(node, "index")), "]"]
        return [*_links(part(node, "object")), _Link(node, "index", index)]
    if node.type == "non_null_expression":
        return [*_links(node.named_children[0]), _Link(node, "bang", "!")]
    kind = "name" if node.type == "identifier" else "other"
    return [_Link(node, kind, printed(node))]


def _links_in_groups(node: Node) -> list[list[_Link]]:
    """Return a chain as what stays on its first line, and one group for each further one."""
    links = _links(node)
    end = 1
    while end < len(links) and links[end].kind in {"call", "index", "bang"}:
        end += 1
    if links[0].kind != "called":
        while end + 1 < len(links) and links[end].kind == links[end + 1].kind == "member":
            end += 1
    groups = [links[:end]]
    called = False
    for link in links[end:]:
        if len(groups) == 1 or (called and link.kind == "member"):
            groups.append([])
            called = False
        called = called or link.kind == "call"
        groups[-1].append(link)
    return groups


def is_simple(node: Node, depth: int = _TRIVIAL_DEPTH) -> bool:
    """Tell whether an argument is so simple that a chain of calls may carry it on one line."""
    node = bare(node)
    if depth <= 0:
        return False
    if node.type in _CALLS:
        callee = part(node, "function" if node.type == "call_expression" else "constructor")
        few = len(_arguments(node)) <= depth
        return few and is_simple(callee, depth) and _all_simple(_arguments(node), depth)
    if node.type == "member_expression":
        return is_simple(part(node, "object"), depth)
    if node.type in {"object", "array"}:
        return _all_simple(content(node), depth)
    return node.type in _PLAIN or (node.type == "regex" and len(text_of(node)) <= _SHORT_REGEX)


def _all_simple(nodes: list[Node], depth: int) -> bool:
    values = [part(node, "value") if node.type == "pair" else node for node in nodes]
    return all(is_simple(value, depth - 1) or value.type in _SHORTHANDS for value in values)
