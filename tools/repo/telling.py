"""How far long work is, told to whoever waits for it: a client, a model, a terminal.

Who waits listens to a stretch of code, in one thread; what works in there tells, and need not
know whether anybody hears it.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

# Hears what is done, and the share of all that is done by then.
Tell = Callable[[str, float], None]
T = TypeVar("T")
_PAUSE = 0.1


class _Listener:
    """Passes on what gets further, and not more often than anybody can read.

    `span` is the part of the whole that is being worked on.
    """

    def __init__(self, tell: Tell) -> None:
        self.span = (0.0, 1.0)
        self._tell = tell
        self._share = -1.0
        self._next = 0.0

    def hear(self, what: str, share: float) -> None:
        now = time.monotonic()
        whole = within(self.span, share)
        if whole > self._share and now >= self._next:
            self._share, self._next = whole, now + _PAUSE
            self._tell(what, whole)


_listener: ContextVar[_Listener | None] = ContextVar("_listener", default=None)


def within(span: tuple[float, float], share: float) -> float:
    """Return the share of the whole that a share of one part is."""
    first, last = span
    return first + (last - first) * min(max(share, 0.0), 1.0)


@contextmanager
def listening(tell: Tell) -> Iterator[None]:
    """Have `tell` called with what the code inside tells: its share only grows, up to 1."""
    token = _listener.set(_Listener(tell))
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def part_of(first: float, last: float) -> Iterator[None]:
    """Count the shares that are told inside as those of one part of the whole."""
    listener = _listener.get()
    if listener is None:
        yield
        return
    outer = listener.span
    listener.span = within(outer, first), within(outer, last)
    try:
        yield
    finally:
        listener.span = outer


def is_heard() -> bool:
    """Tell whether anybody listens, where it takes work to know how far one is."""
    return _listener.get() is not None


def tell(what: str, share: float) -> None:
    """Tell what is being done, and the share that is done, between 0 and 1."""
    listener = _listener.get()
    if listener is not None:
        listener.hear(what, share)


def counted(what: str, things: Sequence[T]) -> Iterator[T]:
    """Yield things one by one, and tell how many of all are done: `what` names them.

    What is told while one is worked on counts as a part of that one.
    """
    for number, thing in enumerate(things):
        tell(f"{number:,} of {len(things):,} {what}", number / len(things))
        with part_of(number / len(things), (number + 1) / len(things)):
            yield thing
