"""Modules as rules read them: their names, however written, their services, and their models."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from tools.medusa.doctor.defined import defined
from tools.medusa.doctor.functions import callee
from tools.medusa.doctor.model import Project
from tools.medusa.expressions import arguments, members
from tools.medusa.map_model import ModuleEntry
from tools.medusa.sources import Source
from tools.repo.parse import descendants, text_of

# `Modules` of the utils package of 2.21.2: the others are the lower case of their names.
_ODD_NAMES = {"WORKFLOW_ENGINE": "workflows", "LINK": "link_modules"}
CORE_MODULES = frozenset({
    "analytics", "api_key", "auth", "cache", "caching", "cart", "currency", "customer",
    "event_bus", "file", "fulfillment", "index", "inventory", "link_modules", "locking",
    "notification", "order", "payment", "pricing", "product", "promotion", "rbac", "region",
    "sales_channel", "search", "settings", "stock_location", "store", "tax", "translation",
    "user", "workflows",
})  # fmt: skip
_ENUM = "Modules."
_BASE = "MedusaService"


@dataclass(frozen=True)
class ServiceCode:
    """The class of a module's service.

    `base` is the text of what it extends; `models` are the keys given to `MedusaService`, None
    where it extends something else or they are not all written out.
    """

    source: Source
    node: Node
    base: str
    models: tuple[str, ...] | None
    methods: frozenset[str]


def module_named(source: Source, node: Node) -> str | None:
    """Return the name of the module that an expression stands for, None if it is not told."""
    inner = node.named_children[0] if node.type == "computed_property_name" else node
    text = text_of(inner)
    if node.type == "property_identifier":
        return text
    if text.startswith(_ENUM):
        name = text.removeprefix(_ENUM)
        return _ODD_NAMES.get(name, name.lower())
    return source.string(inner)


def service_of(project: Project, module: ModuleEntry) -> ServiceCode | None:
    """Return the class that a module names as its service, None if it cannot be followed."""
    source = project.sources.get(module.file)
    exported = None if source is None else source.exports.get("default")
    if source is None or exported is None:
        return None
    given = arguments(source.value(exported))
    named = source.member(given[1], "service") if len(given) > 1 else None
    found = None if named is None else defined(source, text_of(named))
    if found is None:
        return None
    at, value = found
    node = _class_named(at, text_of(value)) if value.type == "identifier" else value
    return _service(at, node) if node is not None and node.type.startswith("class") else None


def _class_named(source: Source, name: str) -> Node | None:
    for node in descendants(source.root, "class_declaration"):
        named = node.child_by_field_name("name")
        if named is not None and text_of(named) == name:
            return node
    return None


def _service(source: Source, node: Node) -> ServiceCode:
    heritage = next((one for one in node.named_children if one.type == "class_heritage"), None)
    base = "" if heritage is None else text_of(heritage).removeprefix("extends").strip()
    call = None if heritage is None else next(descendants(heritage, "call_expression"), None)
    keys = _keys(source, call) if call is not None and callee(call) == _BASE else None
    return ServiceCode(source, node, base, keys, frozenset(_methods(node)))


def _keys(source: Source, call: Node) -> tuple[str, ...] | None:
    given = arguments(call)
    value = source.value(given[0]) if given else call
    if any(one.type == "spread_element" for one in value.named_children):
        return None
    return tuple(members(value)) if value.type == "object" else None


def _methods(node: Node) -> Iterator[str]:
    body = node.child_by_field_name("body")
    for one in [] if body is None else body.named_children:
        name = one.child_by_field_name("name")
        if name is not None:
            yield text_of(name)
