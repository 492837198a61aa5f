"""One sitting of a run that a server plays, and those who hear what happens in it."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agents.runs import Event
from tools.errors import SthenoError

if TYPE_CHECKING:
    from concurrent.futures import Future

_MOST_UNHEARD = 2000


class Hearing:
    """What one caller hears of a run from now on; what it is too slow for is left out.

    Each event comes with the number of the last one that was kept before it.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._told: deque[tuple[int, Event] | None] = deque(maxlen=_MOST_UNHEARD)
        self._news = asyncio.Event()

    def tell(self, told: tuple[int, Event] | None) -> None:
        """Pass on, from any thread, an event, or None for the last time."""
        self._told.append(told)
        with suppress(RuntimeError):  # the caller's loop may be gone
            self._loop.call_soon_threadsafe(self._news.set)

    async def __aiter__(self) -> AsyncIterator[tuple[int, Event]]:
        """Yield what happens, until nothing more does."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._told:
                told = self._told.popleft()
                if told is None:
                    return
                yield told


@dataclass(eq=False)
class Sitting:
    """A run that is played here, or waits for its turn; `error` is why it was not taken up."""

    run: str
    principal: str
    playing: bool = False
    unwanted: bool = False
    done: threading.Event = field(default_factory=threading.Event)
    future: "Future[None] | None" = None
    error: SthenoError | None = None
    _last: int = 0
    _hearings: list[Hearing] = field(default_factory=list)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def listen(self, event: Event) -> None:
        """Tell everybody who listens."""
        with self._guard:
            self._last = event.number or self._last
            for hearing in self._hearings:
                hearing.tell((self._last, event))

    def end(self) -> None:
        """Tell everybody that nothing more happens."""
        with self._guard:
            self.done.set()
            for hearing in self._hearings:
                hearing.tell(None)

    def join(self, hearing: Hearing) -> None:
        """Tell one more caller what happens from now on."""
        with self._guard:
            self._hearings.append(hearing)
            if self.done.is_set():
                hearing.tell(None)

    @contextmanager
    def heard(self) -> Iterator[Hearing]:
        """Yield what one caller hears inside the block."""
        hearing = Hearing()
        self.join(hearing)
        try:
            yield hearing
        finally:
            with self._guard:
                self._hearings.remove(hearing)
