"""Rules about entries of `src/api/middlewares` that nothing reaches."""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from tools.medusa.core_use import ADDITIONAL_DATA, RECORDED, SEGMENTS
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.wiring import METHODS, Wiring, first_folder
from tools.medusa.expressions import literal
from tools.medusa.map_api import FOLDER
from tools.medusa.map_model import Route
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants, line_of

_WITH_REST = ("[", "...")


def _unreached(project: Project) -> Iterator[Found]:
    found = project.wiring
    if not found.complete:
        return
    taken = {(entry.source.path, line_of(entry.node)) for entry in found.entries}
    for entry in project.map.middlewares:
        if (entry.file, entry.line) in taken or not _is_listed(project, entry.file, entry.line):
            continue
        message = f"`{entry.matcher}` is not taken in by {FOLDER}/middlewares"
        yield Found(entry.file, entry.line, message)


def _is_listed(project: Project, path: str, line: int) -> bool:
    """Tell whether the entry stands in an array; what code makes of another is not known."""
    source = project.sources.get(path)
    for node in descendants(source.root, "object") if source is not None else ():
        parent = node.parent
        if line_of(node) == line and parent is not None and parent.type == "array":
            owner = parent.parent
            return owner is not None and owner.type in {"variable_declarator", "pair"}
    return False


def _knows_all_routes(project: Project) -> bool:
    """Tell whether no route is hidden: in a plugin, a newer Medusa, a file that does not parse."""
    version = project.map.medusa
    known = version is not None and version.exact and version.numbers <= RECORDED
    unread = any(problem.path.startswith(FOLDER) for problem in project.map.problems)
    return known and not project.map.plugins and not unread


def _unmatched(project: Project) -> Iterator[Found]:
    routes = project.map.routes
    if not _knows_all_routes(project) or _has_catch_all(routes):
        return
    passed = _passed(project.wiring, routes)
    for entry in project.wiring.entries:
        folder = first_folder(entry.matcher or "")
        space = folder.split("/")[1]
        if space not in {"admin", "store"} or folder in SEGMENTS or _has_pattern(folder):
            continue
        if not entry.uses:
            continue
        if entry.place not in passed:
            methods = f"{' and '.join(entry.methods)} of " if entry.methods else ""
            message = f"{methods}`{entry.matcher}` is no route"
            yield at(entry.source, entry.members["matcher"], message)


def _has_pattern(folder: str) -> bool:
    return any(mark in folder for mark in "*:()+?") or folder.count("/") == 1


def _passed(wired: Wiring, routes: Iterable[Route]) -> set[tuple[str, int]]:
    """Return the places of the entries that stand before any of the routes."""
    return {entry.place for route in routes for entry, _ in wired.before(route)}


def _has_catch_all(routes: Iterable[Route]) -> bool:
    # What the path of such a folder is, Medusa alone knows.
    return any(mark in route.path for route in routes for mark in _WITH_REST)


def _lower_case(project: Project) -> Iterator[Found]:
    for entry in project.wiring.entries:
        listed = entry.members.get("methods") or entry.members.get("method")
        for node in _strings(listed):
            name = literal(node) or ""
            if name != name.upper() and name.upper() in METHODS:
                edit = Replacement(node.start_byte + 1, node.end_byte - 1, name.upper())
                yield at(entry.source, node, f"`{name}` is no method to Medusa", (edit,))


def _strings(node: Node | None) -> Iterator[Node]:
    for item in [] if node is None else [node, *node.named_children]:
        if item.type == "string":
            yield item


def _never_runs(project: Project) -> Iterator[Found]:
    yield from _unreached(project)
    yield from _unmatched(project)
    yield from _lower_case(project)


def _additional(project: Project) -> Iterator[Found]:
    if not _knows_all_routes(project) or _has_catch_all(project.map.routes):
        return
    takers = [
        Route(path=path, file="", methods={"POST": 1})
        for path in sorted(ADDITIONAL_DATA | {route.path for route in project.map.routes})
    ]
    passed = _passed(Wiring(entries=project.wiring.entries), takers)
    for entry in project.wiring.entries:
        validator = entry.members.get("additionalDataValidator")
        if validator is None or entry.matcher is None:
            continue
        if entry.place not in passed:
            place = entry.members["matcher"]
            named = ", ".join(entry.methods) or "any method"
            message = f"{named} of `{entry.matcher}` takes no `additional_data`"
            yield at(entry.source, place, message)


RULES = (
    Rule(
        "X21", Severity.WARNING, "an entry of the middlewares stands before a route",
        "It never runs: what it checks, nobody checks.",
        "The path of a route, with methods it exports, taken in by `src/api/middlewares`.",
        "file loader and router of the framework package of 2.21.2", _never_runs, fixes=True,
    ),
    Rule(
        "X47", Severity.WARNING, "an additional validator is on a route that takes such data",
        "Requests with `additional_data` are refused, since no validator knows it.",
        "The matcher as Medusa has it, `POST` of `/admin/products/:id`.",
        "validators of the medusa packages of 2.4.0, 2.11.1 and 2.21.2; medusa#12109", _additional,
    ),
)  # fmt: skip
