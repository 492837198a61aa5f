"""Which definition a line stands in."""

from collections import OrderedDict
from collections.abc import Sequence

from tools.errors import SthenoError
from tools.repo.index.outline import Symbol, outline_of
from tools.repo.index.refresh import blob_key
from tools.repo.parse import SOURCE_SUFFIXES, parse
from tools.repo.workspace import Workspace

_LARGEST = 400_000
_KEPT = 1_000

# By content, so that it is never stale.
_seen: OrderedDict[bytes, list[Symbol]] = OrderedDict()


def outline_at(workspace: Workspace, path: str) -> list[Symbol]:
    """Return what a file defines; nothing if it is no source file, or cannot be read or parsed."""
    if not path.endswith(SOURCE_SUFFIXES):
        return []
    try:
        content = workspace.read_bytes(path, most=_LARGEST)
        return [] if content is None else outline_of_content(content, path)
    except SthenoError:
        return []


def outline_of_content(content: bytes, path: str) -> list[Symbol]:
    """Return what a content defines; raises ParseLimitError."""
    key = blob_key(content, path)
    found = _seen.get(key)
    if found is None:
        found = _seen[key] = outline_of(parse(content, path).root_node)
        while len(_seen) > _KEPT:
            _seen.popitem(last=False)
    return found


def symbol_at(outline: Sequence[Symbol], line: int) -> str | None:
    """Return the innermost definition that a line stands in, its container's name before it."""
    # An inner one comes after its container.
    around = [one for one in outline if one.line <= line <= one.end]
    return qualified(around[-1]) if around else None


def qualified(symbol: Symbol) -> str:
    """Return a symbol's name with that of what it is a member of."""
    return f"{symbol.container}.{symbol.name}" if symbol.container else symbol.name
