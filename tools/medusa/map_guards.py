"""Which entries of the middlewares stand before a route's methods.

As the router of `@medusajs/framework` 2.21.2 (`dist/http/router.js`) registers them: an entry with
methods is an Express route, exact in its path; one without is a `use`, which matches a beginning.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tools.medusa.map_model import Guard, Middleware, Route

_PARAMETER = re.compile(r":\w+")
_EVERY = {"ALL", "USE"}


Matched = tuple[Middleware, re.Pattern[str]]


def matched(middlewares: Iterable[Middleware]) -> list[Matched]:
    """Return the entries with the paths they stand before.

    Matchers that are regular expressions, or no literal, are not followed: nothing is claimed.
    """
    return [
        (entry, _matcher(entry.matcher, exact=_exact(entry)))
        for entry in middlewares
        if not entry.pattern
    ]


def guarded(route: Route, entries: Sequence[Matched]) -> Route:
    """Return the route with the entries that a request to one of its methods passes."""
    before = [
        Guard(
            file=entry.file,
            line=entry.line,
            methods=methods,
            passes=list(_passes(entry)),
        )
        for entry, paths in entries
        if paths.fullmatch(route.path) and (methods := _methods(entry, route))
    ]
    return route.model_copy(update={"guards": before})


def _passes(entry: Middleware) -> Iterator[str]:
    yield from (*entry.middlewares, *entry.validators, *entry.policies)
    if entry.additional_data:
        yield f"additional_data: {', '.join(entry.additional_data)}"
    if entry.body_parser is not None:
        yield f"bodyParser: {entry.body_parser}"


def _exact(entry: Middleware) -> bool:
    return bool(entry.methods) and "USE" not in entry.methods


def _methods(entry: Middleware, route: Route) -> list[str]:
    every = not entry.methods or not _EVERY.isdisjoint(entry.methods)
    return [method for method in route.methods if every or method in entry.methods]


@cache
def _matcher(text: str, *, exact: bool) -> re.Pattern[str]:
    """Return an Express path as an expression; no part backtracks, whoever wrote the path."""
    first, *rest = [_fixed(part) for part in text.rstrip("/").split("*")]
    stars = "".join(f"(?>.*?{part})" for part in rest[:-1]) + (f".*{rest[-1]}" if rest else "")
    return re.compile(f"{first}{stars}/?" if exact else f"{first}{stars}(?:/.*)?", re.IGNORECASE)


def _fixed(part: str) -> str:
    pieces = _PARAMETER.split(part)
    return "[^/]++".join(re.escape(piece) for piece in pieces)
