"""A server of the SDK whose one tool does nothing: what a call takes without us.

python -m bench.server.peer [--http]
"""

import socket
import sys
from functools import partial

import anyio
import uvicorn
from mcp.server.mcpserver import MCPServer

server = MCPServer("peer")


@server.tool()
def nothing() -> str:
    """Answer with nothing."""
    return ""


def _serve() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    app = server.streamable_http_app()
    config = uvicorn.Config(app, log_config=None, access_log=False, log_level="warning", ws="none")
    # What whoever measures waits for.
    place = f"http://127.0.0.1:{listening.getsockname()[1]}"
    print(f"serving on {place}", file=sys.stderr, flush=True)
    serve = partial(uvicorn.Server(config).serve, sockets=[listening])
    anyio.run(serve, backend_options={"use_uvloop": True})


if "--http" in sys.argv[1:]:
    _serve()
else:
    server.run()
