"""Rules about what is asked of `query.graph`, and what is read of the answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from tools.medusa.doctor.functions import FUNCTIONS, callee, names_in, parameter
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.validators import QUERY
from tools.medusa.doctor.wiring import resolved
from tools.medusa.expressions import arguments, members
from tools.medusa.sources import Source
from tools.medusa.versions import FIELDS_DROPPED, Since
from tools.repo.parse import descendants, text_of

RELATIONS_LIMIT = Since(
    (2, 21, 0),
    "below /store, fields that expand more than three relations are refused",
    "framework packages of 2.11.1 and 2.21.2; Medusa's documentation of allowed fields",
)
_DEEPEST = 3
_GRAPH = "query.graph"
# What arrays have; the rows of an answer are one.
_EACH = frozenset({"map", "flatMap", "filter", "find", "forEach", "some", "every"})


@dataclass(frozen=True)
class _Asked:
    """A call of `query.graph` with fields that are written out, and the statement around it."""

    source: Source
    call: Node
    fields: list[str]
    pattern: Node
    scope: Node

    def has(self, name: str) -> bool:
        """Tell whether the answer may hold a property of a row."""
        heads = {field.lstrip("*+").split(".")[0] for field in self.fields}
        # A relation brings the column that holds its key.
        return name in heads or name == "id" or name.removesuffix("_id") in heads


def _asked(source: Source) -> Iterator[_Asked]:
    for call, given in source.calls(_GRAPH):
        listed = source.member(given[0], "fields") if given else None
        value = None if listed is None else source.value(listed)
        if value is None or value.type != "array":
            continue
        fields = [source.string(item) for item in value.named_children if item.type != "comment"]
        known = [field for field in fields if field is not None]
        if len(known) < len(fields) or any(field in {"*", "+*"} for field in known):
            continue
        pattern, scope = _pattern(call), _block(call)
        if pattern is not None and scope is not None:
            yield _Asked(source, call, known, pattern, scope)


def _pattern(call: Node) -> Node | None:
    """Return the `{ data: ... }` that the answer is taken apart by."""
    node = call.parent
    if node is not None and node.type == "await_expression":
        node = node.parent
    name = None if node is None else node.child_by_field_name("name")
    declared = node is not None and node.type == "variable_declarator"
    return name if declared and name is not None and name.type == "object_pattern" else None


def _block(node: Node) -> Node | None:
    """Return the block that a declaration is for."""
    parent = node.parent
    while parent is not None and parent.type not in {"statement_block", *FUNCTIONS}:
        parent = parent.parent
    return parent


def _names(asked: _Asked) -> tuple[str | None, str | None]:
    """Return what the rows and what the first row are called."""
    for part in asked.pattern.named_children:
        key, value = (part.child_by_field_name(name) for name in ("key", "value"))
        if part.type == "shorthand_property_identifier_pattern" and text_of(part) == "data":
            return "data", None
        if part.type == "pair_pattern" and key is not None and text_of(key) == "data":
            if value is not None and value.type == "identifier":
                return text_of(value), None
            only = value is not None and value.type == "array_pattern" and value.named_children
            first = only[0] if only else None
            if first is not None and first.type == "identifier":
                return None, text_of(first)
    return None, None


def _rows(asked: _Asked) -> Iterator[tuple[Node, str]]:
    """Yield the functions in which a name stands for a row, each with the name."""
    rows, first = _names(asked)
    if first is not None:
        yield asked.scope, first
    if rows is None or _is_bound_again(asked, rows):
        return
    for call in descendants(asked.scope, "call_expression"):
        given = arguments(call)
        owner, _, method = callee(call).partition(".")
        if given and owner == rows and method in _EACH and (row := _row(given[0])) is not None:
            yield given[0], row


def _is_bound_again(asked: _Asked, name: str) -> bool:
    """Tell whether something else inside the block takes the name again."""
    own = range(asked.pattern.start_byte, asked.pattern.end_byte)
    for node in descendants(asked.scope, "variable_declarator", "required_parameter"):
        bound = node.child_by_field_name("name") or node.child_by_field_name("pattern")
        if bound is not None and bound.start_byte not in own and name in names_in(bound):
            return True
    return False


def _row(given: Node) -> str | None:
    """Return what a function calls its first parameter, None if it is no function."""
    first = parameter(given) if given.type in FUNCTIONS else None
    return text_of(first) if first is not None and first.type == "identifier" else None


def _unasked(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src"):
        if source.path.startswith("src/admin/"):
            continue
        for asked in _asked(source):
            for scope, row in _rows(asked):
                yield from _reads(asked, scope, row)


def _reads(asked: _Asked, scope: Node, row: str) -> Iterator[Found]:
    names = [node for node in descendants(scope, "identifier") if text_of(node) == row]
    # One declaration, in the pattern or as the parameter: another one would be another thing.
    if any(_declares_again(node, asked.pattern, scope) for node in names):
        return
    reads = [
        (text_of(read), parent)
        for node in names
        if (parent := node.parent) is not None
        and (read := parent.child_by_field_name("property")) is not None
        and parent.child_by_field_name("object") == node
    ]
    told = {name for name, place in reads if _is_given(place)}
    for name, place in reads:
        if not asked.has(name) and name not in told:
            told.add(name)
            yield at(asked.source, place, f"`{name}` is not among the `fields` of the query")


def _is_given(node: Node) -> bool:
    """Tell whether the property is assigned or called, so that it need not come from a query."""
    parent = node.parent
    if parent is None:
        return False
    assigned = parent.type == "assignment_expression" and parent.child_by_field_name("left") == node
    return assigned or parent.child_by_field_name("function") == node


def _declares_again(node: Node, pattern: Node, scope: Node) -> bool:
    parent = node.parent
    if parent is None or pattern.start_byte <= node.start_byte < pattern.end_byte:
        return False
    if parent.type in {"required_parameter", "arrow_function"} and parent.parent is not None:
        return scope not in {parent, parent.parent.parent}
    declared = parent.type == "variable_declarator" and parent.child_by_field_name("name") == node
    assigned = parent.type == "assignment_expression" and parent.child_by_field_name("left") == node
    return declared or assigned or parent.type in {"array_pattern", "object_pattern"}


def _unpaginated(project: Project) -> Iterator[Found]:
    for handler in project.handlers:
        if handler.method != "GET" or ":" in handler.route.path:
            continue
        for call in descendants(handler.function, "call_expression"):
            given = arguments(call)
            asked = handler.source.value(given[0]) if len(given) == 1 else None
            if callee(call) != _GRAPH or asked is None:
                continue
            if asked.type != "object" or any(c.type == "spread_element" for c in asked.children):
                continue
            pattern = _pattern(call)
            first = pattern is not None and any(descendants(pattern, "array_pattern"))
            # One row is all there is, where only the first is taken.
            if not first and members(asked).keys().isdisjoint({"pagination", "filters"}):
                yield at(
                    handler.source, call, "neither `pagination` nor `filters`: it takes every row"
                )


def _configurations(project: Project) -> Iterator[Found]:
    seen = set()
    for entry in project.wiring.entries:
        for use in entry.uses:
            if use.name != QUERY or len(use.given) < 2:  # noqa: PLR2004  # a schema and a configuration
                continue
            source, config = resolved(use.source, use.given[1])
            if (place := (source.path, config.start_byte)) not in seen:
                seen.add(place)
                yield from _dropped(project, source, config)
            store = (entry.matcher or "").startswith("/store/")
            if store and _has(project, RELATIONS_LIMIT):
                yield from _deep(source, config)


def _has(project: Project, since: Since) -> bool:
    """Tell whether the project's Medusa surely has something."""
    version = project.map.medusa
    return version is not None and version.exact and since.within(version.version)


def _listed(source: Source, config: Node, name: str) -> dict[str, tuple[Source, Node]] | None:
    """Return the strings of an array in a configuration; None where some are not written out."""
    part = members(config).get(name)
    where, array = (source, config) if part is None else resolved(source, part)
    if part is None or array.type != "array":
        return None
    found = {}
    for item in array.named_children:
        if item.type != "comment":
            text = where.string(item)
            if text is None:
                return None
            found[text] = (where, item)
    return found


def _dropped(project: Project, source: Source, config: Node) -> Iterator[Found]:
    defaults, allowed = (_listed(source, config, name) for name in ("defaults", "allowed"))
    if not defaults or not allowed or project.map.medusa is None:
        return
    refused, exact = project.lacks(FIELDS_DROPPED), _has(project, RELATIONS_LIMIT)
    known = {_plain(one) for one in allowed}
    for field, (where, item) in defaults.items():
        parts = _plain(field).split(".")
        # Before, a relation that is allowed may bring what is below it.
        above = {".".join(parts[:end]) for end in range(1, len(parts))} if not exact else set()
        if _plain(field) not in known and known.isdisjoint(above):
            effect = "every request is refused" if refused else "it is left out of every answer"
            yield at(where, item, f"`{field}` is a default that `allowed` lacks: {effect}")


def _plain(field: str) -> str:
    """Return the relation that `*parts` and `parts.*` both are to the filter."""
    return field.lstrip("*+").removesuffix(".*")


def _deep(source: Source, config: Node) -> Iterator[Found]:
    limit = members(config).get("storeRelationsLimit")
    for field, (where, item) in (_listed(source, config, "defaults") or {}).items():
        whole = field.startswith("*") or field.endswith(".*")
        depth = len(_plain(field).split(".")) - (0 if whole else 1)
        if depth > _DEEPEST and limit is None:
            yield at(
                where, item, f"`{field}` expands {depth} relations, and {_DEEPEST} are allowed"
            )


RULES = (
    Rule(
        "X33", Severity.WARNING, "what is read of a row was asked for",
        "It is undefined: types know the whole row, `query.graph` brings `fields` only.",
        "List it in `fields`.",
        "b2b-starter; `GraphResultSet` of the types package of 2.21.2", _unasked,
    ),
    Rule(
        "X45", Severity.ERROR, "what a route returns by default is allowed",
        "A field that is not allowed is left out in silence, or the request is refused.",
        "The same list for `defaults` and `allowed`, three relations deep at most below `/store`.",
        "get-query-config and relations-limit of the framework of 2.11.1 and 2.21.2",
        _configurations,
    ),
    Rule(
        "X52", Severity.WARNING, "a list has an end",
        "Without `take` the database is asked for every row there is.",
        "`pagination: req.queryConfig.pagination` behind `validateAndTransformQuery`.",
        "build-query of the utils packages of 2.4.0, 2.11.1 and 2.21.2", _unpaginated,
    ),
)  # fmt: skip
