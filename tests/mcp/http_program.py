"""Serves the fixture, or the product's MCP server, over streamable HTTP; prints its port first."""

import socket
import sys
from pathlib import Path

import uvicorn

from server import build_server
from service.callers import LocalCallers
from tests.mcp.fixture_server import fixture

if __name__ == "__main__":
    what, root = sys.argv[1:]
    server = fixture() if what == "fixture" else build_server(LocalCallers(Path(root)), version="0")
    listening = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(server.streamable_http_app(), log_level="error", ws="none")
    uvicorn.Server(config).run(sockets=[listening])
