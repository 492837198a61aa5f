"""Running a project's program where it has no network and can write its own copy only."""

import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.errors import UsageError
from tools.medusa.monorepo import enclosing_folders
from tools.repo.process import Finished, run
from tools.repo.secrets import is_secret_path
from tools.repo.walk import walk_files
from tools.repo.workspace import Workspace
from tools.verify.limits import LIMIT_REACHED as LIMIT_REACHED  # noqa: PLC0414  # it ends so
from tools.verify.sandbox import Sandbox
from tools.verify.shared import Shared, needed

PROCESSES = 400
MEMORY = 6 << 30
DISK = 4 << 30
FILE = 2 << 30
FILES = 400_000
# Isolated, it has to be told where to find us.
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    " from tools.verify.confine import start; start()"
)
_OURS = Path(__file__).parents[2]
_PROBE_SECONDS = 30
_MAX_HIDDEN = 500
# What a program that runs as the user could learn or reach without any network.
_OF_HOME = (
    ".ssh .aws .azure .gnupg .kube .docker .npmrc .netrc .git-credentials .pgpass .pypirc"
    " .config/gh .config/gcloud .config/stheno .local/state/stheno"
).split()


@dataclass(frozen=True)
class Cell:
    """How a program is to be kept in: what it writes and sees, its network, its limits.

    It writes the folders `writable` and its home.  `keep` is what it sees though others put files
    and sockets beside it, `hide` what it sees empty.  `relay` leads from a port of its own
    loopback to a Unix socket outside.
    """

    writable: Sequence[Path] = ()
    keep: Sequence[Path] = ()
    hide: Sequence[str] = ()
    network: bool = False
    relay: tuple[int, str] | None = None
    processes: int = PROCESSES
    memory: int = MEMORY
    disk: int = DISK
    files: int = FILES
    file: int = FILE


async def can_confine(box: Sandbox, *, network: bool) -> bool:
    """Tell whether this system lets us keep a program in: Linux, where namespaces are allowed."""
    if sys.platform != "linux":
        return False
    cell = Cell(network=network)
    return (await run_confined(box, [box.node, "--version"], cell, box.home)).returncode == 0


async def run_confined(  # noqa: PLR0913  # options, by name only
    box: Sandbox,
    argv: Sequence[str],
    cell: Cell,
    cwd: Path,
    *,
    seconds: float = _PROBE_SECONDS,
    env: Mapping[str, str] | None = None,
    limit: int = 1_000_000,
) -> Finished:
    """Run a program in a cell: it writes nowhere but in the cell's folders and its home.

    It ends with `LIMIT_REACHED` where it took more than it may: processes, memory, disk.
    """
    environment = box.environment(env)
    shared = Shared.on_this_machine(box.root)
    # The programs of a project come with its packages; a link among them may lead anywhere.
    program = "" if Path(argv[0]).is_relative_to(box.root) else argv[0]
    for path in [*cell.keep, *needed(program, environment, network=cell.network)]:
        shared.keep(path)
    settings = {
        "argv": list(argv),
        "cwd": str(cwd),
        "cover": list(map(str, shared.folders)),
        "keep": list(map(str, shared.kept)),
        "links": {str(link): str(target) for link, target in shared.links.items()},
        "writable": [str(path.resolve()) for path in (box.home, *cell.writable)],
        "hide": list(cell.hide),
        "network": cell.network,
        "processes": cell.processes,
        "memory": cell.memory,
        "disk": cell.disk,
        "files": cell.files,
        "file": cell.file,
        "relay": cell.relay,
    }
    async with box.limiter:
        return await run(
            [sys.executable, "-I", "-c", _PROGRAM, str(_OURS), json.dumps(settings)],
            cwd=box.root,
            timeout=seconds,
            env=environment,
            limit=limit,
            guardian=box.guardian,
        )


def worth_hiding(workspace: Workspace) -> list[str]:
    """Return the files and folders that a project's program has no business with.

    Secrets of the workspace and of the user's home; what is shared is covered anyway.
    """
    found = {os.path.realpath(path) for path in _candidates(workspace)}
    hidden = sorted(path for path in found if _may_cover(path))
    if len(hidden) > _MAX_HIDDEN:
        raise UsageError(
            f"there are {len(hidden)} files that may hold secrets, more than can be hidden",
            where=str(workspace.root),
            fix="take them out of the project, or run the script yourself",
        )
    return hidden


def _candidates(workspace: Workspace) -> Iterator[Path]:
    yield from (workspace.root / path for path in _every_file(workspace) if is_secret_path(path))
    for folder in enclosing_folders(workspace.root)[1:]:
        yield from (path for path in folder.iterdir() if is_secret_path(path.name))
    yield from (Path.home() / name for name in _OF_HOME)


def _every_file(workspace: Workspace) -> Iterator[str]:
    # Built folders too: a deployment keeps its secrets there.
    return walk_files(workspace, skip=frozenset({"node_modules", ".git"}))


def _may_cover(path: str) -> bool:
    try:
        mode = Path(path).lstat().st_mode
    except OSError:
        return False
    return not stat.S_ISLNK(mode)
