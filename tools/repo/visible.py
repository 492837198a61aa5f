"""Making visible what a text hides: control, bidirectional and zero-width characters."""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
# Blank letters and the supplementary variation selectors, which can carry a hidden message.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0") | {chr(c) for c in range(0xE0100, 0xE01F0)}
_SHOWN = frozenset("\t\n")


def visible(text: str) -> str:
    r"""Return the text with every character that hides replaced by its escape (`\u202e`)."""
    table = {ord(character): _escape(character) for character in hidden_in(text)}
    return text.translate(table) if table else text


def visible_name(path: str) -> str:
    """Return a path as `visible` text that also stays on its line."""
    return visible(path).replace("\n", r"\x0a").replace("\t", r"\x09")


def hidden_in(text: str) -> list[str]:
    """Return the hidden characters that a text holds, each once, in code point order."""
    if text.isascii() and text.isprintable():
        return []
    return sorted(
        character
        for character in set(text) - _SHOWN
        if unicodedata.category(character) in _HIDDEN or character in _BLANK
    )


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:  # noqa: PLR2004  # where the shortest form ends
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004  # likewise
