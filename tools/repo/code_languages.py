"""Languages a search may be narrowed to; light to import, as tools name them in their form."""

from typing import Literal

CodeLanguage = Literal[
    "typescript", "javascript", "json", "yaml", "markdown", "css", "html", "sql", "shell"
]
SUFFIXES: dict[CodeLanguage, tuple[str, ...]] = {
    "typescript": (".ts", ".tsx", ".mts", ".cts"),
    "javascript": (".js", ".jsx", ".mjs", ".cjs"),
    "json": (".json", ".jsonc", ".json5"),
    "yaml": (".yaml", ".yml"),
    "markdown": (".md", ".mdx"),
    "css": (".css", ".scss", ".less"),
    "html": (".html", ".htm"),
    "sql": (".sql",),
    "shell": (".sh", ".bash"),
}
