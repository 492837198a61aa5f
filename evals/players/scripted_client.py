"""The scripted client as a program of its own, started like any other.

python -m evals.players.scripted_client CONFIG TASK [--wrong]
"""

import json
import sys
from pathlib import Path

import anyio
from mcp import StdioServerParameters

from evals.players.scripted import play_server
from evals.solution import load_task, mistake, solution


def main() -> None:
    """Play a task's script against the server that a client's configuration names."""
    config, task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2]
    script = (mistake if "--wrong" in sys.argv[3:] else solution)(task)
    server = StdioServerParameters.model_validate(config["mcpServers"]["stheno"])
    anyio.run(play_server, server, script, load_task(task).title)


if __name__ == "__main__":
    main()
