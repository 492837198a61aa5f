"""What both edits of a Medusa project's own files share: their outcome and where they begin."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from tree_sitter import Node

from tools.plan.typescript.source import Source, UnknownShapeError, content
from tools.plan.typescript.values import chain, literal, resolve
from tools.repo.parse import line_of

OBJECT = frozenset({"object"})
COLLECTION = frozenset({"object", "array"})


class Edited(NamedTuple):
    """The file's whole text after the edit."""

    text: str


@dataclass(frozen=True)
class AlreadyThere:
    """The file already says what the edit would add."""


class Manual(NamedTuple):
    """The file's shape is not understood: a person pastes `snippet` near 1-based `line`."""

    reason: str
    snippet: str
    line: int


Edit: TypeAlias = Edited | AlreadyThere | Manual


def argument_of(source: Source, function: str, *, common_js: bool) -> Node:
    """Return the argument of the file's one call of `function`, which the file must export.

    `common_js` allows `module.exports =` besides `export default`.  Raises UnknownShapeError.
    """
    calls = [node for node in source.nodes if _is_call_of(source, node, function)]
    if len(calls) != 1:
        line = line_of(calls[1]) if calls else 1
        raise UnknownShapeError(f"{len(calls)} calls of {function}, expected one", line)
    _require_exported(source, calls[0], common_js=common_js)
    arguments = calls[0].child_by_field_name("arguments")
    values = content(arguments) if arguments is not None else []
    if len(values) != 1:
        raise UnknownShapeError(f"{function} is not called with one argument", line_of(calls[0]))
    return values[0]


def _is_call_of(source: Source, node: Node, function: str) -> bool:
    called = node.child_by_field_name("function") if node.type == "call_expression" else None
    if called is None:
        return False
    name = called.child_by_field_name("property") or called
    return source.text_of(name) == function


def _require_exported(source: Source, call: Node, *, common_js: bool) -> None:
    exported = [value for node in source.nodes if (value := _exported(source, node))]
    line = line_of(call)
    if len(exported) != 1 or resolve(source, exported[0]) != call:
        raise UnknownShapeError("the call is not what the file exports", line)
    statement = exported[0].parent
    if not common_js and (statement is None or statement.type != "export_statement"):
        raise UnknownShapeError("the call is not the file's default export", line)
    if len(chain(source, exported[0])) > 1:
        literal(source, exported[0], frozenset({"call_expression"}), "the export")


def _exported(source: Source, node: Node) -> Node | None:
    if node.type == "export_statement":
        return node.child_by_field_name("value")
    if node.type != "assignment_expression":
        return None
    left = node.child_by_field_name("left")
    if left is None or source.text_of(left) not in ("module.exports", "exports.default"):
        return None
    return node.child_by_field_name("right")
