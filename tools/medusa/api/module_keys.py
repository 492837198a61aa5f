"""`Modules` and the container's own keys, and which package stands behind a module."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import code, doc_of, exported, name_of
from tools.repo.parse import descendants, text_of

_UTILS = "@medusajs/utils"
_HOLDERS = {
    "Modules": "dist/modules-sdk/definition.d.ts",
    "ContainerRegistrationKeys": "dist/common/container.d.ts",
}
_PACKAGE = re.compile(r"\[exports\.Modules\.(\w+)\]: \"@medusajs/(?:medusa/)?([\w-]+)\"")


def keys(reading: Reading) -> Iterator[Entry]:
    """Yield `Modules.X` and `ContainerRegistrationKeys.X` with the string each stands for."""
    packages = {key: package for package, key in keys_by_package(reading).items()}
    for holder, file in _HOLDERS.items():
        source = reading.source(_UTILS, file)
        for declared in exported(source) if source else ():
            if source is None or declared.name != holder:
                continue
            for member in _members(declared.node):
                key = name_of(member)
                value = code(member).partition(":")[2].strip(" ;")
                doc = doc_of(member)
                package = packages.get(key) if holder == "Modules" else None
                yield Entry(
                    kind="key",
                    name=f"{holder}.{key}",
                    signature=f"{holder}.{key} = {value}",
                    place=source.place(member),
                    use=reading.use(source, holder),
                    also=(value.strip('"'),),
                    summary=f"Key of the {value.strip(chr(34))} module."
                    if holder == "Modules"
                    else f"Container key: container.resolve({holder}.{key}).",
                    doc=doc.text,
                    deprecated=doc.deprecated,
                    facts={"package": [package]} if package else {},
                    hint="module name registration container resolve"
                    if holder == "Modules"
                    else "resolve container",
                )


def keys_by_package(reading: Reading) -> dict[str, str]:
    """Return for each package that is a module by default its key in `Modules`."""
    source = reading.source(_UTILS, "dist/modules-sdk/definition.js")
    text = text_of(source.root) if source else ""
    found: dict[str, str] = {}
    for key, package in _PACKAGE.findall(text):
        found.setdefault(f"@medusajs/{package}", key)
    return found


def _members(node: Node) -> list[Node]:
    first = next(descendants(node, "object_type"), None)
    return (
        [one for one in first.named_children if one.type == "property_signature"] if first else []
    )
