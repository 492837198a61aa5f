"""The links between modules, below `src/links`, with what their options say."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import members
from tools.medusa.map_model import Link
from tools.medusa.sources import Source, Sources
from tools.repo.parse import line_of

_SIDES = 2


def links_of(sources: Sources) -> list[Link]:
    """Return every `defineLink(...)`, ordered by file."""
    return [
        _link(source, call, given)
        for source in sources.within("links")
        for call, given in source.calls("defineLink")
    ]


def _link(source: Source, call: Node, given: list[Node]) -> Link:
    sides = given[:_SIDES]
    options = given[_SIDES] if len(given) > _SIDES else None
    database = None if options is None else source.member(options, "database")
    table = None if database is None else source.member(database, "table")
    columns = None if database is None else source.member(database, "extraColumns")
    read_only = None if options is None else source.member(options, "readOnly")
    return Link(
        file=source.path,
        line=line_of(call),
        sides=[source.label(_linkable(source, side)) for side in sides],
        read_only=_is_true(source, read_only),
        table=None if table is None else source.label(table),
        extra_columns=[] if columns is None else list(members(source.value(columns))),
        many=_marked(source, sides, "isList"),
        cascades=_marked(source, sides, "deleteCascade"),
        filterable=list(_filterable(source, sides)),
    )


def _marked(source: Source, sides: list[Node], name: str) -> list[str]:
    return [
        source.label(_linkable(source, side))
        for side in sides
        if _is_true(source, source.member(side, name))
    ]


def _filterable(source: Source, sides: list[Node]) -> Iterator[str]:
    for side in sides:
        yield from source.labels(source.member(side, "filterable"))


def _is_true(source: Source, node: Node | None) -> bool:
    return node is not None and source.value(node).type == "true"


def _linkable(source: Source, side: Node) -> Node:
    return source.member(side, "linkable") or side
