"""What a search for symbols may be narrowed to; light to import, as tools name it in their form."""

from typing import Literal

Want = Literal["definitions", "references", "outline"]
SymbolKind = Literal[
    "workflow", "step", "hook", "module", "provider", "model", "link", "event", "route", "job",
    "function", "class", "interface", "type", "enum", "namespace", "method", "field", "constant",
    "variable",
]  # fmt: skip
