"""How to go on after the demo: attach an IDE, run the shop."""

import json
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
    entry = {"command": "stheno", "args": ["mcp", "--root", str(root)]}
    console.print(
        Group(
            title("Attach your IDE"),
            _client("Claude Code", f"claude mcp add stheno -- stheno mcp --root {root}"),
            _client("Cursor, in .cursor/mcp.json", _json({"mcpServers": {"stheno": entry}})),
            _client("VS Code, in .vscode/mcp.json", _json({"servers": {"stheno": entry}})),
            indented(line(("then ask: which modules and routes does my shop have?", "dim"))),
            title("Run the shop"),
            indented(line((f"cd {root}", "bold"))),
            *(indented(line((run, "bold"), (f"  {why}", "dim"))) for run, why in _RUN),
            "",
        )
    )


def _client(name: str, text: str) -> Group:
    return Group(indented(line(f"{name}:")), indented(indented(Text(text, style="bold"))))


def _json(value: object) -> str:
    return json.dumps(value)
