"""The HTTP side of a back end: routes and middlewares below `src/api`."""

import posixpath
import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import arguments, called, members
from tools.medusa.map_guards import guarded, matched
from tools.medusa.map_model import Authentication, Middleware, Place, Route
from tools.medusa.map_steps import runs_in
from tools.medusa.sources import Source, Sources
from tools.repo.parse import descendants, line_of, text_of

_API = "api"
FOLDER = "src/api"
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
_ROUTE_NAMES = ("route.ts", "route.js")
_VALIDATORS = frozenset({"validateAndTransformBody", "validateAndTransformQuery"})
_ENTRY = {
    "middlewares", "methods", "method", "bodyParser", "additionalDataValidator", "policies",
}  # fmt: skip
_PARAMETER = re.compile(r"^\[(\w+)\]")


def routes_of(sources: Sources) -> list[Route]:
    """Return the routes that Medusa loads, ordered by path."""
    entries = matched(middlewares_of(sources))
    found = [guarded(route, entries) for source in sources.within(_API) for route in _route(source)]
    return sorted(found, key=lambda route: (route.path, route.file))


def middlewares_of(sources: Sources) -> list[Middleware]:
    """Return every entry with a matcher, wherever it stands below `src/api`."""
    return [
        _middleware(source, node, found)
        for source in sources.within(_API)
        if source.says("matcher")
        for node in descendants(source.root, "object")
        if "matcher" in (found := members(node)) and not found.keys().isdisjoint(_ENTRY)
    ]


def error_handlers_of(sources: Sources) -> list[Place]:
    """Return the places that replace Medusa's own error handler."""
    return [
        Place(file=source.path, line=line_of(handler))
        for source in sources.within(_API)
        for _, given in source.calls("defineMiddlewares")
        if given and (handler := source.member(given[0], "errorHandler")) is not None
    ]


def route_path(file: str, folder: str = FOLDER) -> str:
    """Return the path that Medusa serves a route file under, e.g. `/store/guides/:id`."""
    folder = posixpath.dirname(file).removeprefix(folder)
    return "/".join(_PARAMETER.sub(r":\1", part) for part in folder.split("/")) or "/"


def _route(source: Source) -> Iterator[Route]:
    if posixpath.basename(source.path) not in _ROUTE_NAMES:
        return
    # Medusa keeps what is below an underscore private.
    folder = f"{source.sources.base_of(source.path)}/{_API}"
    if any(part.startswith("_") for part in source.path.removeprefix(folder).split("/")):
        return
    exports = source.exports
    yield Route(
        path=route_path(source.path, folder),
        file=source.path,
        methods={name: line_of(exports[name]) for name in _METHODS if name in exports},
        authenticate=_is_on(source, "AUTHENTICATE"),
        cors=_is_on(source, "CORS"),
        runs=list(runs_in(source)),
    )


def _is_on(source: Source, flag: str) -> bool:
    exported = source.exports.get(flag)
    return exported is None or source.value(exported).type != "false"


def _middleware(source: Source, node: Node, found: dict[str, Node]) -> Middleware:
    return Middleware(
        file=source.path,
        line=line_of(node),
        matcher=source.label(found["matcher"]),
        methods=source.labels(found.get("methods") or found.get("method")),
        middlewares=list(_names(source, found.get("middlewares"))),
        pattern=source.string(found["matcher"]) is None,
        validators=list(_schemas(source, found.get("middlewares"))),
        policies=list(_policies(source, found.get("policies"))),
        authenticates=list(_authentications(source, found.get("middlewares"))),
        additional_data=list(members(source.value(found["additionalDataValidator"])))
        if "additionalDataValidator" in found
        else [],
        allows=list(_allowed(source, found.get("middlewares"))),
        body_parser=source.label(found["bodyParser"]) if "bodyParser" in found else None,
    )


def _policies(source: Source, node: Node | None) -> Iterator[str]:
    """Yield policies as `resource:operation`, or as they are written where that is not seen."""
    value = None if node is None else source.value(node)
    if value is None:
        return
    for item in value.named_children if value.type == "array" else [value]:
        resource, operation = (source.member(item, key) for key in ("resource", "operation"))
        if resource is not None and operation is not None:
            for one in source.labels(operation):
                yield f"{source.label(resource)}:{one}"
        elif item.type != "comment":
            yield source.label(item)


def _calls(source: Source, node: Node | None, name: str) -> Iterator[list[Node]]:
    value = None if node is None else source.value(node)
    for call in [] if value is None else descendants(value, "call_expression"):
        if called(call) == name:
            yield arguments(call)


def _authentications(source: Source, node: Node | None) -> Iterator[Authentication]:
    for given in _calls(source, node, "authenticate"):
        actors, by, *options = [*given, None, None][: max(2, len(given))]
        yield Authentication(
            actors=source.labels(actors),
            by=source.labels(by),
            options=source.label(options[0]) if options and options[0] is not None else None,
        )


def _allowed(source: Source, node: Node | None) -> Iterator[str]:
    for given in _calls(source, node, "allowFields"):
        for one in given:
            yield from source.labels(one)


def _schemas(source: Source, node: Node | None) -> Iterator[str]:
    value = None if node is None else source.value(node)
    for call in [] if value is None else descendants(value, "call_expression"):
        given = arguments(call)
        if called(call) in _VALIDATORS and given:
            # The schema's name, whatever it is made of.
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
