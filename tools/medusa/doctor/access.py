"""Rules about who may call a route."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.core_use import SEGMENTS
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.wiring import Handler, Use, first_folder
from tools.medusa.map_model import Route
from tools.repo.parse import text_of

_AUTHENTICATE = "authenticate"
# Medusa asks for these itself.
_GUARDED = ("/admin", "/store/customers/me")
_KINDS = frozenset({"bearer", "session", "api-key"})
_OPTIONS = 2


def _requires(uses: list[Use]) -> bool:
    """Tell whether a request is refused that nobody has signed."""
    return any(use.name == _AUTHENTICATE and len(use.given) <= _OPTIONS for use in uses)


def _below(path: str, *prefixes: str) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes)


def _changes(route: Route, method: str) -> bool:
    """Tell whether a method changes what is there already; a new row may come from anyone."""
    named = route.path.rpartition("/")[2].startswith(":")
    return method in {"PUT", "PATCH", "DELETE"} or (method == "POST" and named)


def _unguarded(project: Project) -> Iterator[Found]:
    wired = project.wiring
    by_method = {(one.route.file, one.method): one for one in project.handlers}
    for route in project.map.routes:
        if _below(route.path, *_GUARDED):
            continue
        before = {method: wired.uses(route, method) for method in route.methods}
        guarded = [method for method, uses in before.items() if uses and _requires(uses)]
        for method, uses in before.items():
            handler = by_method.get((route.file, method))
            if not guarded or uses is None or handler is None or not _changes(route, method):
                continue
            if not any(use.name == _AUTHENTICATE for use in uses) and not _looks(handler):
                message = f"anyone may call {method}, while {guarded[0]} asks who is calling"
                yield Found(route.file, route.methods[method], message)


def _looks(handler: Handler) -> bool:
    """Tell whether the handler looks by itself at who is calling."""
    return "auth_context" in text_of(handler.function) or "session" in text_of(handler.function)


def _repeated(project: Project) -> Iterator[Found]:
    signed = _signed(project)
    for entry in project.wiring.entries:
        matcher = entry.matcher or ""
        own = first_folder(matcher) not in SEGMENTS and "*" not in first_folder(matcher)
        if not _below(matcher, "/admin") or not own or not signed.get(entry.place):
            continue
        for use in entry.uses:
            if use.name == _AUTHENTICATE and len(use.given) == _OPTIONS:
                actors, kinds = (use.source.labels(node) for node in use.given)
                left = _KINDS.difference(kinds)
                if actors == ["user"] and left < _KINDS:
                    less = f"; this one also refuses {', '.join(sorted(left))}" if left else ""
                    yield at(entry.source, entry.node, f"`/admin` asks for a user already{less}")


def _signed(project: Project) -> dict[tuple[str, int], bool]:
    """Tell of each entry that stands before routes whether Medusa asks who calls any of them."""
    found: dict[tuple[str, int], bool] = {}
    for route in project.map.routes:
        for entry, _ in project.wiring.before(route):
            found[entry.place] = found.get(entry.place, True) and route.authenticate
    return found


def _unsigned(project: Project) -> Iterator[Found]:
    wired = project.wiring
    for handler in project.handlers:
        uses = wired.uses(handler.route, handler.method)
        if _below(handler.route.path, *_GUARDED) or uses is None:
            continue
        if any(use.name == _AUTHENTICATE for use in uses):
            continue
        reads = list(handler.reads("auth_context"))
        if reads and all(map(_is_taken_for_granted, reads)):
            yield at(handler.source, reads[0], _undefined(handler, text_of(reads[0])))


def _undefined(handler: Handler, read: str) -> str:
    # Below /store Medusa looks who is calling, and lets everyone in.
    whom = " for who has not signed in" if _below(handler.route.path, "/store") else ""
    return f"`{read}` is undefined{whom}: no `authenticate` before {handler.method}"


def _is_taken_for_granted(node: Node) -> bool:
    """Tell whether a property is read of it without asking whether it is there."""
    parent = node.parent
    if parent is not None and parent.type == "non_null_expression":
        parent = parent.parent
    chained = any(child.type == "optional_chain" for child in parent.children) if parent else False
    return parent is not None and parent.type == "member_expression" and not chained


def _misplaced(project: Project) -> Iterator[Found]:
    yield from _repeated(project)
    yield from _unsigned(project)


RULES = (
    Rule(
        "X17", Severity.ERROR, "no method is left out of a route's guard",
        "Who may not read a row may change or delete it.",
        "Leave `methods` out of the guard's entry, or list every method the route exports.",
        "b2b-starter; router of the framework package of 2.21.2", _unguarded,
    ),
    Rule(
        "X20", Severity.WARNING, "`authenticate` stands where it is needed, and there only",
        "Below `/admin` Medusa asks already; elsewhere `req.auth_context` is undefined without it.",
        '`authenticate("customer", ["session", "bearer"])` on the routes that ask who is calling.',
        "router of the framework packages of 2.4.0 and 2.21.2",
        _misplaced,
    ),
)  # fmt: skip
