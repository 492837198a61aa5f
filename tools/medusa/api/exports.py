"""What the framework exports: functions, classes, constants with import path; and types."""

from collections.abc import Iterator

from tools.medusa.api.entry import Entry, Kind
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Declared, Source, code, exported, name_of
from tools.medusa.api.type_text import shortened
from tools.repo.parse import descendants

_VALUES = (
    "@medusajs/framework",
    "@medusajs/utils",
    "@medusajs/workflows-sdk",
    "@medusajs/modules-sdk",
    "@medusajs/orchestration",
    "@medusajs/admin-sdk",
    "@medusajs/test-utils",
)
_TYPES = "@medusajs/types"
_OWN = {"@medusajs/admin-sdk", "@medusajs/test-utils"}
_IS_TYPE = {"interface", "type"}
_MEMBERS = ("property_signature", "method_signature", "public_field_definition")
_SHORT = 240
_LONGEST = 3000


def framework_exports(reading: Reading) -> Iterator[Entry]:
    """Yield what code can import from the framework, the admin's and the tests' kit.

    What has no import path is internal and left out.
    """
    seen: set[tuple[str, str]] = set()
    for package in _VALUES:
        for source in reading.sources(package):
            for declared in exported(source):
                use = reading.use(source, declared.name)
                if not use and package in _OWN:
                    use = f'import {{ {declared.name} }} from "{package}"'
                if use and (declared.name, use) not in seen:
                    seen.add((declared.name, use))
                    yield _entry(source, declared, use)


def types(reading: Reading) -> Iterator[Entry]:
    """Yield the exported types; those of the HTTP API apart, as kind `http`."""
    for source in reading.sources(_TYPES):
        for declared in exported(source):
            if use := reading.use(source, declared.name):
                yield _entry(source, declared, use)


def _entry(source: Source, declared: Declared, use: str) -> Entry:
    whole = _signature(declared)
    return Entry(
        kind=_kind(source, declared),
        name=declared.name,
        signature=shortened(whole, _SHORT),
        place=source.place(declared.node),
        use=use.replace("import {", "import type {", 1) if declared.sort in _IS_TYPE else use,
        summary=declared.doc.summary,
        doc=declared.doc.text,
        deprecated=declared.doc.deprecated,
        facts={
            name: values
            for name, values in {
                "definition": [shortened(whole, _LONGEST)] if len(whole) > _SHORT else [],
                "members": _members(declared),
            }.items()
            if values
        },
    )


def _kind(source: Source, declared: Declared) -> Kind:
    if declared.sort not in _IS_TYPE:
        return "export"
    inside = source.path.relative_to(source.package.folder).parts
    return "http" if source.package.name == _TYPES and inside[1] == "http" else "type"


def _signature(declared: Declared) -> str:
    if declared.sort == "const":
        return f"const {declared.name}: {declared.type_text}"
    if declared.sort == "class":
        body = declared.node.child_by_field_name("body")
        text, inside = code(declared.node), code(body) if body else ""
        return text.removesuffix(inside).strip()
    return code(declared.node)


def _members(declared: Declared) -> list[str]:
    if declared.sort == "class":
        body = declared.node.child_by_field_name("body")
        members = [code(one).rstrip(";") for one in body.named_children] if body else []
        return [
            shortened(one, 300)
            for one in members
            if one and not one.startswith(("private ", "#", "protected "))
        ]
    if declared.sort in _IS_TYPE:
        return list(dict.fromkeys(name_of(one) for one in descendants(declared.node, *_MEMBERS)))
    return []
