"""Registering a module in `medusa-config.ts` or `medusa-config.js`."""

import re

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


def register_module(
    text: str, resolve: str, *, key: str, print_width: int = PRINT_WIDTH
) -> Edit:
    """Add the module at `resolve` (`./src/modules/size-guide`) to `modules` of `defineConfig`.

    `text` is the whole file; `key` names the module where `modules` is an object.  A file of
    another shape is never edited: it comes back as Manual.
    """
    source = Source.parse(text)
    try:
        source.require_sound()
        config = argument_of(source, "defineConfig", common_js=True)
        if _is_registered(source, config, resolve):
            return AlreadyThere()
        style = style_of(source, print_width=print_width)
        edited = _registered(source, config, resolve, key, style)
        _verify(edited, resolve, line_of(config))
    except UnknownShapeError as problem:
        return Manual(problem.message, _snippet(resolve), problem.line)
    except RecursionError:
        return Manual("the file is nested too deeply", _snippet(resolve), 1)
    return Edited(edited)


def _registered(source: Source, config: Node, resolve: str, key: str, style: Style) -> str:
    entry = _entry(resolve, style)
    record = literal(source, config, OBJECT, "the argument of defineConfig")
    value = property_of(source, record, "modules")
    if value is None:
        item: Code = Group("[]", [entry], "modules: ")
        return source.replaced(append(source, record, [item], style))
    modules = literal(source, value, COLLECTION, "`modules`")
    if modules.type == "array":
        return source.replaced(append(source, modules, [entry], style))
    for member in content(modules):
        if key_of(source, member) == key:
            raise UnknownShapeError(f"`{key}` names another module", line_of(member))
    name = key if _IDENTIFIER.fullmatch(key) else style.string(key)
    named = Group(entry.brackets, entry.parts, f"{name}: ")
    return source.replaced(append(source, modules, [named], style))


def _entry(resolve: str, style: Style) -> Group:
    return Group("{}", [Pair("resolve", style.string(resolve))])


def _snippet(resolve: str) -> str:
    return f"modules: [{flat(_entry(resolve, Style()), Style())}]"


def _verify(text: str, resolve: str, line: int) -> None:
    after = Source.parse(text)
    sound = after.broken_line is None
    if not sound or not _is_registered(
        after, argument_of(after, "defineConfig", common_js=True), resolve
    ):
        raise UnknownShapeError("the edit could not be verified", line)


def _is_registered(source: Source, config: Node, resolve: str) -> bool:
    """Whether some module has this `resolve`, in a branch or a spread too.

    Raises UnknownShapeError for a `resolve` that is computed and speaks of the same folder.
    """
    wanted = _module(resolve)
    for modules in properties(source, config, "modules"):
        for member in members(source, modules):
            for given in properties(source, member.node, "resolve"):
                value = string_value(source, given)
                if value is None:
                    _require_unrelated(source, given, wanted)
                elif _module(value) == wanted:
                    return True
    return False


def _require_unrelated(source: Source, computed: Node, wanted: str) -> None:
    folder = wanted.rpartition("/")[2]
    for node in walk(computed):
        if node.type == "string_fragment" and folder in source.text_of(node).split("/"):
            raise UnknownShapeError("the module may be registered here", line_of(node))


def _module(resolve: str) -> str:
    """Return a `resolve` in one form; Medusa finds `./modules/x` in `src` as well."""
    if not resolve.startswith("."):
        return resolve
    path = module_path(resolve)
    return path.removeprefix("src/")
