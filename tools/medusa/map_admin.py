"""What the back end adds to Medusa's admin: widgets with their zones, and pages."""

import posixpath
from collections.abc import Iterator

from tools.medusa.map_model import AdminExtension
from tools.medusa.sources import Source, Sources
from tools.repo.parse import line_of

_WIDGETS = "src/admin/widgets"
_PAGES = "src/admin/routes"
_PAGE_NAMES = frozenset({"page.tsx", "page.jsx", "page.ts", "page.js"})


def admin_of(sources: Sources) -> list[AdminExtension]:
    """Return the widgets and pages of the admin, ordered by file."""
    return [*_widgets(sources), *_pages(sources)]


def _widgets(sources: Sources) -> Iterator[AdminExtension]:
    for source in sources.under(_WIDGETS):
        for call, given in source.calls("defineWidgetConfig"):
            zone = source.member(given[0], "zone") if given else None
            yield AdminExtension(
                file=source.path, line=line_of(call), kind="widget", at=source.labels(zone)
            )


def _pages(sources: Sources) -> Iterator[AdminExtension]:
    for source in sources.under(_PAGES):
        exported = source.exports.get("default")
        if posixpath.basename(source.path) in _PAGE_NAMES and exported is not None:
            yield AdminExtension(
                file=source.path, line=line_of(exported), kind="page", at=[_path(source)]
            )


def _path(source: Source) -> str:
    folder = posixpath.dirname(source.path).removeprefix(_PAGES)
    parts = (part.replace("[", ":").replace("]", "") for part in folder.split("/"))
    return "/".join(parts) or "/"
