"""What happens in a run as server-sent events: what is kept first, then what happens now."""

from collections.abc import AsyncIterator, Callable
from contextlib import nullcontext

import anyio
from anyio import to_thread
from pydantic import BaseModel
from sse_starlette import ServerSentEvent

from agents.runs import Event
from agents.store import RunStore
from service.runs import Runs
from service.sitting import Hearing

# A run that another process plays is read from its store: there is no event to wait for.
_LOOK_SECONDS = 0.5


class RunStream:
    """The events of one run behind the one numbered `after`, each kept one once and in order."""

    def __init__(self, runs: Runs, store: RunStore, run: str, after: int) -> None:
        self._runs = runs
        self._store = store
        self._run = run
        self._last = after

    async def sent(self, view: Callable[[], BaseModel]) -> AsyncIterator[ServerSentEvent]:
        """Yield them until the run rests; `end` is the last, with the run as it then stands."""
        sitting = self._runs.sitting(self._run)
        # Heard before the store is read, so that nothing falls between.
        with sitting.heard() if sitting else nullcontext() as hearing:
            async for event in self._kept():
                yield event
            live = self._heard(hearing) if hearing else self._elsewhere()
            async for event in live:
                yield event
        async for event in self._kept():
            yield event
        ended = await to_thread.run_sync(view)
        yield ServerSentEvent(ended.model_dump_json(), event="end")

    async def _kept(self) -> AsyncIterator[ServerSentEvent]:
        events = await to_thread.run_sync(lambda: self._store.events(self._run, after=self._last))
        for event in events:
            self._last = event.number
            yield _sent(event)

    async def _heard(self, hearing: Hearing) -> AsyncIterator[ServerSentEvent]:
        async for before, event in hearing:
            if event.number == 0:
                # A piece of a text that was sent whole already is not sent again.
                if before >= self._last:
                    yield _sent(event)
            elif event.number == self._last + 1:
                self._last = event.number
                yield _sent(event)
            elif event.number > self._last:
                # The caller was too slow for what lies between.
                async for kept in self._kept():
                    yield kept

    async def _elsewhere(self) -> AsyncIterator[ServerSentEvent]:
        while await to_thread.run_sync(self._store.is_played, self._run):
            await anyio.sleep(_LOOK_SECONDS)
            async for event in self._kept():
                yield event


def _sent(event: Event) -> ServerSentEvent:
    number = str(event.number) if event.number else None
    return ServerSentEvent(event.model_dump_json(), event=event.kind, id=number)
