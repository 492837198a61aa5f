"""Standard input and output on which every request is answered, whatever it holds.

The SDK's transport drops a line that it cannot read, and its client waits for ever; and it ends
with an answer that it cannot write.  Here both become errors of that one request.
"""

import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from types import TracebackType
from typing import TYPE_CHECKING, Self

from anyio import (
    CancelScope,
    EndOfStream,
    create_task_group,
    get_cancelled_exc_class,
    open_signal_receiver,
)
from anyio.abc import TaskStatus
from mcp.server.mcpserver import MCPServer
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from mcp_types import (
    INTERNAL_ERROR,
    INVALID_REQUEST,
    PARSE_ERROR,
    ErrorData,
    JSONRPCError,
    JSONRPCResponse,
    RequestId,
)
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from tools.repo.jsonc import Json

if TYPE_CHECKING:
    from mcp.shared._stream_protocols import ReadStream, WriteStream

_log = logging.getLogger(__name__)

_HALF = "the message holds half of a surrogate pair (\\ud800 to \\udfff), which is no character"
_NO_MESSAGE = "the line is no JSON-RPC 2.0 message"
_NOTHING = 0
_DRAWING = "rich"
_UNWRITABLE = "the answer holds text that is no Unicode"


@contextmanager
def plain_log() -> Iterator[None]:
    """Log lines to standard error, whatever a server that is made in the block would do.

    The SDK would load `rich` before the first answer, to draw tracebacks in boxes.
    """
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    loaded = sys.modules.get(_DRAWING)
    sys.modules[_DRAWING] = None  # type: ignore[assignment]  # to import it then fails
    try:
        yield
    finally:
        del sys.modules[_DRAWING]
        if loaded is not None:
            sys.modules[_DRAWING] = loaded


class LineServer(MCPServer):
    """A server whose standard output answers every request that standard input brings."""

    async def run_stdio_async(self) -> None:
        """Serve on standard input and output until the client leaves, or a signal ends it.

        A signal lets go of every call first: a check's processes are ended, a plan that is
        being written is written.  So does a client that reads no more.
        """
        async with stdio_server() as (lines, answers):
            try:
                await self._serve(lines, Writable(answers))
            except get_cancelled_exc_class():
                _log.warning("the connection to the client broke, so it is served no more")
                _end(getattr(signal, "SIGPIPE", signal.SIGTERM))
                raise

    async def _serve(
        self, lines: "ReadStream[SessionMessage | Exception]", writable: "Writable"
    ) -> None:
        server = self._lowlevel_server
        messages = Answered(lines, writable)
        async with create_task_group() as tasks:
            ended_by = _Ending(tasks.cancel_scope)
            await tasks.start(ended_by.listen)
            await server.run(messages, writable, server.create_initialization_options())
            tasks.cancel_scope.cancel()
        ended_by.end()


class _Ending:
    """Ends the process as the first signal asked for, once nothing is left to be let go of."""

    def __init__(self, scope: CancelScope) -> None:
        self._scope = scope
        self._signal: signal.Signals | None = None

    async def listen(self, *, task_status: TaskStatus[None]) -> None:
        """Wait for a signal, and cancel the scope then."""
        with open_signal_receiver(signal.SIGTERM, signal.SIGINT) as received:
            task_status.started()
            async for self._signal in received:
                self._scope.cancel()

    def end(self) -> None:
        """End the process if a signal came."""
        if self._signal is not None:
            _end(self._signal)


def _end(by: signal.Signals) -> None:
    """End the process at once: the thread that reads the input waits for ever."""
    signal.signal(by, signal.SIG_DFL)
    os.kill(os.getpid(), by)


class _Stream:
    """What both ends have in common."""

    def __init__(
        self, inner: "ReadStream[SessionMessage | Exception] | WriteStream[SessionMessage]"
    ) -> None:
        self._inner = inner

    async def aclose(self) -> None:
        """Close the stream."""
        await self._inner.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


class Writable(_Stream):
    """Messages to the client, each of which can be written."""

    def __init__(self, answers: "WriteStream[SessionMessage]") -> None:
        super().__init__(answers)
        self._answers = answers

    async def send(self, item: SessionMessage) -> None:
        """Send a message; an answer that cannot be written becomes an error."""
        try:
            item.message.model_dump_json(by_alias=True, exclude_unset=True)
        except PydanticSerializationError:
            _log.exception("a message could not be written")
            if not isinstance(item.message, JSONRPCResponse | JSONRPCError):
                return
            item = _error(item.message.id, INTERNAL_ERROR, _UNWRITABLE)
        await self._answers.send(item)


class Answered(_Stream):
    """Messages from the client; those that cannot be read are answered here, and left out."""

    def __init__(self, lines: "ReadStream[SessionMessage | Exception]", answers: Writable) -> None:
        super().__init__(lines)
        self._lines = lines
        self._answers = answers

    @property
    def last_context(self) -> Context | None:
        """The context that the last message was sent in."""
        context = getattr(self._lines, "last_context", None)
        return context if isinstance(context, Context) else None

    async def receive(self) -> SessionMessage | Exception:
        """Return the next message that can be read."""
        while True:
            item = await self._lines.receive()
            if not isinstance(item, ValidationError):
                return item
            message, code, wrong = _read(item)
            if isinstance(message, dict) and not message.keys().isdisjoint({"result", "error"}):
                # An answer to what the server asked: it must not wait for it any longer.
                return _error(_id(message), code, wrong)
            if code != _NOTHING and (not isinstance(message, dict) or "id" in message):
                await self._answers.send(_error(_id(message), code, wrong))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> SessionMessage | Exception:
        try:
            return await self.receive()
        except EndOfStream:
            raise StopAsyncIteration from None


def _read(error: ValidationError) -> tuple[Json, int, str]:
    """Return what a refused line holds, if it is JSON at all, and what is wrong with it."""
    problems = error.errors(include_url=False)
    if problems[0]["type"] == "json_invalid":
        return _unread(problems[0]["input"], problems[0]["msg"])
    # Each kind of message lacks a field of its own; that problem carries the whole message.
    whole = (one["input"] for one in problems if one["type"] in {"missing", "model_type"})
    return next(whole, None), INVALID_REQUEST, _NO_MESSAGE


def _unread(line: str, problem: str) -> tuple[Json, int, str]:
    if not line.strip():
        return None, _NOTHING, "the line is empty"
    try:
        # Takes what the SDK does not: half a surrogate pair, deeper nesting.
        message = json.loads(line)
        json.dumps(message, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return message, INVALID_REQUEST, _HALF
    except (ValueError, RecursionError):
        return None, PARSE_ERROR, f"the line is no JSON text: {problem}"
    return message, INVALID_REQUEST, f"the message cannot be read: {problem}"


def _id(message: Json) -> RequestId | None:
    found = message.get("id") if isinstance(message, dict) else None
    return found if isinstance(found, int | str) and not isinstance(found, bool) else None


def _error(to: RequestId | None, code: int, message: str) -> SessionMessage:
    data = ErrorData(code=code, message=message)
    return SessionMessage(JSONRPCError(jsonrpc="2.0", id=to, error=data))
