"""Rules about what a route's handler takes for checked."""

import posixpath
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.functions import callee
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.model_code import models, property_of
from tools.medusa.doctor.wiring import Wiring, resolved
from tools.medusa.expressions import arguments, literal, members
from tools.medusa.map_api import FOLDER
from tools.medusa.plural import pluralize
from tools.medusa.sources import Source
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants, line_of, text_of

BODY = "validateAndTransformBody"
QUERY = "validateAndTransformQuery"
_MADE = ("z.", "createSelectParams(", "createFindParams(", "createOperatorMap(")
_WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "non_null_expression"})
_LOOSE = ("z.string()",)


def _unwired(project: Project) -> Iterator[Found]:
    everything = list(project.sources.under("src"))
    imported = {name for source in everything for _, name in source.imports.values()}
    whole = {path for source in everything for path in _taken_whole(source)}
    for source in everything:
        if not source.path.startswith(f"{FOLDER}/") or not _holds_validators(source.path):
            continue
        if source.path in whole:
            continue
        for name, node in source.exports.items():
            made = source.constants.get(name)
            schema = made is not None and text_of(source.value(made)).startswith(_MADE)
            if schema and name not in imported and not _is_used_here(source, name):
                yield at(source, node, f"`{name}` is exported, and nothing checks by it")


def _holds_validators(path: str) -> bool:
    return "validator" in posixpath.basename(path) or "/validators/" in path


def _taken_whole(source: Source) -> Iterator[str]:
    """Yield the paths of the files of which a file imports or passes on all that they export."""
    for statement in source.root.children:
        origin = statement.child_by_field_name("source")
        specifier = None if origin is None else literal(origin)
        named = statement.type == "import_statement"
        if specifier is None or (named and not any(descendants(statement, "namespace_import"))):
            continue
        following = source.sources.imported(source.path, specifier)
        if following is not None:
            yield following.path


def _is_used_here(source: Source, name: str) -> bool:
    uses = [node for node in descendants(source.root, "identifier") if text_of(node) == name]
    values = [node for node in uses if node.parent is None or node.parent.type != "type_query"]
    return len(values) > 1


def _unchecked(project: Project, read: str, maker: str) -> Iterator[Found]:
    wired = project.wiring
    for handler in project.handlers:
        uses = wired.uses(handler.route, handler.method)
        reads = [] if uses is None else list(handler.reads(read))
        if any(map(_is_doubted, reads)):
            continue
        if reads and uses is not None and not any(use.name == maker for use in uses):
            what = f"`{handler.request}.{read}` is undefined: no `{maker}` before {handler.method}"
            yield at(handler.source, reads[0], what)


def _is_doubted(node: Node) -> bool:
    """Tell whether the handler sets a property itself, or reckons with its not being there."""
    parent = node.parent
    while parent is not None and parent.type in _WRAPPERS:
        node, parent = parent, parent.parent
    if parent is None:
        return False
    operator = parent.child_by_field_name("operator")
    logical = operator is not None and operator.type in {"??", "||", "&&", "!"}
    chained = any(child.type == "optional_chain" for child in parent.children)
    set_here = parent.type == "assignment_expression" and parent.child_by_field_name("left") == node
    return logical or chained or set_here or parent.child_by_field_name("condition") == node


def _validators(project: Project) -> Iterator[Found]:
    yield from _unwired(project)
    yield from _unchecked(project, "validatedBody", BODY)
    yield from _unchecked(project, "validatedQuery", QUERY)


def _configurations(project: Project) -> Iterator[Found]:
    yield from _unchecked(project, "queryConfig", QUERY)
    yield from _unchecked(project, "remoteQueryConfig", QUERY)
    for handler in project.handlers:
        for spread in descendants(handler.function, "spread_element"):
            if text_of(spread) != f"...{handler.request}.queryConfig" or spread.parent is None:
                continue
            fields = members(spread.parent).get("fields")
            if fields is None or "queryConfig" in text_of(fields):
                continue
            lost = fields.start_byte < spread.start_byte
            what = "these are lost" if lost else "the caller's are lost"
            yield at(handler.source, fields, f"`queryConfig` has `fields` too: {what}")


def _bodies(wired: Wiring) -> Iterator[tuple[str, Source, Node]]:
    """Yield the matcher and the `z.object({...})` of every body that is checked."""
    for entry in wired.entries:
        for use in entry.uses:
            if use.name == BODY and use.given and entry.matcher is not None:
                source, schema = resolved(use.source, use.given[0])
                for call in descendants(schema, "call_expression"):
                    if callee(call) == "z.object":
                        yield entry.matcher, source, call
                        break


def _enums(project: Project) -> dict[str, dict[str, Node]]:
    """Return the `model.enum(...)` of each model's fields, by the names of both."""
    found: dict[str, dict[str, Node]] = {}
    for model in models(project):
        made = {name: property_of(value) for name, value in model.fields.items()}
        enums = {name: call for name, (kind, call) in made.items() if kind == "enum" and call}
        found.setdefault(model.snake, {}).update(enums)
    return found


def _loose_enums(project: Project) -> Iterator[Found]:
    enums = _enums(project)
    seen = set()
    for matcher, source, schema in _bodies(project.wiring):
        parts = {part.replace("-", "_") for part in matcher.split("/")}
        # A path may name several; whose field it is must not be in doubt.
        named = [name for name in enums if pluralize(name) in parts]
        given = arguments(schema)
        fields = members(given[0]) if given else {}
        for field, value in fields.items() if len(named) == 1 else ():
            values = enums[named[0]].get(field)
            place = (source.path, value.start_byte)
            if values is None or place in seen or not _is_any_text(value):
                continue
            seen.add(place)
            message = f"`{field}` takes any text; `{named[0]}.{field}` is an enum"
            yield at(source, value, message, _strict(value, values))


def _is_any_text(value: Node) -> bool:
    text = text_of(value)
    return text.startswith(_LOOSE) and "refine(" not in text and "transform(" not in text


def _strict(value: Node, enum: Node) -> tuple[Replacement, ...]:
    """Return the edit to `z.enum([...])`, where the values are written out."""
    listed = next(iter(arguments(enum)), enum)
    rest = text_of(value).removeprefix("z.string()").strip()
    plain = rest in {"", ".optional()", ".nullable()", ".nullish()"}
    if listed.type != "array" or not plain or None in map(literal, listed.named_children):
        return ()
    values = " ".join(text_of(listed).split())
    start = value.start_byte
    return (Replacement(start, start + len("z.string()"), f"z.enum({values})"),)


def _missing(project: Project) -> Iterator[Found]:
    for entry in project.wiring.entries:
        for use in entry.uses:
            schema = use.given[0] if use.given and use.name in {BODY, QUERY} else None
            name = "" if schema is None or schema.type != "identifier" else text_of(schema)
            origin, exported = use.source.imports.get(name, ("", ""))
            following = use.source.sources.imported(use.source.path, origin)
            if schema is None or following is None or exported in following.exports:
                continue
            if _passes_on(following) or following.root.has_error:
                continue
            message = f"`{name}` is undefined: {following.path} exports no `{exported}`"
            yield Found(use.source.path, line_of(schema), message)


def _passes_on(source: Source) -> bool:
    """Tell whether a file exports what another one does, by `export *` or by assignment."""
    text = text_of(source.root)
    return "export *" in text or "module.exports" in text or "exports." in text


RULES = (
    Rule(
        "X22", Severity.WARNING, "what a route takes for checked is checked",
        "Without the entry `req.validatedBody` is undefined, and the schema checks nothing.",
        "`validateAndTransformBody(Schema)` in an entry with the route's path and method.",
        "b2b-starter; middlewares of the framework package of 2.21.2", _validators,
    ),
    Rule(
        "X23", Severity.WARNING, "`req.queryConfig` is there, and the only source of fields",
        "Without the entry it is undefined; of two `fields` in an object the last one counts.",
        "`fields: req.queryConfig.fields` behind `validateAndTransformQuery(Schema, config)`.",
        "middlewares of the framework package of 2.21.2", _configurations,
    ),
    Rule(
        "X24", Severity.WARNING, "a body's enum takes only its values",
        "The database refuses any other text, and the caller reads of a server error.",
        '`z.enum(["draft", "published"])`, or `z.nativeEnum` of the model\'s enum.',
        "b2b-starter; `check` in the migration of an enum column", _loose_enums, fixes=True,
    ),
    Rule(
        "X48", Severity.ERROR, "a schema is exported where it is imported from",
        "It is undefined: the whole group of routes ends in a TypeError.",
        "Export it there, or import what is exported.",
        "Medusa's documentation, troubleshooting; zod-helpers of the framework of 2.21.2", _missing,
    ),
)  # fmt: skip
