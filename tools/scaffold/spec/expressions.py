"""Plain SQL conditions, as partial indexes and checks hold them: read, and tried on rows.

What is read: columns (in double quotes if they are reserved words), numbers, text in single
quotes, TRUE, FALSE, NULL, comparisons, + - * / %, AND, OR, NOT, IS, IN, BETWEEN, LIKE, parentheses.
What is not: functions, casts, subqueries, comments.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

Value: TypeAlias = str | float | bool | None
Row: TypeAlias = Mapping[str, Value]
_Node: TypeAlias = Callable[[Row], Value]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)
        |(?P<text>'[^'\\$`]*')
        |(?P<quoted>"[a-z_][a-z0-9_]*")
        |(?P<word>[A-Za-z_]\w*)
        |(?P<sign><=|>=|<>|!=|[=<>()+\-*/%,])
        |(?P<other>\S))""",
    re.VERBOSE,
)
_KEYWORDS = frozenset("and between false in is like not null or true".split())
_COMPARISONS: dict[str, Callable[[Value, Value], bool]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: _order(a, b) < 0,
    ">": lambda a, b: _order(a, b) > 0,
    "<=": lambda a, b: _order(a, b) <= 0,
    ">=": lambda a, b: _order(a, b) >= 0,
}
_MAX_DEPTH = 20


@dataclass(frozen=True)
class Expression:
    """A condition: its text, the columns and whole numbers in it, and how it is on a row.

    `unquoted` are the columns that stand without double quotes.
    """

    text: str
    columns: frozenset[str]
    unquoted: frozenset[str]
    numbers: frozenset[int]
    has_or: bool
    _node: _Node

    def allows(self, row: Row) -> bool:
        """Tell whether a check lets the row in; like PostgreSQL it does if NULL is in the way."""
        return self._node(row) is not False


@lru_cache(maxsize=1_000)
def parse_expression(text: str) -> Expression:
    """Read a condition; raises ValueError saying what is not understood."""
    reader = _Reader(text)
    node = reader.expression()
    reader.end()
    if not reader.columns:
        raise ValueError(f"`{text}` names no column")
    return Expression(
        text,
        frozenset(reader.columns),
        frozenset(reader.unquoted),
        frozenset(reader.numbers),
        reader.top_level_or,
        node,
    )


class _Reader:
    """A recursive descent over the tokens, from the loosest operator to the tightest."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.columns: set[str] = set()
        self.unquoted: set[str] = set()
        self.numbers: set[int] = set()
        self.top_level_or = False
        self._depth = 0
        self._tokens = list(_tokens(text))
        self._next = 0

    def end(self) -> None:
        if self._next < len(self._tokens):
            raise ValueError(f"`{self._tokens[self._next][1]}` is not expected in `{self.text}`")

    def expression(self) -> _Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError("too many parentheses in one another")
        node = self._and()
        while self._word("or"):
            self.top_level_or = self.top_level_or or self._depth == 1
            node = _either(node, self._and())
        self._depth -= 1
        return node

    def _and(self) -> _Node:
        node = self._not()
        while self._word("and"):
            node = _both(node, self._not())
        return node

    def _not(self) -> _Node:
        inverted = False
        while self._word("not"):
            inverted = not inverted
        node = self._predicate()
        return _negated(node) if inverted else node

    def _predicate(self) -> _Node:
        node = self._sum()
        for sign, compare in _COMPARISONS.items():
            if self._sign(sign):
                return _strict(compare, node, self._sum())
        if self._word("is"):
            return self._is(node)
        inverted = self._word("not")
        node = self._test(node, required=inverted)
        return _negated(node) if inverted else node

    def _is(self, node: _Node) -> _Node:
        inverted = self._word("not")
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self._word(word):
                return lambda row: (node(row) is value) is not inverted
        raise self._unexpected("NULL, TRUE or FALSE")

    def _test(self, node: _Node, *, required: bool) -> _Node:
        if self._word("between"):
            low = self._sum()
            if not self._word("and"):
                raise self._unexpected("AND")
            high = self._sum()
            return _both(
                _strict(_COMPARISONS[">="], node, low), _strict(_COMPARISONS["<="], node, high)
            )
        if self._word("in"):
            self._expect("(")
            options = [self._sum()]
            while self._sign(","):
                options.append(self._sum())
            self._expect(")")
            found = _strict(_COMPARISONS["="], node, options[0])
            for option in options[1:]:
                found = _either(found, _strict(_COMPARISONS["="], node, option))
            return found
        if self._word("like"):
            return _strict(_like, node, self._sum())
        if required:
            raise self._unexpected("IN, BETWEEN or LIKE")
        return node

    def _sum(self) -> _Node:
        node = self._product()
        while True:
            if self._sign("+"):
                node = _arithmetic(lambda a, b: a + b, node, self._product())
            elif self._sign("-"):
                node = _arithmetic(lambda a, b: a - b, node, self._product())
            else:
                return node

    def _product(self) -> _Node:
        node = self._factor()
        while True:
            if self._sign("*"):
                node = _arithmetic(lambda a, b: a * b, node, self._factor())
            elif self._sign("/"):
                node = _arithmetic(lambda a, b: a / b if b else 0, node, self._factor())
            elif self._sign("%"):
                node = _arithmetic(lambda a, b: a % b if b else 0, node, self._factor())
            else:
                return node

    def _factor(self) -> _Node:
        if self._sign("-"):
            inner = self._factor()
            return _arithmetic(lambda a, b: a - b, lambda _: 0, inner)
        if self._sign("("):
            node = self.expression()
            self._expect(")")
            return node
        return self._literal_or_column()

    def _literal_or_column(self) -> _Node:
        kind, text = self._peek()
        value: Value
        if kind == "number":
            value = float(text)
            self.numbers.add(int(value))
        elif kind == "text":
            value = text[1:-1]
        elif kind == "word" and text.lower() in {"true", "false", "null"}:
            value = {"true": True, "false": False}.get(text.lower())
        elif kind == "quoted" or (kind == "word" and text.lower() not in _KEYWORDS):
            return self._column(text)
        else:
            raise self._unexpected("a column or a value")
        self._next += 1
        return lambda _: value

    def _column(self, text: str) -> _Node:
        self._next += 1
        if self._peek()[1] == "(":
            raise ValueError(f"`{text}(...)` is a function, which is not understood here")
        name = text.strip('"')
        self.columns.add(name)
        if text == name:
            self.unquoted.add(name)
        return lambda row: row.get(name)

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._next] if self._next < len(self._tokens) else ("end", "the end")

    def _word(self, word: str) -> bool:
        return self._take("word", word)

    def _sign(self, sign: str) -> bool:
        return self._take("sign", sign)

    def _take(self, kind: str, text: str) -> bool:
        found = self._peek()
        if found[0] != kind or found[1].lower() != text:
            return False
        self._next += 1
        return True

    def _expect(self, sign: str) -> None:
        if not self._sign(sign):
            raise self._unexpected(f"`{sign}`")

    def _unexpected(self, wanted: str) -> ValueError:
        found = self._peek()[1]
        return ValueError(f"`{self.text}` is no plain condition: {wanted} is missing at `{found}`")


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    if "--" in text or "/*" in text:
        raise ValueError("a comment cannot stand in a condition")
    for match in _TOKEN.finditer(text.rstrip()):
        kind = match.lastgroup or "other"
        if kind == "other":
            raise ValueError(f"`{match[kind]}` cannot stand in a condition")
        yield kind, match[kind]


def _order(a: Value, b: Value) -> int:
    if isinstance(a, str) and isinstance(b, str):
        return (a > b) - (a < b)
    if isinstance(a, float | int) and isinstance(b, float | int):
        return (a > b) - (a < b)
    return 0


def _strict(test: Callable[[Value, Value], bool], a: _Node, b: _Node) -> _Node:
    """Return a test that is unknown, so None, where one side is NULL."""

    def node(row: Row) -> Value:
        left, right = a(row), b(row)
        return None if left is None or right is None else test(left, right)

    return node


def _arithmetic(combine: Callable[[float, float], float], a: _Node, b: _Node) -> _Node:
    def node(row: Row) -> Value:
        left, right = a(row), b(row)
        numbers = isinstance(left, float | int) and isinstance(right, float | int)
        return combine(left, right) if numbers else None  # type: ignore[arg-type]

    return node


def _both(a: _Node, b: _Node) -> _Node:
    def node(row: Row) -> Value:
        values = (a(row), b(row))
        return False if False in values else None if None in values else True

    return node


def _either(a: _Node, b: _Node) -> _Node:
    def node(row: Row) -> Value:
        values = (a(row), b(row))
        return True if True in values else None if None in values else False

    return node


def _negated(a: _Node) -> _Node:
    def node(row: Row) -> Value:
        value = a(row)
        return None if value is None else not value

    return node


def _like(value: Value, pattern: Value) -> bool:
    parts = re.split(r"([%_])", str(pattern))
    wild = {"%": ".*", "_": "."}
    return bool(
        re.fullmatch("".join(wild.get(part) or re.escape(part) for part in parts), str(value))
    )
