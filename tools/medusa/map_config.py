"""What `medusa-config` registers: modules, their providers, and plugins."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tree_sitter import Node

from tools.medusa.expressions import arguments, literal, members
from tools.medusa.locate import CONFIG_FILES
from tools.medusa.map_model import Registration
from tools.medusa.sources import Source, Sources
from tools.repo.parse import SOURCE_SUFFIXES, descendants, line_of, text_of

_MAX_DEPTH = 12


@dataclass(frozen=True)
class _Context:
    """How an entry was reached."""

    key: str | None = None
    conditional: bool = False
    depth: int = 0
    under: str | None = None


def config_file(sources: Sources) -> Source | None:
    """Return the workspace's `medusa-config`, parsed, or None."""
    return next((found for name in CONFIG_FILES if (found := sources.get(name))), None)


def registrations(config: Source, member: str) -> list[Registration]:
    """Return what the configuration lists under `modules` or `plugins`, in order.

    What cannot be followed (an import, a call) is noted as a problem.
    """
    options = config_options(config)
    if options is None:
        config.sources.problem(config.path, None, "no defineConfig({...}) found in it")
        return []
    listed = config.member(options, member)
    return [] if listed is None else list(_entries(config, listed, _Context()))


def same_module(resolve: str | None, folder: str) -> bool:
    """Tell whether a `resolve` of the configuration names the module in `folder`."""
    if resolve is None:
        return False
    path = resolve.removeprefix("./").rstrip("/")
    stem, suffix = posixpath.splitext(path)
    if suffix in SOURCE_SUFFIXES and stem.endswith("/index"):
        path = stem
    path = path.removesuffix("/index")
    return path in {folder, folder.removeprefix("src/")}


def config_options(config: Source) -> Node | None:
    """Return the object that `medusa-config` exports or hands to `defineConfig`, or None."""
    for _, given in config.calls("defineConfig"):
        if given:
            return config.value(given[0])
    exported = config.exports.get("default")
    value = None if exported is None else config.value(exported)
    return value if value is not None and value.type == "object" else None


def _entries(config: Source, node: Node, context: _Context) -> Iterator[Registration]:
    value = config.value(node)
    if context.depth > _MAX_DEPTH:
        return
    deeper = replace(context, depth=context.depth + 1)
    if value.type in {"array", "spread_element"}:
        for child in value.named_children:
            yield from _entries(config, child, deeper)
    elif value.type in {"ternary_expression", "binary_expression"}:
        parts = ("consequence", "alternative", "right")
        for branch in filter(None, map(value.child_by_field_name, parts)):
            yield from _entries(config, branch, replace(deeper, conditional=True))
    elif value.type == "object":
        yield from _of_object(config, value, deeper)
    elif value.type in {"string", "template_string"}:
        yield _registration(config, value, value, context)
    elif value.type in {"identifier", "call_expression", "member_expression"}:
        label = config.label(value)
        config.sources.problem(config.path, value, f"what `{label}` registers is not read")


def _of_object(config: Source, node: Node, context: _Context) -> Iterator[Registration]:
    found = members(node)
    if "resolve" in found:
        yield _registration(config, node, found["resolve"], context)
        resolve = _resolved(config, found["resolve"])
        for providers in _providers(node):
            inner = _Context(depth=context.depth, under=resolve)
            for entry in _entries(config, providers, inner):
                yield entry.model_copy(update={"provider": True})
    elif context.key is None:
        yield from _of_map(config, node, context)


def _of_map(config: Source, node: Node, context: _Context) -> Iterator[Registration]:
    for pair in node.named_children:
        key, value = (pair.child_by_field_name(part) for part in ("key", "value"))
        if pair.type == "spread_element":
            yield from _entries(config, pair, context)
        elif key is not None and value is not None:
            name = literal(key) or text_of(key).strip("[]")
            yield from _entries(config, value, replace(context, key=name))


def _providers(node: Node) -> Iterator[Node]:
    for pair in descendants(node, "pair"):
        key, value = (pair.child_by_field_name(part) for part in ("key", "value"))
        if key is not None and value is not None and text_of(key) == "providers":
            yield value


def _registration(config: Source, node: Node, resolve: Node, context: _Context) -> Registration:
    found = members(node)
    options = found.get("options")
    return Registration(
        file=config.path,
        line=line_of(node),
        resolve=_resolved(config, resolve),
        key=config.label(found["key"]) if "key" in found else context.key,
        conditional=context.conditional,
        id=config.label(found["id"]) if "id" in found else None,
        under=context.under,
        options=[] if options is None else list(members(config.value(options))),
    )


def _resolved(config: Source, resolve: Node) -> str | None:
    value = config.value(resolve)
    given = arguments(value)  # of `require.resolve("...")` and `path.join(__dirname, "...")`
    return config.string(given[-1] if given else value)
