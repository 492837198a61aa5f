"""Stands between a client and our server and notes each call of a tool.

python -m evals.players.counting NOTES COMMAND...
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import IO


def main() -> int:
    """Pass everything on, both ways, until the server ends; return its exit code."""
    notes, command = Path(sys.argv[1]), sys.argv[2:]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        if server.stdin is None or server.stdout is None:
            raise RuntimeError("the server has no pipes")
        out = Thread(target=_pass_on, args=(server.stdout, sys.stdout.buffer), daemon=True)
        out.start()
        _pass_on(sys.stdin.buffer, server.stdin, notes)
        server.stdin.close()
        out.join()
        return server.wait()


def _pass_on(source: IO[bytes], target: IO[bytes], notes: Path | None = None) -> None:
    for line in source:
        if notes is not None:
            _note(line, notes)
        target.write(line)
        target.flush()


def _note(line: bytes, notes: Path) -> None:
    try:
        message = json.loads(line)
    except ValueError:
        return
    if not isinstance(message, dict) or message.get("method") != "tools/call":
        return
    # The same call again, with what a person answered, is no further one.
    if "inputResponses" not in message["params"]:
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{message['params']['name']}\n")


if __name__ == "__main__":
    sys.exit(main())
