"""How a file is formatted, read from the file itself."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from tree_sitter import Node

from tools.plan.typescript.source import Source

PRINT_WIDTH = 80
_T = TypeVar("_T", str, bool)
_BLOCKS = frozenset({"object", "array", "statement_block", "arguments", "named_imports"})


class Style(NamedTuple):
    """A file's habits; the defaults are what stands where the file shows none."""

    indent: str = "  "
    newline: str = "\n"
    quote: str = '"'
    trailing_comma: bool = True
    spaced_braces: bool = True
    print_width: int = PRINT_WIDTH

    def string(self, value: str) -> str:
        """Return `value` as a string literal."""
        body = json.dumps(value, ensure_ascii=False)[1:-1]
        if self.quote == "'":
            body = body.replace('\\"', '"').replace("'", "\\'")
        return f"{self.quote}{body}{self.quote}"


def style_of(source: Source, *, print_width: int = PRINT_WIDTH) -> Style:
    """Read the style of a sound file: what most of its constructs do.

    `print_width` is in columns; no file shows it.
    """
    nodes = source.nodes
    blocks = [node for node in nodes if node.type in _BLOCKS]
    default = Style()
    return Style(
        indent=_most(_indents(source, blocks), default.indent),
        newline=_newline(source.data),
        quote=_most((_quote(source, n) for n in nodes if n.type == "string"), default.quote),
        trailing_comma=_most(_trailing_commas(blocks), default.trailing_comma),
        spaced_braces=_most(_spaced(source, blocks), default.spaced_braces),
        print_width=print_width,
    )


def _most(seen: Iterator[_T], default: _T) -> _T:
    ranking = Counter(seen).most_common(1)
    return ranking[0][0] if ranking else default


def _newline(data: bytes) -> str:
    windows = data.count(b"\r\n")
    return "\r\n" if windows > data.count(b"\n") - windows else "\n"


def _quote(source: Source, string: Node) -> str:
    return source.text_of(string)[0]


def _indents(source: Source, blocks: list[Node]) -> Iterator[str]:
    for block in blocks:
        outer = source.indent_of(block)
        for child in block.named_children[:1]:
            inner = source.indent_of(child)
            if source.starts_line(child) and len(inner) > len(outer) and inner.startswith(outer):
                yield inner[len(outer) :]


def _trailing_commas(blocks: list[Node]) -> Iterator[bool]:
    for block in blocks:
        inner = [child for child in block.children if child.type != "comment"]
        if block.type not in ("object", "array", "named_imports") or len(inner) < 3:  # noqa: PLR2004
            continue
        if inner[-1].start_point.row > inner[-2].end_point.row:
            yield inner[-2].type == ","


def _spaced(source: Source, blocks: list[Node]) -> Iterator[bool]:
    for block in blocks:
        if block.type in ("object", "named_imports") and block.named_child_count:
            after = source.data[block.start_byte + 1 : block.start_byte + 2]
            if after not in b"\r\n":
                yield after == b" "
