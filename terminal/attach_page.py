"""How to go on after the demo: attach an IDE, run the shop."""

import json
import shlex
import shutil
import sys
from pathlib import Path

from rich.console import Console, Group
from rich.text import Text

from terminal.console import indented, line, title

_RUN = (
    ("cp .env.template .env", "and fill in JWT_SECRET and COOKIE_SECRET"),
    ("createdb medusa", "or point DATABASE_URL elsewhere"),
    ("npx medusa db:migrate", ""),
    ("npx medusa user -e you@example.com -p a-password", ""),
    ("npm run dev", "the back office is at http://localhost:9000/app"),
)


def show_attaching(console: Console, root: Path) -> None:
    """Print what to put where, for the clients that most people use, and how to start the shop."""
    program = _program()
    arguments = ["mcp", "--root", str(root)]
    entry = {"command": program, "args": arguments}
    console.print(title("Attach your IDE"))
    command = shlex.join([program, *arguments])
    _copyable(console, "Claude Code", f"claude mcp add stheno -- {command}")
    _copyable(console, "Cursor, in .cursor/mcp.json", json.dumps({"mcpServers": {"stheno": entry}}))
    _copyable(console, "VS Code, in .vscode/mcp.json", json.dumps({"servers": {"stheno": entry}}))
    console.print(
        Group(
            indented(line(("then ask: which modules and routes does my shop have?", "dim"))),
            title("Run the shop"),
            indented(line((f"cd {root}", "bold"))),
            *(indented(line((run, "bold"), (f"  {why}", "dim"))) for run, why in _RUN),
            "",
        )
    )


def _program() -> str:
    """Return what starts us: the bare name only where a client would find it on its PATH."""
    return "stheno" if shutil.which("stheno") else str(Path(sys.argv[0]).absolute())


def _copyable(console: Console, name: str, text: str) -> None:
    console.print(indented(line(f"{name}:")))
    # Wrapped by us, it could not be copied.
    console.print(Text(f"    {text}", style="bold"), soft_wrap=True)
