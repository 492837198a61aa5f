"""The runs that a server plays: each a task on an event loop of their own, a number at a time.

A thread of its own holds that loop: what a run computes between two waits then holds up other
runs, and never the callers of this server, whichever way they asked.
"""

import logging
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
from anyio import to_thread
from anyio.from_thread import BlockingPortal, BlockingPortalProvider

from agents.lifecycle import cancel, end, start_run
from agents.runs import Limits, Run, RunRequest, RunState
from agents.store import RunStore
from service.sitting import Hearing, Sitting
from tools.errors import ConflictError, LockedError, SthenoError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from tools.catalogue import Tool

_LOG = logging.getLogger("stheno.runs")
AT_ONCE = 50
PER_CALLER = 10
# Beginning a run reads its project: more at a time would only take turns, and the callers' too.
_BEGINNING = 2
_LETTING_GO = 10.0


class TooManyError(SthenoError):
    """More than one caller, or all of them, may have now."""


class UnavailableError(SthenoError):
    """What a server that is ending begins no more."""


class Runs:
    """Plays runs of any workspace with the tools that the operator lets agents have.

    `counted` is entered while one is played.
    """

    def __init__(
        self,
        offered: "Sequence[Tool]",
        *,
        at_once: int = AT_ONCE,
        per_caller: int = PER_CALLER,
        counted: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._offered = offered
        self._per_caller = per_caller
        self._counted = counted
        self._room = anyio.Semaphore(at_once)
        self.beginning = anyio.CapacityLimiter(_BEGINNING)
        self._guard = threading.Lock()
        self._sittings: dict[str, Sitting] = {}
        self._taken: Counter[str] = Counter()
        self._portals = BlockingPortalProvider()
        self._portal: BlockingPortal | None = None
        self._opened = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let runs be played for as long as a block lasts; the rest can be resumed later."""
        await to_thread.run_sync(self._open)
        try:
            yield
        finally:
            with anyio.CancelScope(shield=True):
                await to_thread.run_sync(self._close)

    async def start(
        self,
        store: RunStore,
        request: RunRequest,
        *,
        hearing: Hearing | None = None,
        offered: "Sequence[Tool] | None" = None,
    ) -> Sitting:
        """Keep a new run and play it in its turn; raises what `start_run` and `resume` do."""
        with self._place(request.principal):
            kept = partial(start_run, store, request)
            run = await to_thread.run_sync(kept, limiter=self.beginning)
            sitting = Sitting(run.id, request.principal)
            sit = partial(self._sit, sitting, store, offered, cancels=0)
            await to_thread.run_sync(self._begin, sitting, sit, hearing)
        return sitting

    def resume(  # noqa: PLR0913  # options, by name only
        self,
        store: RunStore,
        run: Run,
        principal: str,
        *,
        limits: Limits,
        say: str | None,
        hearing: Hearing | None = None,
        offered: "Sequence[Tool] | None" = None,
    ) -> Sitting:
        """Go on with a run in its turn; called from a thread without an event loop.

        Raises ConflictError if it is played already, TooManyError where the principal has as many
        as one may, UnavailableError when the server ends.
        """
        options = {"limits": limits, "say": say, "cancels": store.cancels(run.id)}
        if self.sitting(run.id) or store.is_played(run.id):
            raise _played(run.id)
        with self._place(principal):
            sitting = Sitting(run.id, principal)
            sit = partial(self._sit, sitting, store, offered, **options)
            self._begin(sitting, sit, hearing)
        return sitting

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
            if self._taken[principal] >= self._per_caller:
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

    def _begin(
        self,
        sitting: Sitting,
        sit: "Callable[[], Awaitable[None]]",
        hearing: Hearing | None,
    ) -> None:
        if hearing is not None:
            sitting.join(hearing)
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

    async def _sit(
        self,
        sitting: Sitting,
        store: RunStore,
        offered: "Sequence[Tool] | None",
        **options: Any,
    ) -> None:
        tools = self._offered if offered is None else offered
        try:
            async with self._room:
                with self._counted():
                    sitting.playing = True
                    play = await to_thread.run_sync(_engine)
                    await play(
                        store, sitting.run, listener=sitting.listen, offered=tools, **options
                    )
        except LockedError as error:
            sitting.error = error
            _LOG.warning("%s", error)
        except SthenoError as error:
            sitting.error = error
            _keep_failure(store, sitting.run, error)
        except Exception:  # noqa: BLE001  # logged with its traceback
            # A bug of one run, which the engine has kept, must not end the others.
            _LOG.exception("run %s failed", sitting.run)
        finally:
            with self._guard:
                self._sittings.pop(sitting.run)
            self._give_back(sitting.principal)
            sitting.end()

    def _open(self) -> None:
        portal = self._portals.__enter__()
        with self._guard:
            self._opened += 1
            self._portal = portal

    def _close(self) -> None:
        with self._guard:
            self._opened -= 1
            left: list[Sitting] = []
            if not self._opened:
                self._portal = None
                left = list(self._sittings.values())
        _let_go(left)
        self._portals.__exit__(None, None, None)


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
