"""The errors that Medusa throws, by their message, and where."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tree_sitter import Language, Node, Query, QueryCursor
from tree_sitter_typescript import language_tsx

from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Source, files_of, read_source
from tools.medusa.api.type_text import shortened
from tools.repo.parse import text_of

_PATTERN = """
(new_expression
  constructor: (_) @class
  arguments: (arguments) @arguments) @made
"""
_TYPE = re.compile(r"(?:Types|MedusaErrorTypes)\.(\w+)")
_NAMED = re.compile(r"^exports\.(\w+)$")
_LEFT_OUT = frozenset({"@medusajs/test-utils", "@medusajs/admin-shared", "@medusajs/admin-bundler"})
_SHORTEST = 10
_PLACES = 5
# A message is joined of a few parts; deeper than this none is written by hand.
_JOINED = 20
# TypeScript's own emitted helpers throw these.
_HELPERS = "TypeError"

_Thrown = tuple[str, str, Source, Node]


def error_messages(reading: Reading) -> Iterator[Entry]:
    """Yield each message once; what is filled in at run time stands as `${…}`."""
    found: dict[str, list[_Thrown]] = {}
    for source in _scripts(reading):
        for thrown in _thrown(source):
            found.setdefault(thrown[0], []).append(thrown)
    for message, places in found.items():
        _, kind, source, node = places[0]
        inside = list(dict.fromkeys(filter(None, (_owner(place[3]) for place in places))))
        yield Entry(
            kind="error",
            name=shortened(message, 300),
            signature=f"{kind}: {shortened(message, 200)}",
            place=source.place(node),
            summary=f"Thrown by {', '.join(inside[:_PLACES])}." if inside else "",
            facts={
                "thrown at": [str(one.place(at)) for _, _, one, at in places[:_PLACES]],
                "thrown by": inside,
            },
        )


def _scripts(reading: Reading) -> Iterator[Source]:
    for name, package in sorted(reading.packages.items()):
        if name in _LEFT_OUT:
            continue
        for path in files_of(package, (".js",)):
            if _throws(path) and (source := read_source(package, path)):
                yield source


def _throws(path: Path) -> bool:
    try:
        return b"Error(" in path.read_bytes()
    except OSError:
        return False


@cache
def _query() -> Query:
    return Query(Language(language_tsx()), _PATTERN)


def _thrown(source: Source) -> Iterator[_Thrown]:
    for _, captured in QueryCursor(_query()).matches(source.root):
        class_, arguments, made = (captured[part][0] for part in ("class", "arguments", "made"))
        kind = text_of(class_).rpartition(".")[2]
        if not kind.endswith("Error") or kind == _HELPERS:
            continue
        message = next((text for one in arguments.named_children if (text := _literal(one))), "")
        if len(message) >= _SHORTEST and "not implemented" not in message:
            type_ = _TYPE.search(text_of(arguments))
            yield message, f"{kind} {type_[1]}" if type_ else kind, source, made


def _literal(node: Node, depth: int = _JOINED) -> str:
    """Return the text of a string, of a template, or of such joined by `+`."""
    if node.type in {"string", "template_string"}:
        return " ".join(text_of(node)[1:-1].replace("\\n", " ").replace('\\"', '"').split())
    if node.type == "binary_expression" and depth:
        sides = (node.child_by_field_name(side) for side in ("left", "right"))
        return "".join(_literal(side, depth - 1) or "${…}" for side in sides if side is not None)
    return ""


def _owner(node: Node) -> str:
    """Return the exported function, or else the method or function, that a node lies in."""
    inner = ""
    current: Node | None = node
    while current is not None:
        if current.type in {"method_definition", "function_declaration"}:
            name = current.child_by_field_name("name")
            inner = text_of(name) if name else inner
        elif current.type == "class_declaration":
            name = current.child_by_field_name("name")
            return f"{text_of(name) if name else ''}.{inner}"
        elif current.type == "assignment_expression":
            left = current.child_by_field_name("left")
            if left is not None and (match := _NAMED.match(text_of(left))):
                return match[1]
        current = current.parent
    return inner
