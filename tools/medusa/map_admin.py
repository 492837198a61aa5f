"""What the back end adds to Medusa's admin: widgets, pages, layouts, custom fields, texts.

The folders and calls are those that `@medusajs/admin-vite-plugin` 2.21.2 crawls
(`dist/index.mjs`); it looks for texts in `i18n/index` only.
"""

import posixpath
from collections.abc import Iterator
from typing import Literal

from tools.medusa.expressions import members
from tools.medusa.map_model import AdminExtension
from tools.medusa.sources import Source, Sources
from tools.repo.parse import line_of

_PAGES = "admin/routes"
Kind = Literal["widget", "page", "layout", "fields", "texts"]
_PAGE_NAMES = frozenset({"page.tsx", "page.jsx", "page.ts", "page.js"})


_FIELDS = "unstable_defineCustomFieldsConfig"


def admin_of(sources: Sources) -> list[AdminExtension]:
    """Return what the admin is given, kind by kind, ordered by file."""
    return [
        *_called(sources, "widget", "admin/widgets", "defineWidgetConfig", "zone"),
        *_pages(sources),
        *_called(sources, "layout", "admin/layouts", "defineLayoutConfig", "id"),
        *_called(sources, "fields", "admin/custom-fields", _FIELDS, "model"),
        *_texts(sources),
    ]


def _called(
    sources: Sources, kind: Kind, folder: str, function: str, member: str
) -> Iterator[AdminExtension]:
    for source in sources.within(folder):
        for call, given in source.calls(function):
            told = source.member(given[0], member) if given else None
            yield AdminExtension(
                file=source.path, line=line_of(call), kind=kind, at=source.labels(told)
            )


def _pages(sources: Sources) -> Iterator[AdminExtension]:
    for source in sources.within(_PAGES):
        exported = source.exports.get("default")
        if posixpath.basename(source.path) in _PAGE_NAMES and exported is not None:
            yield AdminExtension(
                file=source.path, line=line_of(exported), kind="page", at=[_path(source)]
            )


def _path(source: Source) -> str:
    base = source.sources.base_of(source.path)
    folder = posixpath.dirname(source.path).removeprefix(f"{base}/{_PAGES}")
    parts = (part.replace("[", ":").replace("]", "") for part in folder.split("/"))
    return "/".join(parts) or "/"


def _texts(sources: Sources) -> Iterator[AdminExtension]:
    for source in sources.within("admin/i18n"):
        exported = source.exports.get("default")
        name = posixpath.splitext(posixpath.basename(source.path))[0]
        folder = posixpath.basename(posixpath.dirname(source.path))
        if name == "index" and folder == "i18n" and exported is not None:
            yield AdminExtension(
                file=source.path,
                line=line_of(exported),
                kind="texts",
                at=list(members(source.value(exported))),
            )
