"""Rules about routes: what Medusa serves, and whose word a handler takes."""

import posixpath
from collections import Counter
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.functions import FUNCTIONS
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.expressions import literal
from tools.medusa.map_api import FOLDER
from tools.medusa.sources import Source
from tools.plan.typescript.source import Replacement
from tools.repo.parse import SOURCE_SUFFIXES, descendants, text_of
from tools.repo.walk import walk_files

_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
_ROUTE_NAMES = frozenset({"route.ts", "route.js"})
_BODIES = frozenset({"req.body", "req.validatedBody"})
_JUDGING = ("parse", "safeParse", "parseAsync", "safeParseAsync")
_TAKING = ("src", "integration-tests")
# What may be a function; `export const options = { ... }` is none.
_HANDLERS = FUNCTIONS | {"identifier", "call_expression", "member_expression", "export_specifier"}
_EVERYTHING = "*"
_NAMES = ("identifier", "shorthand_property_identifier")
_COMPARING = frozenset({"===", "!==", "==", "!="})
_OWNERS = frozenset({"customer_id", "actor_id"})


def _routes(project: Project) -> Iterator[Source]:
    for source in project.sources.under(FOLDER):
        if posixpath.basename(source.path) in _ROUTE_NAMES:
            yield source


def _lower_case(project: Project) -> Iterator[Found]:
    found = [
        (source, name, node)
        for source in _routes(project)
        for name, node in source.exports.items()
        if name.upper() in _METHODS and name not in _METHODS
        if source.value(node).type in _HANDLERS
    ]
    imported = set(_imported(project)) if found else set()
    for source, name, node in found:
        elsewhere = not imported.isdisjoint({(source.path, name), (source.path, _EVERYTHING)})
        message = f"`{name}` is ignored; export `{name.upper()}`"
        yield at(source, node, message, () if elsewhere else _renamed(source, name))


def _renamed(source: Source, name: str) -> tuple[Replacement, ...]:
    """Return the edit that renames an export, if the file says its name just once."""
    said = [(text_of(node), node) for node in descendants(source.root, *_NAMES)]
    places = [node for text, node in said if text == name]
    taken = any(text == name.upper() for text, _ in said)
    if len(places) != 1 or taken:
        return ()
    return (Replacement(places[0].start_byte, places[0].end_byte, name.upper()),)


def _imported(project: Project) -> Iterator[tuple[str, str]]:
    """Yield what files, tests among them, take of routes: the route's path, and a name of its."""
    paths = (path for base in _TAKING for path in walk_files(project.sources.workspace, base))
    for path in paths:
        source = project.sources.get(path) if path.endswith(SOURCE_SUFFIXES) else None
        for statement in source.root.named_children if source is not None else ():
            origin = statement.child_by_field_name("source")
            specifier = "" if origin is None else literal(origin) or ""
            if not posixpath.basename(specifier).startswith("route"):
                continue
            route = project.sources.imported(path, specifier)
            if route is None:
                continue
            named = list(descendants(statement, "import_specifier", "export_specifier"))
            for one in named:
                yield route.path, text_of(one.child_by_field_name("name") or one)
            if not named:
                yield route.path, _EVERYTHING


def _twice_in_path(project: Project) -> Iterator[Found]:
    for route in project.map.routes:
        counted = Counter(part for part in route.path.split("/") if part.startswith(":"))
        for part, count in counted.items():
            if count > 1:
                yield Found(route.file, 1, f"`{route.path}` has the parameter `{part}` twice")


def _spread_bodies(project: Project) -> Iterator[Found]:
    for source in _routes(project):
        for spread in descendants(source.root, "spread_element"):
            if not spread.named_children or _is_judged(spread):
                continue
            if text_of(source.value(spread.named_children[0])) == "req.body":
                yield at(source, spread, "`...req.body` passes on whatever the caller sent")


def _is_judged(node: Node) -> bool:
    """Tell whether a call that validates holds the node."""
    parent = node.parent
    while parent is not None:
        function = parent.child_by_field_name("function")
        if function is not None and text_of(function).rpartition(".")[2] in _JUDGING:
            return True
        parent = parent.parent
    return False


def _claimed_owners(project: Project) -> Iterator[Found]:
    for source in _routes(project):
        if not source.path.startswith(f"{FOLDER}/store/"):
            continue
        for node in descendants(source.root, "member_expression"):
            whole, owner = (node.child_by_field_name(part) for part in ("object", "property"))
            if whole is None or owner is None or text_of(owner) not in _OWNERS:
                continue
            if text_of(source.value(whole)) in _BODIES and not _is_compared(node):
                yield at(source, node, f"`{text_of(node)}` is what the caller claims to be")


def _is_compared(node: Node) -> bool:
    parent = node.parent
    operator = None if parent is None else parent.child_by_field_name("operator")
    return operator is not None and operator.type in _COMPARING


RULES = (
    Rule(
        "M18", Severity.ERROR, "a route's path has each parameter once",
        "The second of one name ends the boot.",
        "Name the folders `[id]` and, say, `[itemId]`.",
        "the route loader of the framework package of 2.21.2", _twice_in_path,
    ),
    Rule(
        "M20", Severity.ERROR, "a route exports its methods in upper case",
        "Medusa keeps only exports named after HTTP methods: `get` answers 404.",
        "`export const GET`.", "run on 2.4.0, 2.11.1 and 2.21.2", _lower_case, fixes=True,
    ),
    Rule(
        "X15", Severity.ERROR, "a route does not pass on the raw body",
        "Who calls may set any field, the id of another's row included.",
        "`...req.validatedBody`, with a strict schema, and ids from the path last.",
        "b2b-starter, `POST /store/companies/:id`", _spread_bodies,
    ),
    Rule(
        "X19", Severity.ERROR, "who the customer is does not come from the body",
        "Anyone may name another customer's id.",
        "`req.auth_context.actor_id`, behind `authenticate`.",
        "Medusa's documentation of authentication", _claimed_owners,
    ),
)  # fmt: skip
