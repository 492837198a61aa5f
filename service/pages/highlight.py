"""Code as HTML: each line escaped, its words coloured by class."""

from functools import cache
from html import escape

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_for_filename
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType
from pygments.util import ClassNotFound

from tools.repo.visible import visible

# Beyond this nobody wrote the line by hand, and a span for each of its words helps nobody.
_LONG = 2_000
# The kinds that are told apart, and the class of each; the rest is plain.
_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "c"),
    (String, "s"),
    (Number, "n"),
    (Keyword, "k"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "f"),
    (Name.Tag, "f"),
)


def highlighted(path: str, text: str) -> list[str]:
    """Return the lines of `text` as HTML, coloured as the file's name tells its language."""
    shown = visible(text)
    lexer = _lexer(path.rpartition("/")[2])
    lines = shown.split("\n")
    if lexer is None or max(map(len, lines)) > _LONG:
        return [escape(line) for line in lines]
    parts: list[str] = []
    for kind, value in lexer.get_tokens(shown):
        name = _class_of(kind)
        for number, piece in enumerate(value.split("\n")):
            if number:
                parts.append("\n")
            if piece:
                inner = escape(piece)
                parts.append(f'<span class="{name}">{inner}</span>' if name else inner)
    return "".join(parts).split("\n")


@cache
def _lexer(name: str) -> Lexer | None:
    try:
        lexer: Lexer = get_lexer_for_filename(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return lexer


@cache
def _class_of(kind: _TokenType) -> str:
    ancestors = kind.split()
    return next((name for known, name in _CLASSES if known in ancestors), "")
