"""The data model language: what `model` offers, and what may follow each property."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tools.medusa.api.doc import Doc
from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Declared, Source, code, doc_of, exported, name_of
from tools.medusa.api.type_text import shortened

if TYPE_CHECKING:
    from tree_sitter import Node

_UTILS = "@medusajs/utils"
_BELOW = "dist/dml"
_BUILDER = "EntityBuilder"
_INTERNAL = frozenset({"constructor", "parse", "getTableName"})
_USE = 'import { model } from "@medusajs/framework/utils"'


def dml(reading: Reading) -> Iterator[Entry]:
    """Yield `model.text` and the like, and modifiers as `TextProperty.searchable`."""
    for source in reading.sources(_UTILS, _BELOW):
        for declared in exported(source):
            if declared.sort == "class":
                yield from _class(source, declared)


def _class(source: Source, declared: Declared) -> Iterator[Entry]:
    body = declared.node.child_by_field_name("body")
    grouped: dict[str, list[Node]] = {}
    for member in body.named_children if body else []:
        if member.type in {"method_signature", "abstract_method_signature", "method_definition"}:
            grouped.setdefault(name_of(member), []).append(member)
    for name, members in grouped.items():
        if name in _INTERNAL or code(members[0]).startswith(("static ", "protected ", "private ")):
            continue
        doc = next((doc for one in members if (doc := doc_of(one)).text), Doc())
        built = declared.name == _BUILDER
        yield Entry(
            kind="dml",
            name=f"model.{name}" if built else f"{declared.name}.{name}",
            signature=shortened(f"{'model' if built else ''}.{code(members[0]).rstrip(';')}", 240),
            place=source.place(members[0]),
            use=_USE,
            also=(name,) if built else (f".{name}()",),
            summary=doc.summary,
            doc=doc.text,
            deprecated=doc.deprecated,
            facts={"example": [doc.example]} if doc.example else {},
            hint="define data model property" if built else "data model property modifier",
        )
