"""One sitting of a run: what happens is kept before it is acted on, counted, and held to limits."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from anyio import CancelScope
from pydantic import JsonValue

from agents.answer_reading import Judged
from agents.lifecycle import end, settle, wait, wait_again
from agents.runs import Event, EventKind, Limits, Listener, Run, RunState, Spend, Waiting
from agents.store import RunChange, RunStore
from tools.errors import SthenoError

_log = logging.getLogger(__name__)
Call = tuple[str, str]
_WATCH_SECONDS = 0.2


class LimitReachedError(Exception):
    """A limit of the run is reached; its text says which."""


class Session:
    """Keeps a run's events, tells them to the listener, and knows what was spent."""

    def __init__(
        self,
        store: RunStore,
        run: Run,
        listener: Listener,
        limits: Limits | None = None,
        *,
        cancels: int,
    ) -> None:
        self.store = store
        self.run = run
        self.limits = limits or run.limits
        self._listener = listener
        self._cancels = cancels
        self._spend = run.spend
        self._begun = time.monotonic()
        self._streak: tuple[Call | None, int] = (None, 0)
        self._unread = False

    @property
    def spend(self) -> Spend:
        """What the run took up to this moment."""
        now = self._spend.seconds + time.monotonic() - self._begun
        return self._spend.model_copy(update={"seconds": round(now, 3)})

    @property
    def seconds_left(self) -> float | None:
        """How long it may still be played, None for as long as it likes."""
        return None if self.limits.seconds is None else self.limits.seconds - self.spend.seconds

    @property
    def _is_cancelled(self) -> bool:
        return self.store.cancels(self.run.id) > self._cancels

    def keep(
        self,
        kind: EventKind,
        data: Mapping[str, JsonValue],
        change: RunChange | None = None,
    ) -> None:
        """Keep an event, then tell it."""
        self.tell(self.store.append(self.run.id, kind, data, change=change))

    def tell(self, event: Event) -> None:
        """Tell an event that is kept already."""
        self._listener(event)

    def live(self, kind: EventKind, data: Mapping[str, JsonValue]) -> None:
        """Tell what is not kept."""
        now = datetime.now(UTC)
        event = Event(run=self.run.id, number=0, time=now, kind=kind, data=dict(data))
        self.tell(event)

    def take_up(self, say: str | None) -> bool:
        """Keep what a person did and says; tells whether there is something to play then."""
        run = self.run
        for event in settle(self.store, run, say):
            self.tell(event)
        if self.store.run(run.id).waiting:
            wait_again(self.store, run)
            return False
        if say is not None and not run.waiting:
            self.keep("said", {"text": say, "by": "person"})
        return True

    @asynccontextmanager
    async def watched(self, scope: CancelScope) -> AsyncIterator[None]:
        """Cancel the scope soon after somebody asks for it, in whatever process."""

        async def watch() -> None:
            # The word may come from another process: there is no event to wait for.
            while not self._may_be_cancelled():  # noqa: ASYNC110
                await asyncio.sleep(_WATCH_SECONDS)
            scope.cancel()

        if self._is_cancelled:
            # Before anything is sent.
            scope.cancel()
        task = asyncio.create_task(watch())
        try:
            yield
        finally:
            task.cancel()

    def _may_be_cancelled(self) -> bool:
        """Tell whether the word is there; where it cannot be read, it may be the next time."""
        try:
            return self._is_cancelled
        except SthenoError as error:
            if not self._unread:
                _log.warning("whether run %s is cancelled is not known: %s", self.run.id, error)
            self._unread = True
            return False

    def begin(self) -> None:
        """Take the run up."""
        change = RunChange.of(state=RunState.RUNNING, reason="", limits=self.limits)
        self.keep("playing", {"limits": self.limits.model_dump()}, change)

    def request(self, data: Mapping[str, JsonValue]) -> None:
        """Count a request and keep it, or raise LimitReachedError: it is then not sent."""
        self._check_request()
        self._count(requests=1)
        self.keep("request", data, RunChange.of(spend=self.spend))

    def paid(self, spent: Spend, kind: EventKind, data: Mapping[str, JsonValue]) -> None:
        """Keep a step of the model with what it took, then tell the spend."""
        self.add(spent)
        self.keep(kind, data, RunChange.of(spend=self.spend))
        self.keep("spend", {"spend": self.spend.model_dump(exclude={"tokens"})})

    def add(self, spent: Spend) -> None:
        """Count what a request took; an unknown price makes the whole unknown."""
        unknown = self._spend.cost is None or spent.cost is None
        self._count(
            input_tokens=spent.input_tokens,
            output_tokens=spent.output_tokens,
            cached_tokens=spent.cached_tokens,
        )
        cost = None if unknown else (self._spend.cost or 0) + (spent.cost or 0)
        self._spend = self._spend.model_copy(update={"cost": cost})

    def check(self) -> None:
        """Raise LimitReachedError if the tokens or the cost allowed are used up."""
        spend, limits = self._spend, self.limits
        if limits.tokens is not None and spend.tokens >= limits.tokens:
            raise LimitReachedError(f"tokens: {spend.tokens} of {limits.tokens} are used")
        if limits.cost is not None and spend.cost is not None and spend.cost >= limits.cost:
            raise LimitReachedError(f"cost: ${spend.cost:.4f} of ${limits.cost:.4f} is used")

    def may_correct(self, corrections: int) -> bool:
        """Tell whether an answer may be given back once more, after so many times."""
        if corrections >= self.limits.corrections:
            return False
        try:
            self._check_request()
        except LimitReachedError:
            # Better an answer with its faults than none.
            return False
        return True

    def check_calls(self, calls: Iterable[Call]) -> None:
        """Raise LimitReachedError if one of these calls repeats those before it once too often.

        Only this sitting's count: a person who resumes a run has looked at it.
        """
        for call in calls:
            last, count = self._streak
            count = count + 1 if call == last else 1
            self._streak = (call, count)
            if count >= self.limits.identical_calls:
                raise LimitReachedError(
                    f"identical calls: {call[0]} was called alike {count} times"
                )

    def wait(self, waiting: list[Waiting]) -> None:
        """Let the run rest until a person has settled this."""
        self.tell(wait(self.store, self.run.id, waiting, self.spend))

    def end(
        self,
        state: RunState,
        reason: str = "",
        answer: str | None = None,
        judged: Judged | None = None,
    ) -> None:
        """End the sitting."""
        run, spend = self.run.id, self.spend
        self.tell(end(self.store, run, state, reason, answer, judged=judged, spend=spend))

    def _check_request(self) -> None:
        self.check()
        used, most = self._spend.requests, self.limits.requests
        if most is not None and used >= most:
            raise LimitReachedError(f"requests: {used} of {most} are used")

    def _count(self, **more: int) -> None:
        kept = self._spend.model_dump(include=set(more))
        added = {name: kept[name] + number for name, number in more.items()}
        self._spend = self._spend.model_copy(update=added)


def same_call(tool: str, arguments: Mapping[str, JsonValue] | str) -> Call:
    """Return what makes two calls identical: the tool and its arguments, in any order."""
    return tool, arguments if isinstance(arguments, str) else json.dumps(arguments, sort_keys=True)
