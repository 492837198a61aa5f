"""Rules about links: where they are defined, how they are made, and what filters through them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from tools.medusa.doctor.defined import default_import
from tools.medusa.doctor.functions import callee
from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.doctor.model_code import ModelCode, models, property_of
from tools.medusa.doctor.module_code import CORE_MODULES, module_named
from tools.medusa.expressions import literal, members
from tools.medusa.map_flows import SOURCE_FOLDER
from tools.medusa.map_model import ModuleEntry
from tools.medusa.names import camel_to_snake_case, class_name, lower_case_first, pluralize
from tools.medusa.sources import Source
from tools.medusa.versions import Since
from tools.repo.parse import descendants, text_of

_FOLDER = "src/links"
_MAKING = ("create", "dismiss", "createRemoteLinkStep", "dismissRemoteLinkStep")
_CORE = "@medusajs/medusa/"
_TWO = 2
FILTERS_THROUGH_LINKS = Since(
    (2, 17, 0),
    "`query.graph` filters rows by what they are linked to",
    "the query package of 2.18.0; 2.16.0 has none",
)


@dataclass(frozen=True)
class Side:
    """One side of a link: its module, its entity (`brand`), and its key where that is told."""

    module: str
    entity: str
    key: str | None


def _sides(project: Project) -> Iterator[tuple[Side | None, Side | None]]:
    """Yield the two sides of every link that is defined, None for one that cannot be followed."""
    for source in project.sources.under(SOURCE_FOLDER):
        for _, given in source.calls("defineLink") if "defineLink" in source.imports else ():
            if len(given) >= _TWO:
                yield _side(project, source, given[0]), _side(project, source, given[1])


def _side(project: Project, source: Source, node: Node) -> Side | None:
    linkable = source.value(source.member(node, "linkable") or node)
    parts = "".join(text_of(linkable).split()).split(".")
    if len(parts) not in {3, 4} or parts[1] != "linkable":
        return None
    entity = parts[2]
    origin = default_import(source, parts[0])
    if origin.startswith(_CORE):
        name = origin.removeprefix(_CORE).replace("-", "_")
        return Side(name, entity, None) if name in CORE_MODULES else None
    following = source.sources.imported(source.path, origin)
    found = (one for one in project.map.modules if following and one.file == following.path)
    module = next(found, None)
    if module is None:
        return None
    return Side(module.name, entity, _key(project, module, entity, parts[3:]))


def _key(project: Project, module: ModuleEntry, entity: str, chosen: list[str]) -> str | None:
    """Return the key that a link has for an entity of the project."""
    for model in models(project, module.folder):
        if lower_case_first(class_name(model.name)) == entity:
            name = chosen[0] if chosen else _first_key(model)
            plain = name is not None and "linkable" not in text_of(model.fields[name])
            snake = camel_to_snake_case(class_name(model.name))
            return f"{snake}_{name}" if plain else None
    return None


def _first_key(model: ModelCode) -> str | None:
    for name, value in model.fields.items():
        if property_of(value)[0] == "id" or ".primaryKey(" in text_of(value):
            return name
    return None


def _mislinked(project: Project) -> Iterator[Found]:
    sides = list(_sides(project))
    known = [(one, two) for one, two in sides if one is not None and two is not None]
    own = {module.name for module in project.map.modules}
    closed = len(known) == len(sides) and not project.map.plugins
    for source in project.sources.under(SOURCE_FOLDER):
        if b"link" not in (source.root.text or b"").lower():
            continue
        for call, given in source.calls(*_MAKING):
            # What else has a `create` is not ours to judge.
            if "link" not in callee(call).lower():
                continue
            value = source.value(given[0]) if given else None
            each = [] if value is None else [value]
            if value is not None and value.type == "array":
                each = [source.value(one) for one in value.named_children]
            for link in each:
                ends = _ends(source, link)
                if ends is None or not own & {name for name, _ in ends}:
                    continue
                told = _wrong(ends, known, closed=closed)
                if told is not None:
                    yield at(source, link, told)


def _ends(source: Source, link: Node) -> list[tuple[str, list[str]]] | None:
    """Return the modules that an object links, with the keys it gives them; None if it is none."""
    found: list[tuple[str, list[str]]] = []
    for pair in link.named_children if link.type == "object" else []:
        key, value = (pair.child_by_field_name(part) for part in ("key", "value"))
        if key is None or value is None or text_of(key) == "data":
            continue
        name = module_named(source, key)
        inner = source.value(value)
        if name is None or inner.type != "object":
            return None
        found.append((name, list(members(inner))))
    return found if len(found) == _TWO else None


def _wrong(
    ends: list[tuple[str, list[str]]], known: list[tuple[Side, Side]], *, closed: bool
) -> str | None:
    """Return what makes Medusa find no link for two ends, None if it may find one."""
    (first, first_keys), (second, second_keys) = ends
    between = [pair for pair in known if {pair[0].module, pair[1].module} == {first, second}]
    if not between:
        return f"no link is defined between `{first}` and `{second}`" if closed else None
    ordered = [pair for pair in between if (pair[0].module, pair[1].module) == (first, second)]
    if not ordered:
        return f"the link is defined with `{second}` first" if first != second else None
    fits = any(_fits(one.key, first_keys) and _fits(two.key, second_keys) for one, two in ordered)
    one, two = ordered[0]
    for side, keys in ((one, first_keys), (two, second_keys)):
        if not fits and not _fits(side.key, keys):
            return f"the link's key of `{side.module}` is `{side.key}`, not `{', '.join(keys)}`"
    return None


def _fits(key: str | None, keys: list[str]) -> bool:
    return key is None or keys == [key]


def _filtered(project: Project) -> Iterator[Found]:
    linked = _linked(project)
    for source in project.sources.under(SOURCE_FOLDER) if linked else ():
        for _, given in source.calls("graph") if b".graph" in (source.root.text or b"") else ():
            entity = source.member(given[0], "entity") if given else None
            filters = source.member(given[0], "filters") if given else None
            name = None if entity is None else source.string(entity)
            if name is None or filters is None:
                continue
            for key, value in members(source.value(filters)).items():
                module = linked.get((name, key))
                if module is not None and source.value(value).type == "object":
                    message = f"`{key}` is of module `{module}`: it does not filter `{name}`"
                    yield at(source, value if value.parent is None else value.parent, message)


def _linked(project: Project) -> dict[tuple[str, str], str]:
    """Return the module of what is linked, by the names of both entities."""
    return {
        (name, other): there.module
        for one, two in _sides(project)
        if one is not None and two is not None
        for here, there in ((one, two), (two, one))
        for name in _aliases(here.entity)
        for other in _aliases(there.entity)
    }


def _aliases(entity: str) -> tuple[str, str]:
    snake = camel_to_snake_case(entity)
    return snake, pluralize(snake)


def _unloaded(project: Project) -> Iterator[Found]:
    for source in project.sources.under(_FOLDER):
        name = posixpath.basename(source.path)
        skipped = name.startswith("_") or "index.ts" in name or "index.js" in name
        for call, _ in source.calls("defineLink") if skipped else ():
            if not _is_imported(project, source.path):
                yield at(source, call, f"Medusa does not load `{name}`, so the link is not defined")


def _is_imported(project: Project, path: str) -> bool:
    for source in project.sources.under(SOURCE_FOLDER):
        for statement in descendants(source.root, "import_statement", "export_statement"):
            origin = statement.child_by_field_name("source")
            specifier = None if origin is None else literal(origin)
            following = specifier and project.sources.imported(source.path, specifier)
            if following and following.path == path:
                return True
    return False


RULES = (
    Rule(
        "X07", Severity.ERROR, "links are made as they are defined",
        "It throws: Medusa looks for a link of these modules and keys, in this order.",
        "The modules in the order of `defineLink`, each with its `<model>_id`.",
        "`getLinkModule` of modules-sdk 2.4.0, 2.11.1 and 2.21.2", _mislinked,
    ),
    Rule(
        "X08", Severity.WARNING, "a filter is about the rows that are asked for",
        "A filter on linked rows leaves rows out of the link, not out of the list.",
        "Ask for the other entity with its filter; or `query.index`.",
        "`parseAndAssignFilters` of modules-sdk 2.11.1", _filtered, FILTERS_THROUGH_LINKS,
    ),
    Rule(
        "X09", Severity.ERROR, "a link's file is one that Medusa loads",
        "In `src/links` it leaves out `index` files and names that begin with an underscore.",
        "A file of its own, named after what it links.",
        "the link loaders of the framework packages of 2.4.0, 2.11.1 and 2.21.2", _unloaded,
    ),
)  # fmt: skip
