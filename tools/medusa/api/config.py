"""The options of `medusa-config.ts`, by their path: `projectConfig.http.storeCors`."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Declared, Source, code, doc_of, exported, name_of
from tools.medusa.api.type_text import shortened
from tools.repo.parse import descendants

_FILE = "dist/common/config-module.d.ts"
_ROOT = "ConfigModule"
_DEPTH = 5
_REFERENCE = re.compile(r"^:?\s*(?:Partial<)?(\w+)")


def config(reading: Reading) -> Iterator[Entry]:
    """Yield each option that `defineConfig` knows, with what its type and comment say."""
    source = reading.source("@medusajs/types", _FILE)
    if source is None:
        return
    known = {declared.name: declared for declared in exported(source)}
    known |= _unexported(source, known)
    if _ROOT in known:
        yield from _options(source, known, known[_ROOT].node, "", _DEPTH)


def _unexported(source: Source, known: dict[str, Declared]) -> dict[str, Declared]:
    return {
        name: Declared(name, "type", node, doc_of(node))
        for node in source.root.named_children
        if node.type in {"type_alias_declaration", "interface_declaration"}
        and (name := name_of(node)) not in known
    }


def _options(
    source: Source, known: dict[str, Declared], node: Node, path: str, depth: int
) -> Iterator[Entry]:
    inside = next(descendants(node, "object_type", "interface_body"), None)
    for member in inside.named_children if inside else []:
        if member.type != "property_signature" or not (name := name_of(member)):
            continue
        option = f"{path}{name}"
        doc = doc_of(member)
        annotation = member.child_by_field_name("type")
        yield Entry(
            kind="config",
            name=option,
            signature=shortened(f"{option}{code(member).removeprefix(name).rstrip(';')}", 240),
            place=source.place(member),
            use="defineConfig({ … }) in medusa-config.ts",
            also=(name,),
            summary=doc.summary,
            doc=doc.text,
            deprecated=doc.deprecated,
            facts={"example": [doc.example]} if doc.example else {},
            hint="configuration option setting medusa config",
        )
        if annotation is None or not depth:
            continue
        reference = _REFERENCE.match(code(annotation))
        if next(descendants(annotation, "object_type"), None) is not None:
            yield from _options(source, known, annotation, f"{option}.", depth - 1)
        elif reference and reference[1] in known:
            yield from _options(source, known, known[reference[1]].node, f"{option}.", depth - 1)
