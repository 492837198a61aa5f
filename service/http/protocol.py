"""HTTP as uvicorn speaks it with a parser in C, bounded where nothing else bounds a client.

Whoever sends headers has not shown a token yet: neither the gate nor the body's limit sees them.
"""

from asyncio import TimerHandle, Transport
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# As much as uvicorn's parser in Python keeps.
MOST_UNREAD = 64 * 1024


class BoundedProtocol(HttpToolsProtocol):
    """Ends a connection whose headers are too long, or too long in coming.

    More than `MOST_UNREAD` bytes of what is no body are too long, and so is it to have no whole
    request on its way for `seconds`.
    """

    seconds: ClassVar[float]
    _unread = 0
    _waiting: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin a connection."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection."""
        self._waited()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what the client sent."""
        self._unread += len(data)
        super().data_received(data)
        if self._unread > MOST_UNREAD and not self.transport.is_closing():
            self.send_400_response("The request's headers are too long.")

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._unread = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Have a request answered."""
        self._waited()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Hand a piece of the body over."""
        self._unread = 0
        super().on_body(body)

    def on_response_complete(self) -> None:
        """Wait for the next request, unless it is here already.

        uvicorn waits for five seconds of silence, and whoever sends a byte now and then is not
        silent.
        """
        super().on_response_complete()
        if self.cycle.response_complete:
            self._wait()

    def _wait(self) -> None:
        self._waited()
        self._waiting = self.loop.call_later(self.seconds, self.transport.abort)

    def _waited(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def bounded(seconds: float) -> type[BoundedProtocol]:
    """Return the protocol of a server that waits `seconds` for a request's headers."""

    class Bounded(BoundedProtocol):
        pass

    Bounded.seconds = seconds
    return Bounded
