"""The product's server with tools that misbehave as a tool may, on standard input and output.

python -m tests.mcp.noisy_server
"""

import os
import subprocess
import sys
from pathlib import Path

import anyio
from mcp.server.mcpserver import MCPServer

from server import make_server
from service.callers import LocalCallers
from tools.repo.process import run


def add_noise(server: MCPServer) -> None:
    """Add tools that print, crash, wait for programs, and answer with what is no Unicode."""

    @server.tool(structured_output=False)
    def test_print() -> str:
        """Prints in every way there is."""
        print("print")  # noqa: T201  # what is tested
        sys.stdout.write("sys.stdout\n")
        sys.stdout.flush()
        os.write(1, b"descriptor 1\n")
        subprocess.run([sys.executable, "-c", "print('program')"], check=True)
        return "printed"

    @server.tool(structured_output=False)
    def test_crash() -> str:
        """Crashes."""
        raise RuntimeError("a secret of the server")

    @server.tool(structured_output=False)
    def test_half_a_pair() -> str:
        """Answers with what is no Unicode."""
        return "\ud800"

    @server.tool(structured_output=False)
    async def test_program(pipe: str) -> str:
        """Starts a program that starts another, which holds the pipe open for minutes."""
        await run(["sh", "-c", 'sleep 600 > "$0"; true', pipe], cwd=Path(), timeout=600)
        return "ended"


if __name__ == "__main__":
    noisy = make_server(LocalCallers(Path()))
    add_noise(noisy)
    anyio.run(noisy.run_stdio_async)
