"""HTTP as uvicorn speaks it with a parser in C, which alone would keep headers of any length."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# As much as uvicorn's parser in Python keeps.
MOST_UNREAD = 64 * 1024


class BoundedProtocol(HttpToolsProtocol):
    """Ends a connection that sends more than `MOST_UNREAD` bytes of what is no body.

    Whoever sends has not shown a token yet: neither the gate nor the body's limit sees headers.
    """

    _unread = 0

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

    def on_body(self, body: bytes) -> None:
        """Hand a piece of the body over."""
        self._unread = 0
        super().on_body(body)
