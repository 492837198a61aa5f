"""What `src/api/middlewares` takes in, and what stands before a route's handler.

Medusa loads that one file (`middleware-file-loader.js` of the framework package of 2.11.1 and
2.21.2; `router.js` of 2.4.0).  It is followed through constants, spreads and relative imports;
where it is built by anything else, nothing is claimed.
"""

import os.path
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tree_sitter import Node

from tools.medusa.doctor.defined import defined
from tools.medusa.doctor.functions import FUNCTIONS, callee, parameter
from tools.medusa.expressions import arguments, members
from tools.medusa.map_api import FOLDER
from tools.medusa.map_guards import Matched, guarded, matched
from tools.medusa.map_model import Middleware, Route
from tools.medusa.sources import Source, Sources
from tools.repo.parse import descendants, text_of

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
_FILES = (f"{FOLDER}/middlewares.ts", f"{FOLDER}/middlewares.js")
_HTTP = frozenset({"@medusajs/framework/http", "@medusajs/framework", "@medusajs/medusa"})
_NAMES = frozenset({"identifier", "shorthand_property_identifier"})
_MAX_STEPS = 20


@dataclass(frozen=True)
class Use:
    """A middleware: the framework's function that makes it, and its arguments; or any other.

    `name` is empty where it is not made by a call of a function of the framework.
    """

    name: str
    source: Source
    given: list[Node]


@dataclass(frozen=True)
class Entry:
    """One entry that Medusa takes in; `matcher` is None where it is no literal."""

    source: Source
    node: Node
    members: dict[str, Node]
    matcher: str | None
    methods: list[str]
    uses: list[Use]

    @property
    def place(self) -> tuple[str, int]:
        """The file and the byte where the entry starts."""
        return self.source.path, self.node.start_byte


@dataclass
class Wiring:
    """The entries that are taken in; `complete` tells whether there can be no others."""

    complete: bool = True
    entries: list[Entry] = field(default_factory=list)
    _passed: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def before(self, route: Route) -> Iterator[tuple[Entry, list[str]]]:
        """Yield the entries that requests to a route pass, each with the methods it is for."""
        if route.path not in self._passed:
            guards = guarded(route.model_copy(update={"guards": []}), self._middlewares).guards
            self._passed[route.path] = {guard.line: guard.methods for guard in guards}
        for number, methods in self._passed[route.path].items():
            yield self.entries[number], methods

    def uses(self, route: Route, method: str) -> list[Use] | None:
        """Return what stands before a method of a route; None where that cannot be told."""
        if not self.complete or self._has_patterns:
            return None
        found = [entry for entry, methods in self.before(route) if method in methods]
        uses = [use for entry in found for use in entry.uses]
        return None if any(not use.name for use in uses) else uses

    @cached_property
    def _has_patterns(self) -> bool:
        return any(entry.matcher is None for entry in self.entries)

    @cached_property
    def _middlewares(self) -> list[Matched]:
        """The entries for the map's own comparison, told apart by their numbers as lines."""
        return matched(
            Middleware(
                file=entry.source.path,
                line=number,
                matcher=entry.matcher,
                # Express is asked for `app[method.toLowerCase()]`.
                methods=[method.upper() for method in entry.methods],
                middlewares=[],
            )
            for number, entry in enumerate(self.entries)
            if entry.matcher is not None
        )


@dataclass(frozen=True)
class Handler:
    """The function that a route exports for a method, and what it calls the request."""

    route: Route
    method: str
    source: Source
    function: Node
    request: str

    def reads(self, name: str) -> Iterator[Node]:
        """Yield every place that reads a property of the request, `req.validatedBody`."""
        for node in descendants(self.function, "member_expression"):
            owner, read = (node.child_by_field_name(part) for part in ("object", "property"))
            if owner is None or read is None or text_of(read) != name:
                continue
            if text_of(owner) == self.request:
                yield node


def wiring_of(sources: Sources) -> Wiring:
    """Return what `src/api/middlewares` takes in."""
    found = Wiring()
    root = sources.workspace.root
    # A Path raises where it may not look.
    path = next((path for path in _FILES if os.path.isfile(root / path)), None)  # noqa: PTH113
    source = None if path is None else sources.get(path)
    if path is not None and source is None:
        found.complete = False
    elif source is not None:
        found.complete = not source.root.has_error
        _take_in(found, _routes(source), 0)
    return found


def _routes(source: Source) -> tuple[Source, Node] | None:
    """Return the list of entries that the file exports, None where there is none to be read."""
    exported = source.exports.get("default")
    at, value = (source, None) if exported is None else resolved(source, exported)
    given = [] if value is None else arguments(value)
    listed = given[0] if given and callee(value) == "defineMiddlewares" else value
    options = None if listed is None else resolved(at, listed)
    if options is None or options[1].type != "object":
        return options
    routes = options[0].member(options[1], "routes")
    return None if routes is None else resolved(options[0], routes)


def _has_more(node: Node) -> bool:
    return any(child.type == "spread_element" for child in node.named_children)


def _take_in(found: Wiring, listed: tuple[Source, Node] | None, depth: int) -> None:
    if listed is None or listed[1].type != "array" or depth > _MAX_STEPS:
        found.complete = False
        return
    source, array = listed
    found.complete = found.complete and not source.root.has_error
    for item in array.named_children:
        if item.type == "spread_element" and item.named_children:
            _take_in(found, resolved(source, item.named_children[0]), depth + 1)
        elif item.type != "comment":
            at, value = resolved(source, item)
            given = members(value)
            if "matcher" not in given or _has_more(value):
                found.complete = False
            else:
                found.entries.append(_entry(at, value, given))


def _entry(source: Source, node: Node, given: dict[str, Node]) -> Entry:
    methods = source.labels(given.get("methods") or given.get("method"))
    known = all(method in {*METHODS, "ALL", "USE"} for method in map(str.upper, methods))
    return Entry(
        source,
        node,
        given,
        source.string(given["matcher"]) if known else None,
        methods,
        list(_uses(source, given.get("middlewares"))),
    )


def _uses(source: Source, listed: Node | None) -> Iterator[Use]:
    if listed is None:
        return
    at, value = resolved(source, listed)
    if value.type != "array":
        yield Use("", at, [])
        return
    for item in value.named_children:
        if item.type == "spread_element" and item.named_children:
            yield from _uses(at, item.named_children[0])
        elif item.type != "comment":
            where, made = resolved(at, item)
            name = callee(made)
            origin = where.imports.get(name, ("", ""))
            yield Use(origin[1] if origin[0] in _HTTP else "", where, arguments(made))


def resolved(source: Source, node: Node) -> tuple[Source, Node]:
    """Return the expression behind a name, where constants and relative imports lead to it."""
    for _ in range(_MAX_STEPS):
        node = source.value(node)
        found = defined(source, text_of(node)) if node.type in _NAMES else None
        if found is None:
            break
        source, node = found
    return source, node


def handlers_of(sources: Sources, routes: Iterable[Route]) -> Iterator[Handler]:
    """Yield the functions that routes export for methods, as far as they are plain ones."""
    for route in routes:
        source = sources.get(route.file)
        for method in route.methods if source is not None else ():
            function = source.value(source.exports[method]) if source is not None else None
            request = None if function is None else _first_parameter(function)
            if source is not None and function is not None and request is not None:
                yield Handler(route, method, source, function, request)


def _first_parameter(function: Node) -> str | None:
    pattern = parameter(function) if function.type in FUNCTIONS else None
    return text_of(pattern) if pattern is not None and pattern.type == "identifier" else None


def first_folder(path: str) -> str:
    """Return the first two parts of a path, `/store/brands` of `/store/brands/:id`."""
    return posixpath.join("/", *path.split("/")[1:3])
