"""Registering middlewares in `src/api/middlewares.ts`."""

from collections.abc import Sequence

from tree_sitter import Node

from tools.medusa.edit import (
    COLLECTION,
    AlreadyThere,
    Edit,
    Edited,
    Manual,
    argument_of,
)
from tools.plan.typescript.append import append
from tools.plan.typescript.imports import (
    NAMESPACE,
    Import,
    import_behind,
    import_line,
    imports_of,
    module_path,
)
from tools.plan.typescript.layout import Code, Group, rendered
from tools.plan.typescript.members import members, properties, property_of
from tools.plan.typescript.source import Source, UnknownShapeError
from tools.plan.typescript.style import PRINT_WIDTH, Style, style_of
from tools.plan.typescript.values import literal, resolve
from tools.repo.parse import line_of

_FUNCTION = "defineMiddlewares"
_FRAMEWORK = "@medusajs/framework/http"


def register_middlewares(
    text: str | None,
    *,
    imports: list[tuple[str, str]],
    spreads: list[str],
    print_width: int = PRINT_WIDTH,
) -> Edit:
    """Import each (name, module) of `imports` and spread each of `spreads` into the routes.

    `text` is the whole file, None where there is none: then a new one comes back, which is
    80 columns wide at most; `print_width` is that of a file that is there.  Spreads are
    names as imported; where the file imports one under another name, that one is used.
    """
    if text is None or not text.strip("\ufeff \t\r\n"):
        return Edited(_new_file(imports, spreads))
    source = Source.parse(text)
    try:
        source.require_sound()
        edited = _registered(source, imports, spreads, print_width)
        if edited is None:
            return AlreadyThere()
        _verify(edited, imports, spreads)
    except UnknownShapeError as problem:
        return Manual(problem.message, snippet(imports, spreads), problem.line)
    except RecursionError:
        return Manual("the file is nested too deeply", snippet(imports, spreads), 1)
    return Edited(edited)


def _registered(
    source: Source, imports: list[tuple[str, str]], spreads: list[str], print_width: int
) -> str | None:
    """Return the text after the edit, None if all is there."""
    argument = argument_of(source, _FUNCTION, common_js=False)
    known = {name: _known(source, name, module) for name, module in imports}
    present = _spread_names(source, argument)
    names = [known.get(name) or name for name in spreads]
    absent_spreads = [name for name in names if name not in present]
    absent: dict[str, list[str]] = {}
    for name, module in imports:
        if known[name] is None:
            absent.setdefault(module, []).append(name)
    if not absent and not absent_spreads:
        return None
    style = style_of(source, print_width=print_width)
    changes = import_behind(source, absent, style) if absent else []
    if absent_spreads:
        items = [f"...{name}" for name in absent_spreads]
        changes += append(source, *_place(source, argument, items), style)
    return source.replaced(changes)


def _place(source: Source, argument: Node, items: Sequence[str]) -> tuple[Node, Sequence[Code]]:
    """Return the literal to append to, and what to append."""
    given = literal(source, argument, COLLECTION, f"the argument of {_FUNCTION}")
    if given.type == "array":
        return given, items
    routes = property_of(source, given, "routes")
    if routes is None:
        return given, [Group("[]", items, "routes: ")]
    return literal(source, routes, frozenset({"array"}), "`routes`"), items


def _known(source: Source, name: str, module: str) -> str | None:
    """Return what the file calls `name` of `module`, None if it does not import it.

    Raises UnknownShapeError if the file uses the name for something else.
    """
    for one in imports_of(source):
        if one.only_type or not _is_module(one, module):
            continue
        if one.name == name:
            return one.local
        if one.name == NAMESPACE:
            return f"{one.local}.{name}"
    if taken := source.bindings.get(name):
        raise UnknownShapeError(f"`{name}` names something else here", line_of(taken[0]))
    return None


def _is_module(one: Import, module: str) -> bool:
    """Whether an import is of `module`, given relative to the folder or through an alias."""
    wanted, found = module_path(module), module_path(one.module)
    return found == wanted or found.endswith(f"/{wanted}")


def _spread_names(source: Source, argument: Node) -> set[str]:
    """Return the names whose routes are taken whole, in a branch or a constant too."""
    given = resolve(source, argument)
    lists = [given] if given.type == "array" else list(properties(source, argument, "routes"))
    return {
        source.text_of(member.node)
        for routes in lists
        for member in members(source, routes)
        if member.whole
    }


def _verify(text: str, imports: list[tuple[str, str]], spreads: list[str]) -> None:
    after = Source.parse(text)
    if after.broken_line is None and _registered(after, imports, spreads, PRINT_WIDTH) is None:
        return
    raise UnknownShapeError("the edit could not be verified", 1)


def _new_file(imports: list[tuple[str, str]], spreads: list[str]) -> str:
    style = Style()
    lines = [import_line([_FUNCTION], _FRAMEWORK, style), *_import_lines(imports, style)]
    routes = Group("[]", [f"...{name}" for name in spreads], "routes: ")
    body = rendered(routes, style, style.indent, used=len(style.indent), after=1)
    head = "\n".join(lines)
    return f"{head}\n\nexport default {_FUNCTION}({{\n{style.indent}{body},\n}})\n"


def _import_lines(imports: list[tuple[str, str]], style: Style) -> list[str]:
    modules: dict[str, list[str]] = {}
    for name, module in imports:
        modules.setdefault(module, []).append(name)
    return [import_line(names, module, style) for module, names in modules.items()]


def snippet(imports: list[tuple[str, str]], spreads: list[str]) -> str:
    """Return the same registration as code for a person to paste."""
    lines = _import_lines(imports, Style())
    routes = ", ".join(f"...{name}" for name in spreads)
    return "\n".join([*lines, f"routes: [{routes}]"])
