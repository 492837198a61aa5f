"""A local stand-in for the Messages API: its wire format, playing a conversation from a file.

A conversation is a list of steps, one for each request that the server gets:

    - after: what the last message has to hold, or the request is refused as invalid
      say: text, streamed in pieces
      calls: [{tool: read_file, with: {path: README.md}}]   # `$digest`: the last one sent to us
                                  # `text` in place of `with`: the arguments as they are sent
      web: {query: medusa, title: A page, url: "https://…"}   # found by the provider's own search
      usage: {input: 1200, output: 80}
      stop: max_tokens            # end_turn or tool_use where it is left out
    - status: 529                 # an error instead; with `retry_after: 0` in seconds
    - say: half a sent
      broken: cut                 # the connection dies; `end`: it ends as if all were said;
                                  # `error`: an error event; `silence`: nothing more comes
    - hold: true                  # before answering, waits until `release` is called

Every request is refused that the real one would refuse for its form: no key, no version, a tool
call without its result.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

Step = dict[str, Any]
Body = dict[str, Any]

CONVERSATIONS = Path(__file__).parent / "conversations"
KEY = "test-key-that-opens-nothing"
_PIECE = 12
_KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    429: "rate_limit_error",
    500: "api_error",
    529: "overloaded_error",
}


class MessagesServer(ThreadingHTTPServer):
    """Plays `steps`; `bodies` are the requests it got, as they came over the wire."""

    daemon_threads = True

    def __init__(self, steps: list[Step]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.steps = steps
        self.bodies: list[Body] = []
        self.raw: list[str] = []
        self.arrived = threading.Semaphore(0)
        self.released = threading.Event()
        self._guard = threading.Lock()

    @property
    def url(self) -> str:
        """What `ANTHROPIC_BASE_URL` is to be."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def take(self, raw: str) -> tuple[Step, Body]:
        """Record a request, and return the step that answers it."""
        with self._guard:
            self.raw.append(raw)
            self.bodies.append(json.loads(raw))
            number = len(self.bodies)
        step = self.steps[number - 1] if number <= len(self.steps) else {"status": 400}
        return step, self.bodies[number - 1]

    def wait_for_request(self) -> None:
        """Wait until one more request has come."""
        assert self.arrived.acquire(timeout=60), "no request came"

    def release(self) -> None:
        """Answer the steps that are held."""
        self.released.set()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away: some tests are about that."""


@contextmanager
def serving(conversation: str | list[Step]) -> Iterator[MessagesServer]:
    """Serve a conversation, by the name of its file or as it is, inside a block."""
    steps = load(conversation) if isinstance(conversation, str) else conversation
    with MessagesServer(steps) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.release()
            server.shutdown()
            thread.join()


def load(name: str) -> list[Step]:
    """Read a conversation's file."""
    steps = yaml.safe_load((CONVERSATIONS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(steps, list)
    return steps


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: MessagesServer

    def log_message(self, *arguments: object) -> None:
        """Keep the tests' output clean."""

    def do_POST(self) -> None:
        """Answer one request."""
        raw = self.rfile.read(int(self.headers["content-length"])).decode()
        step, body = self.server.take(raw)
        self.server.arrived.release()
        if problem := _problem(self.path, dict(self.headers.items()), body, step):
            self._fail(400, problem)
            return
        if step.get("hold"):
            self.server.released.wait(60)
        with suppress(BrokenPipeError, ConnectionResetError):
            if "status" in step:
                self._fail(step["status"], "so the conversation has it", step.get("retry_after"))
            else:
                self._stream(step, body)

    def _fail(self, status: int, message: str, retry_after: float | None = None) -> None:
        kind = _KINDS.get(status, "api_error")
        error = {"type": "error", "error": {"type": kind, "message": message}}
        content = json.dumps(error).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        if retry_after is not None:
            self.send_header("retry-after-ms", str(int(retry_after * 1000)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, step: Step, body: Body) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        broken = step.get("broken")
        if broken == "end":
            self.send_header("connection", "close")
            self.close_connection = True
        else:
            self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for event in _events(step, body, len(self.server.bodies)):
            text = f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()
            self._write(text, chunked=broken != "end")
        if broken == "silence":
            self.server.released.wait(60)
        if broken in {"cut", "silence"}:
            self.close_connection = True
            self.connection.close()
        elif broken != "end":
            self._write(b"", chunked=True)

    def _write(self, content: bytes, *, chunked: bool) -> None:
        if chunked:
            content = f"{len(content):x}\r\n".encode() + content + b"\r\n"
        self.wfile.write(content)
        self.wfile.flush()


def _problem(path: str, headers: dict[str, str], body: Body, step: Step) -> str | None:
    given = {name.lower(): value for name, value in headers.items()}
    if path.partition("?")[0] != "/v1/messages":
        return f"no such path: {path}"
    # The SDK sends a key either way, depending on its version.
    keys = {given.get("x-api-key"), given.get("authorization", "").removeprefix("Bearer ")}
    if KEY not in keys or "anthropic-version" not in given:
        return "no key or no version"
    if not (body.get("model") and body.get("max_tokens") and body.get("messages")):
        return "model, max_tokens and messages are required"
    if missing := _unanswered(body["messages"]):
        return f"`tool_use` ids were found without `tool_result` blocks: {missing}"
    last = json.dumps(body["messages"][-1], ensure_ascii=False)
    if (wanted := step.get("after")) and wanted not in last:
        return f"the conversation expects {wanted!r} in the last message"
    return None


def _unanswered(messages: list[Body]) -> list[str]:
    missing = []
    for message, following in zip(messages, [*messages[1:], {}], strict=True):
        wanted = [one["id"] for one in _blocks(message) if one["type"] == "tool_use"]
        results = {one.get("tool_use_id") for one in _blocks(following)}
        missing += [one for one in wanted if one not in results]
    return missing


def _blocks(message: Body) -> list[Body]:
    content = message.get("content", [])
    return [] if isinstance(content, str) else content


def _events(step: Step, body: Body, number: int) -> Iterator[Body]:
    usage = {"input": 1000, "output": 50, **step.get("usage", {})}
    yield _start(body["model"], number, usage["input"])
    yield {"type": "ping"}
    index = 0
    if text := step.get("say"):
        yield from _block(index, {"type": "text", "text": ""}, "text_delta", "text", text)
        index += 1
    if page := step.get("web"):
        yield from _searched(index, page)
        index += 2
    broken = step.get("broken")
    if broken == "error":
        yield {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
    if broken:
        return
    for call in step.get("calls", []):
        start = {
            "type": "tool_use",
            "id": f"toolu_{number:03}_{index}",
            "name": call["tool"],
            "input": {},
        }
        given = call.get("text") or _filled(json.dumps(call.get("with", {})), body)
        yield from _block(index, start, "input_json_delta", "partial_json", given)
        index += 1
    stop = step.get("stop") or ("tool_use" if step.get("calls") else "end_turn")
    yield {
        "type": "message_delta",
        "delta": {"stop_reason": stop, "stop_sequence": None},
        "usage": {"output_tokens": usage["output"]},
    }
    yield {"type": "message_stop"}


def _start(model: str, number: int, tokens: int) -> Body:
    message: Body = {
        "id": f"msg_{number:03}",
        "type": "message",
        "role": "assistant",
        "content": [],
        "model": model,
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {
            "input_tokens": tokens,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "output_tokens": 1,
        },
    }
    return {"type": "message_start", "message": message}


def _searched(index: int, page: Body) -> Iterator[Body]:
    """Yield what the provider's own search tool puts into an answer: its call and what it found."""
    call = {"type": "server_tool_use", "id": f"srvtoolu_{index}", "name": "web_search", "input": {}}
    query = json.dumps({"query": page["query"]})
    yield from _block(index, call, "input_json_delta", "partial_json", query)
    found = {
        "type": "web_search_result",
        "title": page["title"],
        "url": page["url"],
        "encrypted_content": "sealed",
        "page_age": None,
    }
    result = {"type": "web_search_tool_result", "tool_use_id": call["id"], "content": [found]}
    yield {"type": "content_block_start", "index": index + 1, "content_block": result}
    yield {"type": "content_block_stop", "index": index + 1}


def _block(index: int, start: Body, kind: str, name: str, text: str) -> Iterator[Body]:
    yield {"type": "content_block_start", "index": index, "content_block": start}
    for at in range(0, len(text), _PIECE):
        delta = {"type": kind, name: text[at : at + _PIECE]}
        yield {"type": "content_block_delta", "index": index, "delta": delta}
    yield {"type": "content_block_stop", "index": index}


def _filled(text: str, body: Body) -> str:
    digests = re.findall(r'\\"digest\\":\\"([0-9a-f]{8,64})\\"', json.dumps(body["messages"]))
    return text.replace("$digest", digests[-1]) if digests else text
