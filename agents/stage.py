"""Where a server plays its runs: an event loop in a thread of its own.

Playing takes short bursts of work, and fifty of them in a row would keep a server's own loop from
answering.  Here they wait for each other, and the server for none.
"""

import asyncio
from threading import Thread
from types import TracebackType
from typing import Self

from agents.runs import Limits, Listener, Run, unheard
from agents.store import RunStore


class Stage:
    """Plays runs as `agents.engine.play` does; a context that cancels what is left at its end.

    The library of models is loaded with the first run.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="stage", daemon=True)

    def __enter__(self) -> Self:
        """Open the stage."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(_leave(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def play(
        self,
        store: RunStore,
        run_id: str,
        *,
        listener: Listener = unheard,
        limits: Limits | None = None,
        say: str | None = None,
    ) -> Run:
        """Play a run on the stage, and return it as it then stands; raises what `play` raises.

        `listener` is called in the stage's thread.  Cancelling the caller cancels the run.
        """

        async def played() -> Run:
            # It takes seconds to load, and a server that is asked nothing needs none of it.
            from agents.engine import play  # noqa: PLC0415

            return await play(store, run_id, listener=listener, limits=limits, say=say)

        future = asyncio.run_coroutine_threadsafe(played(), self._loop)
        return await asyncio.wrap_future(future)


async def _leave() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
