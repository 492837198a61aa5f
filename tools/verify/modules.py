"""The project's own modules, as Medusa sees them once its code is loaded."""

from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from tools.plan.model import Frozen
from tools.verify.output import tail
from tools.verify.report import FailedError
from tools.verify.sandbox import Sandbox

_PROGRAM = Path(__file__).with_name("modules.cjs")
_SECONDS = 120


class LoadedModule(Frozen):
    """A module: the name it gives itself, its folder, and what the generator says of it.

    `state` is `in sync`, `differs` or `failed` where it was asked, else empty.
    """

    name: str
    folder: str
    registered: bool
    models: int
    state: str
    text: str


Diff = Literal["by module", "by database"]


async def loaded_modules(
    sandbox: Sandbox, app: Path, *, diff: Diff | None = None
) -> list[LoadedModule]:
    """Load the configuration and the modules of a copy, and list them; no database is needed.

    With `diff`, Medusa's own generator compares models and snapshots, which it finds by what
    `diff` says; where they differ, it writes a migration into the copy.  Raises FailedError if
    the code does not load.
    """
    out = sandbox.root / f"modules-{app.parent.name}.json"
    argv = [sandbox.node, str(_PROGRAM), str(app), str(out), *([diff] if diff else [])]
    finished = await sandbox.run(argv, cwd=app, seconds=_SECONDS)
    if finished.returncode:
        raise FailedError("the modules do not load", tail(finished.output))
    return TypeAdapter(list[LoadedModule]).validate_json(out.read_bytes())
