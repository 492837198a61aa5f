"""The HTTP side of a back end: routes and middlewares below `src/api`."""

import posixpath
import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import arguments, members
from tools.medusa.map_guards import guarded
from tools.medusa.map_model import Middleware, Route
from tools.medusa.map_steps import runs_in
from tools.medusa.sources import Source, Sources
from tools.repo.parse import descendants, line_of, text_of

FOLDER = "src/api"
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
_ROUTE_NAMES = ("route.ts", "route.js")
_VALIDATORS = frozenset({"validateAndTransformBody", "validateAndTransformQuery"})
_PARAMETER = re.compile(r"^\[(\w+)\]")


def routes_of(sources: Sources) -> list[Route]:
    """Return the routes that Medusa loads, ordered by path."""
    entries = middlewares_of(sources)
    found = [
        guarded(route, entries) for source in sources.under(FOLDER) for route in _route(source)
    ]
    return sorted(found, key=lambda route: (route.path, route.file))


def middlewares_of(sources: Sources) -> list[Middleware]:
    """Return every entry with a matcher, wherever it stands below `src/api`."""
    return [
        _middleware(source, node, found)
        for source in sources.under(FOLDER)
        for node in descendants(source.root, "object")
        if "matcher" in (found := members(node))
        and not found.keys().isdisjoint({"middlewares", "methods", "method", "bodyParser"})
    ]


def route_path(file: str) -> str:
    """Return the path that Medusa serves a route file under, e.g. `/store/guides/:id`."""
    folder = posixpath.dirname(file).removeprefix(FOLDER)
    return "/".join(_PARAMETER.sub(r":\1", part) for part in folder.split("/")) or "/"


def _route(source: Source) -> Iterator[Route]:
    if posixpath.basename(source.path) not in _ROUTE_NAMES:
        return
    # Medusa keeps what is below an underscore private.
    if any(part.startswith("_") for part in source.path.removeprefix(FOLDER).split("/")):
        return
    exports = source.exports
    flag = exports.get("AUTHENTICATE")
    yield Route(
        path=route_path(source.path),
        file=source.path,
        methods={name: line_of(exports[name]) for name in _METHODS if name in exports},
        authenticate=flag is None or source.value(flag).type != "false",
        runs=list(runs_in(source)),
    )


def _middleware(source: Source, node: Node, found: dict[str, Node]) -> Middleware:
    return Middleware(
        file=source.path,
        line=line_of(node),
        matcher=source.label(found["matcher"]),
        methods=source.labels(found.get("methods") or found.get("method")),
        middlewares=list(_names(source, found.get("middlewares"))),
        pattern=source.string(found["matcher"]) is None,
        validators=list(_schemas(source, found.get("middlewares"))),
        policies=source.labels(found.get("policies")),
    )


def _schemas(source: Source, node: Node | None) -> Iterator[str]:
    value = None if node is None else source.value(node)
    for call in [] if value is None else descendants(value, "call_expression"):
        function, given = call.child_by_field_name("function"), arguments(call)
        if function is not None and text_of(function) in _VALIDATORS and given:
            yield source.label(given[0])


def _names(source: Source, node: Node | None) -> Iterator[str]:
    value = None if node is None else source.value(node)
    if value is None:
        return
    for item in value.named_children if value.type == "array" else [value]:
        function = item.child_by_field_name("function")
        if function is not None:
            yield source.label(function)
        elif item.type in {"arrow_function", "function_expression"}:
            yield "(inline)"
        elif item.type != "comment":
            yield text_of(item) if item.type == "identifier" else source.label(item)
