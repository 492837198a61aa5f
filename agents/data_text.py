"""Text that an agent reads and must not obey: marked as data, cut to a size, none of it hidden."""

import secrets

from tools.repo.redact import redacted, without_keys
from tools.repo.visible import visible

MOST_CHARACTERS = 60_000
_TAIL = 10_000


def data_text(text: str, *, tool: str) -> str:
    """Return what a tool answered between marks that the text cannot know.

    Hidden characters become escapes, what looks like a secret is hidden, and from what is too
    long the middle is left out, which is said.
    """
    mark = f"data-{secrets.token_hex(6)}"
    # Before it is cut: half of a key does not look like one.
    shown = "\n".join(redacted(line) for line in without_keys(visible(text)).split("\n"))
    shown = _cut(shown)
    return f'<{mark} from="{tool}">\n{shown}\n</{mark}>'


def _cut(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    left_out = len(text) - MOST_CHARACTERS
    head, tail = text[: MOST_CHARACTERS - _TAIL], text[-_TAIL:]
    return f"{head}\n[{left_out} characters left out here: ask for less]\n{tail}"
