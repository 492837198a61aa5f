"""How to go on after the demo: attach an IDE, run the shop."""

import shlex
from pathlib import Path

from rich.console import Console, Group
from rich.text import Text

from service.clients.place import program
from terminal.console import indented, line, title

_RUN = (
    ("cp .env.template .env", "and fill in JWT_SECRET and COOKIE_SECRET"),
    ("createdb -h localhost -U postgres medusa", "or point DATABASE_URL at a PostgreSQL of yours"),
    ("npx medusa db:migrate", ""),
    ("npx medusa user -e you@example.com -p a-password", ""),
    ("npm run dev", "the back office is at http://localhost:9000/app"),
)


def show_attaching(console: Console, root: Path) -> None:
    """Print how to attach an IDE to the project at `root`, and how to start the shop."""
    console.print(title("Attach your IDE"))
    command = shlex.join([program(), "install", "--root", str(root)])
    # Wrapped by us, it could not be copied.
    console.print(Text(f"  {command}", style="bold"), soft_wrap=True)
    console.print(
        Group(
            indented(line(("then ask: which modules and routes does my shop have?", "dim"))),
            title("Run the shop"),
            indented(line((f"cd {root}", "bold"))),
            *(indented(line((run, "bold"), (f"  {why}", "dim"))) for run, why in _RUN),
            "",
        )
    )
