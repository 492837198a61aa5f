"""What the project declares beside its flows: search indexes, policies, feature flags.

Where Medusa looks for them: `search/` by `dist/search/search-index-loader.js`, `policies/` and
`feature-flags/` by `discover-policies.js` and `discover-feature-flags.js`, which take every such
folder down to the second level, all of 2.21.2.
"""

import posixpath
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.expressions import exported
from tools.medusa.map_model import FeatureFlag, Place, Policy, SearchIndex
from tools.medusa.sources import Source, Sources
from tools.repo.parse import line_of

_INSTRUMENTATION = ("instrumentation.ts", "instrumentation.js")


def search_of(sources: Sources) -> list[SearchIndex]:
    """Return the indexes that `defineSearchIndex` defines."""
    return [
        SearchIndex(
            file=source.path,
            line=line_of(call),
            name=_label(source, given[0], "name") or "",
            entity=_label(source, given[0], "entity") or "",
            provider=_label(source, given[0], "provider"),
            events=source.labels(source.member(given[0], "events")),
        )
        for source in _loaded(sources, "search")
        for call, given in source.calls("defineSearchIndex")
        if given
    ]


def policies_of(sources: Sources) -> list[Policy]:
    """Return what `definePolicies` names, each with the line it stands on."""
    return [
        Policy(
            file=source.path,
            line=line_of(item),
            name=_label(source, item, "name") or "",
            resource=_label(source, item, "resource") or "",
            operation=_label(source, item, "operation") or "",
        )
        for source in _loaded(sources, "policies")
        for _, given in source.calls("definePolicies")
        for item in (_items(source, given[0]) if given else ())
    ]


def flags_of(sources: Sources) -> list[FeatureFlag]:
    """Return the exported objects that have a `key` and an `env_key`."""
    return [
        FeatureFlag(file=source.path, line=line_of(node), key=key, environment=environment)
        for source in _loaded(sources, "feature-flags")
        for _, node in exported(source.root)
        if (key := _label(source, node, "key")) is not None
        and (environment := _label(source, node, "env_key")) is not None
    ]


def instrumentation_of(sources: Sources) -> Place | None:
    """Return where `instrumentation` beside the configuration exports `register`."""
    for name in _INSTRUMENTATION:
        source = sources.get(name)
        if source is not None and "register" in source.exports:
            return Place(file=name, line=line_of(source.exports["register"]))
    return None


def _loaded(sources: Sources, folder: str) -> Iterator[Source]:
    for source in sources.within(folder):
        name = posixpath.splitext(posixpath.basename(source.path))[0]
        if name != "index" and not name.startswith("_"):
            yield source


def _items(source: Source, node: Node) -> list[Node]:
    value = source.value(node)
    items = value.named_children if value.type == "array" else [value]
    return [item for item in items if item.type != "comment"]


def _label(source: Source, node: Node, name: str) -> str | None:
    found = source.member(node, name)
    return None if found is None else source.label(found)
