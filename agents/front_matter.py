"""A Markdown file with YAML front matter, each field known with its line."""

from dataclasses import dataclass
from typing import Any

import yaml

from tools.errors import UsageError

_FENCE = "---\n"


@dataclass(frozen=True)
class FrontMatter:
    """The fields between the `---` lines, the lines they stand on, and the text below."""

    where: str
    fields: dict[str, Any]
    lines: dict[str, int]
    body: str

    def wrong(self, field: str, message: str, fix: str | None = None) -> UsageError:
        """Return the error that tells what is wrong with a field, and where it stands."""
        where = f"{self.where}:{self.lines.get(field, 1)}"
        return UsageError(f"{field}: {message}", where=where, fix=fix)


def read_front_matter(text: str, where: str) -> FrontMatter:
    """Split a file; `where` is what errors call it.

    Raises UsageError, with the line, if the front matter is missing, no YAML, or no mapping.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    _, opening, rest = text.partition(_FENCE)
    head, closing, body = rest.partition(f"\n{_FENCE}")
    if not opening or not closing or not text.startswith(_FENCE):
        raise UsageError(
            "the file does not start with front matter between two `---` lines", where=f"{where}:1"
        )
    try:
        node = yaml.compose(head, yaml.SafeLoader)
        fields = yaml.safe_load(head)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        told = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise UsageError(
            f"the front matter is no YAML: {told}",
            where=f"{where}:{line}",
            fix="put a text that holds `: ` or `#` into quotes, or below `|-`",
        ) from error
    if not isinstance(node, yaml.MappingNode) or not isinstance(fields, dict):
        raise UsageError("the front matter is no mapping", where=f"{where}:2")
    lines = {key.value: key.start_mark.line + 2 for key, _ in node.value}
    return FrontMatter(where, {str(key): fields[key] for key in fields}, lines, body.strip())
