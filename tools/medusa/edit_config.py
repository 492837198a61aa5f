"""Registering a module in `medusa-config.ts` or `medusa-config.js`."""

import re
from collections.abc import Iterable, Mapping

from tree_sitter import Node

from tools.medusa.edit import (
    COLLECTION,
    OBJECT,
    AlreadyThere,
    Edit,
    Edited,
    Manual,
    argument_of,
)
from tools.plan.typescript.append import append
from tools.plan.typescript.imports import module_path
from tools.plan.typescript.layout import Code, Group, Pair, flat
from tools.plan.typescript.members import key_of, members, properties, property_of
from tools.plan.typescript.source import Source, UnknownShapeError, content, walk
from tools.plan.typescript.style import PRINT_WIDTH, Style, style_of
from tools.plan.typescript.values import literal, string_value
from tools.repo.parse import line_of

_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)


def register_module(text: str, resolve: str, *, key: str, print_width: int = PRINT_WIDTH) -> Edit:
    """Add the module at `resolve` (`./src/modules/size-guide`) to `modules` of `defineConfig`.

    `text` is the whole file; `key` names the module where `modules` is an object.  A file of
    another shape is never edited: it comes back as Manual.
    """
    return register_modules(text, {resolve: key}, print_width=print_width)


def register_modules(
    text: str, modules: Mapping[str, str], *, print_width: int = PRINT_WIDTH
) -> Edit:
    """Add several modules at once, all or none: the key of each by its `resolve`."""
    source = Source.parse(text)
    try:
        source.require_sound()
        config = argument_of(source, "defineConfig", common_js=True)
        there = _registered(source, config, modules)
        missing = {resolve: key for resolve, key in modules.items() if resolve not in there}
        if not missing:
            return AlreadyThere()
        edited = _with(source, config, missing, style_of(source, print_width=print_width))
        _verify(edited, missing, line_of(config))
    except UnknownShapeError as problem:
        return Manual(problem.message, _snippet(modules), problem.line)
    except RecursionError:
        return Manual("the file is nested too deeply", _snippet(modules), 1)
    return Edited(edited)


def _with(source: Source, config: Node, missing: Mapping[str, str], style: Style) -> str:
    record = literal(source, config, OBJECT, "the argument of defineConfig")
    value = property_of(source, record, "modules")
    entries: list[Code] = [_entry(resolve, style) for resolve in missing]
    if value is None:
        item: Code = Group("[]", entries, "modules: ")
        return source.replaced(append(source, record, [item], style))
    modules = literal(source, value, COLLECTION, "`modules`")
    if modules.type == "array":
        return source.replaced(append(source, modules, entries, style))
    taken = {key_of(source, member): line_of(member) for member in content(modules)}
    named: list[Code] = []
    for resolve, key in missing.items():
        if key in taken:
            raise UnknownShapeError(f"`{key}` names another module", taken[key])
        taken[key] = line_of(modules)
        entry = _entry(resolve, style)
        name = key if _IDENTIFIER.fullmatch(key) else style.string(key)
        named.append(Group(entry.brackets, entry.parts, f"{name}: "))
    return source.replaced(append(source, modules, named, style))


def _entry(resolve: str, style: Style) -> Group:
    return Group("{}", [Pair("resolve", style.string(resolve))])


def _snippet(modules: Iterable[str]) -> str:
    entries = ", ".join(flat(_entry(resolve, Style()), Style()) for resolve in modules)
    return f"modules: [{entries}]"


def _verify(text: str, modules: Mapping[str, str], line: int) -> None:
    after = Source.parse(text)
    if after.broken_line is None:
        config = argument_of(after, "defineConfig", common_js=True)
        if _registered(after, config, modules) == set(modules):
            return
    raise UnknownShapeError("the edit could not be verified", line)


def _registered(source: Source, config: Node, wanted: Iterable[str]) -> set[str]:
    """Return which of these `resolve` some module has, in a branch or a spread too.

    Raises UnknownShapeError for a `resolve` that is computed and speaks of the same folder.
    """
    by_module = {_module(resolve): resolve for resolve in wanted}
    found: set[str] = set()
    for modules in properties(source, config, "modules"):
        for member in members(source, modules):
            for given in properties(source, member.node, "resolve"):
                value = string_value(source, given)
                if value is None:
                    unseen = [module for module, name in by_module.items() if name not in found]
                    _require_unrelated(source, given, unseen)
                elif _module(value) in by_module:
                    found.add(by_module[_module(value)])
    return found


def _require_unrelated(source: Source, computed: Node, wanted: Iterable[str]) -> None:
    folders = {module.rpartition("/")[2] for module in wanted}
    for node in walk(computed):
        if node.type == "string_fragment" and folders & set(source.text_of(node).split("/")):
            raise UnknownShapeError("the module may be registered here", line_of(node))


def _module(resolve: str) -> str:
    """Return a `resolve` in one form; Medusa finds `./modules/x` in `src` as well."""
    if not resolve.startswith("."):
        return resolve
    path = module_path(resolve)
    return path.removeprefix("src/")
