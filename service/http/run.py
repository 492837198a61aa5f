"""Running the app: a socket, logs as lines of JSON, and a clean end."""

import gc
import json
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import anyio
import uvicorn
from fastapi import FastAPI

from service.http.ahead import load_engine
from service.http.gate import Access
from service.http.protocol import bounded
from service.http.settings import Settings
from service.latency import bound_waits
from tools.errors import UsageError

_LOG = logging.getLogger("stheno.http")
# Jobs are cancelled and streams closed; whoever does not let go by then is cut off.
_GRACE = 10


class _Lines(logging.Formatter):
    """One line of JSON a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        if isinstance(record.msg, Access):
            fields = {"logger": record.name, **record.msg.fields}
        else:
            told = record.getMessage()
            fields = {"logger": record.name, "level": record.levelname, "message": told}
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps({"time": self.formatTime(record), **fields}, ensure_ascii=False)


def run(app: FastAPI, settings: Settings) -> None:
    """Serve until a signal ends it; raises UsageError if the address cannot be had."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name, folder in settings.workspaces.items():
        if not folder.is_dir():
            _LOG.warning("workspace %s: there is no folder %s", name, folder)
    bound = _bound(settings)
    load_engine(settings)
    listening = _listening(bound, settings)
    host, port = listening.getsockname()[:2]
    _LOG.info("serving on http://%s:%s", host, port)
    gc.collect()
    bound_waits()
    config = uvicorn.Config(
        app,
        http=bounded(settings.request_seconds),
        log_config=None,
        access_log=False,
        log_level="warning",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        proxy_headers=False,
    )
    serve = partial(uvicorn.Server(config).serve, sockets=[listening])
    # Not by uvicorn's own `run`: anyio would then find out at its every step what loop it is on,
    # which takes a tenth of a call.
    anyio.run(serve, backend_options={"use_uvloop": sys.platform != "win32"})


def _bound(settings: Settings) -> socket.socket:
    """Take the address; whoever calls is refused until it is listened on."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on, and every answer waits 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with _told(bound, settings):
        bound.bind((settings.host, settings.port))
    return bound


def _listening(bound: socket.socket, settings: Settings) -> socket.socket:
    with _told(bound, settings):
        bound.listen()
    return bound


@contextmanager
def _told(bound: socket.socket, settings: Settings) -> Iterator[None]:
    """Raise UsageError where the address cannot be had, and let go of it then."""
    try:
        yield
    except (OSError, UnicodeError) as error:
        bound.close()
        where = f"{settings.host}:{settings.port}"
        told = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"cannot be listened on: {told}",
            where=where,
            fix="choose another by --host and --port; port 0 is any that is free",
        ) from error
