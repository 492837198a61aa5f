"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

HERE = Path()
Root = Annotated[
    Path, typer.Option("--root", metavar="DIR", help="The project, or a folder in it.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Trust = Annotated[
    bool,
    typer.Option("--trust", help="Run the project's prettier configuration, if it is a program."),
]
Yes = Annotated[bool, typer.Option("--yes", help="You approve it here and now, unasked.")]
Now = Annotated[
    str | None,
    typer.Option("--now", metavar="STAMP", help="UTC yyyymmddhhmmss of new migrations."),
]
