"""Taking middlewares out of `src/api/middlewares.ts` again."""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from tools.medusa.edit import AlreadyThere, Edit, Edited, Manual
from tools.medusa.edit_middlewares import snippet
from tools.plan.typescript.imports import NAMESPACE, imports_of, module_path
from tools.plan.typescript.remove import remove_import, remove_members
from tools.plan.typescript.source import Replacement, Source, UnknownShapeError
from tools.plan.typescript.style import PRINT_WIDTH, Style, style_of
from tools.repo.parse import line_of


def unregister_middlewares(
    text: str, *, imports: list[tuple[str, str]], print_width: int = PRINT_WIDTH
) -> Edit:
    """Take out each import of (name, module), and where it is spread into an array.

    `text` is the whole file.  AlreadyThere says that nothing of it is there any more; a use of
    another shape comes back as Manual, whose snippet is what to take out.
    """
    try:
        left = text
        for name, module in imports:
            left = _without(left, name, module, print_width)
    except UnknownShapeError as problem:
        told = snippet(imports, [name for name, _ in imports])
        return Manual(f"{problem.message}; take out what belongs to this", told, problem.line)
    except RecursionError:
        told = snippet(imports, [name for name, _ in imports])
        return Manual("the file is nested too deeply; take out what belongs to this", told, 1)
    return AlreadyThere() if left == text else Edited(left)


def _without(text: str, name: str, module: str, print_width: int) -> str:
    source = Source.parse(text)
    source.require_sound()
    local = _local(source, name, module)
    if local is None:
        return text
    style = style_of(source, print_width=print_width)
    left = source.replaced(_replacements(source, local, style))
    after = Source.parse(left)
    if after.broken_line is not None or local in after.mentions:
        raise UnknownShapeError("the edit could not be verified", 1)
    return left


def _local(source: Source, name: str, module: str) -> str | None:
    """Return what the file calls `name` of `module`, None if it does not import it.

    Raises UnknownShapeError if it imports the module whole.
    """
    wanted = module_path(module)
    for one in imports_of(source):
        found = module_path(one.module)
        if found != wanted and not found.endswith(f"/{wanted}"):
            continue
        if one.name == NAMESPACE:
            raise UnknownShapeError(f"`{one.local}` holds all of that file", 1)
        if one.name == name:
            return one.local
    return None


def _replacements(source: Source, local: str, style: Style) -> Iterator[Replacement]:
    yield from remove_import(source, local, style)
    spreads: dict[int, tuple[Node, list[Node]]] = {}
    for use in _uses(source, local):
        spread = use.parent
        array = None if spread is None else spread.parent
        if spread is None or array is None or (spread.type, array.type) != _SPREAD:
            raise UnknownShapeError(f"`{local}` is used here otherwise", line_of(use))
        spreads.setdefault(array.id, (array, []))[1].append(spread)
    for array, gone in spreads.values():
        yield from remove_members(source, array, gone, style)


_SPREAD = ("spread_element", "array")


def _uses(source: Source, local: str) -> Iterable[Node]:
    return (node for node in source.mentions.get(local, []) if not _is_import(node))


def _is_import(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "import_specifier"
