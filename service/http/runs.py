"""The runs that this server plays: each a task on an event loop of their own, a number at a time.

A thread of its own holds that loop: what a run computes between two waits then holds up other
runs, and never the callers of this server.  The library of models is loaded by the first run.
"""

import asyncio
import logging
import threading
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
from anyio import to_thread
from anyio.from_thread import BlockingPortal, start_blocking_portal

from agents.lifecycle import cancel, end, start_run
from agents.runs import Event, Limits, Run, RunRequest, RunState
from agents.store import RunStore
from service.http.metrics import Metrics
from service.http.problems import TooManyError, UnavailableError
from service.http.settings import RunSettings
from tools.errors import ConflictError, LockedError, SthenoError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence
    from concurrent.futures import Future

    from tools.catalogue import Tool

_LOG = logging.getLogger("stheno.runs")
# Beginning a run reads its project: more at a time would only take turns, and the callers' too.
_BEGINNING = 2
_LETTING_GO = 10.0
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
    """A run that is played here, or waits for its turn."""

    run: str
    principal: str
    playing: bool = False
    unwanted: bool = False
    done: threading.Event = field(default_factory=threading.Event)
    future: "Future[None] | None" = None
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

    @contextmanager
    def heard(self) -> Iterator[Hearing]:
        """Yield what one caller hears inside the block."""
        hearing = Hearing()
        with self._guard:
            self._hearings.append(hearing)
            if self.done.is_set():
                hearing.tell(None)
        try:
            yield hearing
        finally:
            with self._guard:
                self._hearings.remove(hearing)


class Runs:
    """Plays runs of any workspace with the tools that the operator lets agents have."""

    def __init__(self, settings: RunSettings, offered: "Sequence[Tool]", metrics: Metrics) -> None:
        self.settings = settings
        self._offered = offered
        self._metrics = metrics
        self._room = anyio.Semaphore(settings.at_once)
        self._beginning = anyio.CapacityLimiter(_BEGINNING)
        self._guard = threading.Lock()
        self._sittings: dict[str, Sitting] = {}
        self._taken: Counter[str] = Counter()
        self._portal: BlockingPortal | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let runs be played for as long as the block lasts; the rest can be resumed later."""
        with start_blocking_portal(name="stheno runs") as portal:
            self._portal = portal
            try:
                yield
            finally:
                self._portal = None
                with anyio.CancelScope(shield=True):
                    await to_thread.run_sync(self._end_all)

    async def start(self, store: RunStore, request: RunRequest) -> Run:
        """Keep a new run and play it in its turn; raises what `start_run` and `resume` do."""
        with self._place(request.principal):
            kept = partial(start_run, store, request)
            run = await to_thread.run_sync(kept, limiter=self._beginning)
            sitting = Sitting(run.id, request.principal)
            await to_thread.run_sync(self._begin, sitting, partial(self._sit, sitting, store))
        return run

    def resume(
        self, store: RunStore, run: Run, principal: str, *, limits: Limits, say: str | None
    ) -> None:
        """Go on with a run in its turn; called from a thread without an event loop.

        Raises ConflictError if it is played already, TooManyError where the principal has as many
        as one may, UnavailableError when the server ends.
        """
        if self.sitting(run.id) or store.is_played(run.id):
            raise _played(run.id)
        with self._place(principal):
            sitting = Sitting(run.id, principal)
            self._begin(sitting, partial(self._sit, sitting, store, limits=limits, say=say))

    def cancel(self, store: RunStore, run: str) -> Run:
        """Cancel a run, wherever it is played, and return it as it then stands."""
        if sitting := self.sitting(run):
            _let_go([sitting])
        return cancel(store, run)

    def sitting(self, run: str) -> Sitting | None:
        """Return the sitting of a run that is played here, or waits for its turn."""
        return self._sittings.get(run)

    @contextmanager
    def _place(self, principal: str) -> Iterator[None]:
        """Take one of the principal's places; only a failure inside gives it back at once."""
        with self._guard:
            if self._taken[principal] >= self.settings.per_caller:
                raise TooManyError(
                    f"{principal} has {self._taken[principal]} runs that are not ended",
                    fix="wait for one to end, or cancel one",
                )
            self._taken[principal] += 1
        try:
            yield
        except BaseException:
            self._give_back(principal)
            raise

    def _give_back(self, principal: str) -> None:
        with self._guard:
            self._taken[principal] -= 1
            if not self._taken[principal]:
                del self._taken[principal]

    def _begin(self, sitting: Sitting, sit: "Callable[[], Awaitable[None]]") -> None:
        with self._guard:
            portal = self._portal
            if portal is None:
                raise UnavailableError("the server is ending", fix="resume the run later")
            if sitting.run in self._sittings:
                raise _played(sitting.run)
            self._sittings[sitting.run] = sitting
        # Not under the guard: this waits for the runs' loop, where others may wait for the guard.
        sitting.future = portal.start_task_soon(sit)
        if sitting.unwanted:
            sitting.future.cancel()

    async def _sit(self, sitting: Sitting, store: RunStore, **options: Any) -> None:
        try:
            async with self._room:
                with self._metrics.runs.track_inprogress():
                    sitting.playing = True
                    play = await to_thread.run_sync(_engine)
                    listener, offered = sitting.listen, self._offered
                    await play(store, sitting.run, listener=listener, offered=offered, **options)
        except LockedError as error:
            _LOG.warning("%s", error)
        except SthenoError as error:
            _keep_failure(store, sitting.run, error)
        except Exception:  # noqa: BLE001  # logged with its traceback
            # A bug of one run, which the engine has kept, must not end the others.
            _LOG.exception("run %s failed", sitting.run)
        finally:
            with self._guard:
                self._sittings.pop(sitting.run)
            self._give_back(sitting.principal)
            sitting.end()

    def _end_all(self) -> None:
        with self._guard:
            left = list(self._sittings.values())
        _let_go(left)


def _let_go(sittings: list[Sitting]) -> None:
    for sitting in sittings:
        sitting.unwanted = True
        if sitting.future is not None:
            sitting.future.cancel()
    for sitting in sittings:
        sitting.done.wait(_LETTING_GO)


def _engine() -> "Callable[..., Awaitable[Run]]":
    from agents.engine import play  # noqa: PLC0415  # takes seconds, and most servers never need it

    return play


def _keep_failure(store: RunStore, run: str, error: SthenoError) -> None:
    """Keep why a run could not be taken up: whoever asked for it has gone."""
    try:
        if store.run(run).state is not RunState.FAILED:
            end(store, run, RunState.FAILED, str(error))
    except SthenoError:
        _LOG.exception("run %s failed", run)


def _played(run: str) -> ConflictError:
    return ConflictError(
        f"run {run} is played already", fix="follow its events, or cancel it first"
    )
