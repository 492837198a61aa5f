"""The zones of the admin that a widget can be put into."""

import re
from collections.abc import Iterator

from tools.medusa.api.entry import Entry
from tools.medusa.api.imports import Reading
from tools.repo.parse import descendants, text_of

_SHARED = "@medusajs/admin-shared"
_HOLDER = re.compile(r"^(LEGACY_)?\w+INJECTION_ZONES$")
_WORDS = {
    "before": ("before the content", "top above first header"),
    "after": ("after the content", "below bottom under end"),
    "side": ("in the side column", "sidebar"),
    "list": ("list", "lists table overview of all"),
    "details": ("details page", "page of one"),
}


def zones(reading: Reading) -> Iterator[Entry]:
    """Yield the zones as `defineWidgetConfig` takes them, read from the admin's own lists."""
    source = reading.source(_SHARED, "dist/index.js")
    for declarator in descendants(source.root, "variable_declarator") if source else ():
        name, value = (declarator.child_by_field_name(part) for part in ("name", "value"))
        if source is None or name is None or value is None or value.type != "array":
            continue
        if not (match := _HOLDER.match(text_of(name))):
            continue
        for element in value.named_children:
            if element.type == "string":
                zone = text_of(element).strip("\"'")
                thing, *rest = zone.split(".")
                told = [_WORDS.get(part, (part, ""))[0] for part in rest]
                yield Entry(
                    kind="zone",
                    name=zone,
                    signature=f'defineWidgetConfig({{ zone: "{zone}" }})',
                    place=source.place(element),
                    use='import { defineWidgetConfig } from "@medusajs/admin-sdk"',
                    summary=f"Widget zone: {thing.replace('_', ' ')} {', '.join(told)}".strip()
                    + ".",
                    facts={"listed in": [text_of(name)]},
                    hint=" ".join(_WORDS.get(part, ("", ""))[1] for part in rest)
                    + " inject widget admin",
                    deprecated="" if match[1] is None else "listed as legacy",
                )
