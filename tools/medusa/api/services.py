"""The methods of the module services: declared by their interfaces, or generated from models."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.api.doc import Doc
from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.module_keys import keys_by_package
from tools.medusa.api.sources import Source, code, doc_of, exported, name_of
from tools.medusa.api.type_text import shortened
from tools.medusa.typed_plural import typed_plural
from tools.repo.parse import descendants

_SERVICE = re.compile(r"^I[A-Z]\w*(?:Service|LockingModule)$")
_IMPLEMENTS = re.compile(r"^(?:\w+\.)?(I[A-Z]\w*)$")
_ONE = ("retrieve",)
_MANY = ("list", "listAndCount", "create", "update", "delete", "softDelete", "restore")
_GENERATED = {
    "retrieve": "(id: string, config?: FindConfig, sharedContext?: Context): Promise<{dto}>",
    "list": "(filters?, config?: FindConfig, sharedContext?: Context): Promise<{dto}[]>",
    "listAndCount": "(filters?, config?: FindConfig, sharedContext?: Context):"
    " Promise<[{dto}[], number]>",
    "create": "(data, sharedContext?: Context): Promise<{dto}[]>",
    "update": "(data, sharedContext?: Context): Promise<{dto}[]>",
    "delete": "(ids, sharedContext?: Context): Promise<void>",
    "softDelete": "(ids, config?, sharedContext?: Context): Promise<Record<string, string[]>>",
    "restore": "(ids, config?, sharedContext?: Context): Promise<Record<string, string[]>>",
}


def methods(reading: Reading) -> Iterator[Entry]:
    """Yield a method once, whatever overloads it has."""
    owners = _owners(reading)
    known: dict[str, set[str]] = {}
    for source in reading.sources("@medusajs/types"):
        for declared in exported(source):
            if declared.sort == "interface" and _SERVICE.match(declared.name):
                names = known.setdefault(declared.name, set())
                key = owners.get(declared.name, ("", ""))[1]
                for entry in _declared(reading, source, declared.name, declared.node, key):
                    names.add(entry.name.rpartition(".")[2])
                    yield entry
    for interface, (package, key) in owners.items():
        yield from _generated(reading, package, interface, key, known.get(interface, set()))


def _owners(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return for each service interface the package that implements it, and its key."""
    owners: dict[str, tuple[str, str]] = {}
    for package, key in keys_by_package(reading).items():
        for source in reading.sources(package, "dist/services"):
            for clause in descendants(source.root, "implements_clause"):
                for child in clause.named_children:
                    if match := _IMPLEMENTS.match(code(child)):
                        owners.setdefault(match[1], (package, key))
    return owners


def _declared(
    reading: Reading, source: Source, interface: str, node: Node, key: str
) -> Iterator[Entry]:
    body = node.child_by_field_name("body")
    grouped: dict[str, list[Node]] = {}
    for member in body.named_children if body else []:
        if member.type in {"method_signature", "property_signature"} and name_of(member):
            grouped.setdefault(name_of(member), []).append(member)
    for name, members in grouped.items():
        doc = next((doc for one in members if (doc := doc_of(one)).text), Doc())
        signatures = [code(one).rstrip(";") for one in members]
        yield Entry(
            kind="method",
            name=f"{interface}.{name}",
            signature=shortened(signatures[0], 400),
            place=source.place(members[0]),
            use=_resolved(key) or reading.use(source, interface),
            also=(name,),
            summary=doc.summary,
            doc=doc.text,
            deprecated=doc.deprecated,
            facts={"overloads": signatures} if len(signatures) > 1 else {},
            hint=f"{key} module service",
        )


def _generated(
    reading: Reading, package: str, interface: str, key: str, known: set[str]
) -> Iterator[Entry]:
    for source in reading.sources(package, "dist/services"):
        for declarator in descendants(source.root, "variable_declarator"):
            if not name_of(declarator).endswith("ModuleService_base"):
                continue
            service = name_of(declarator).removesuffix("_base")
            first = next(descendants(declarator, "object_type"), None)
            for model in first.named_children if first else []:
                for name, signature in _named(name_of(model), code(model)):
                    if name not in known:
                        yield Entry(
                            kind="method",
                            name=f"{service}.{name}",
                            signature=name + signature,
                            place=source.place(model),
                            use=_resolved(key),
                            also=(name,),
                            summary=f"Generated by MedusaService from the model {name_of(model)}"
                            f"; not declared by {interface}.",
                            hint=f"{key} module service",
                        )


def _named(model: str, declared: str) -> Iterator[tuple[str, str]]:
    dto = match[1] if (match := re.search(r"dto: ([\w.]+)", declared)) else model
    plural = typed_plural(model)
    plural = plural[:1].upper() + plural[1:]
    for verb in (*_ONE, *_MANY):
        subject = model if verb in _ONE else plural
        yield verb + subject, _GENERATED[verb].replace("{dto}", dto)


def _resolved(key: str) -> str:
    return f"container.resolve(Modules.{key})" if key else ""
