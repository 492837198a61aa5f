"""Running one task of a project in a copy of it: the output, and what it would have changed."""

import os
import shutil
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import anyio
from pydantic import Field

from tools.errors import SthenoError, ToolMissingError, UsageError
from tools.medusa.installed import medusa_version
from tools.plan.diff import unified_diff
from tools.plan.model import Action, Frozen
from tools.repo.git import ignored_by_git
from tools.repo.process import Finished
from tools.repo.redact import redacted, without_keys
from tools.repo.secrets import is_secret_path
from tools.repo.visible import visible
from tools.repo.walk import BUILT_FOLDERS, walk_files
from tools.repo.workspace import Workspace
from tools.verify.confined import (
    LIMIT_REACHED,
    Cell,
    can_confine,
    run_confined,
    worth_hiding,
)
from tools.verify.context import Context, connection, redirect_config
from tools.verify.output import plain
from tools.verify.postgres import Server
from tools.verify.report import Progress, silent
from tools.verify.sandbox import Sandbox, sandbox
from tools.verify.seed import TEMPLATE
from tools.verify.shared import packages_of
from tools.verify.tasks import Task, argv_of, task_of
from tools.verify.tree import WorkingTree, copy_workspace

SECONDS = 300
_OUTPUT = 8_000
_MAX_OUTPUT_BYTES = 400_000
_MAX_CHANGES = 50
_MAX_DIFF = 8_000
_MAX_DIFFS = 24_000
_MAX_FILE = 500_000
_LONGEST_REASON = 200
_COPY = "task"
# Deeper than what anybody writes: looking takes the longer the deeper a task has nested folders.
_DEEPEST = 40
_MOST = 400
_BUILT = BUILT_FOLDERS | {"static"}
_CONFIGS = frozenset({"medusa-config.js", "medusa-config.project.js"})


class TaskChange(Frozen):
    """A file that the task changed in its copy; a diff that is too long is left out."""

    path: str
    action: Action
    diff: str | None


class TaskResult(Frozen):
    """How a task ended.

    `output` is its end, secrets hidden.  Nothing in `changes` was written into the project.
    `network` tells whether it had one, `confined` whether it could write nothing but its copy.
    """

    task: str
    exit_code: int
    ended: Annotated[str | None, Field(description="why it was ended, if it was")] = None
    seconds: float
    output: str
    changes: list[TaskChange]
    more_changes: int = 0
    network: bool
    confined: bool
    advice: str | None = None


@dataclass(frozen=True)
class _Place:
    """Where a task runs: its copy, the tree that it is compared with, and what keeps it in."""

    workspace: Workspace
    box: Sandbox
    tree: WorkingTree
    app: Path
    confined: bool
    network: bool

    @property
    def copy(self) -> Path:
        """The copy of the whole repository, in which `app` is."""
        return self.box.root / _COPY


async def run_task(  # noqa: PLR0913  # options, by name only
    workspace: Workspace,
    name: str,
    arguments: Sequence[str] = (),
    *,
    allow_network: bool = False,
    seconds: float = SECONDS,
    progress: Progress | None = None,
) -> TaskResult:
    """Run a script or a known program of the project in a copy of the workspace.

    It has a bare environment, no secrets, limits, a private database if it is likely to want
    one, and no network unless that is allowed.  Raises UsageError for a task that is not on the
    list, ToolMissingError where the network cannot be shut off and is not allowed.  Cancelled,
    it ends every process and removes every file it has made.
    """
    tell = progress or silent
    task = task_of(workspace, name, arguments)
    async with sandbox() as box, AsyncExitStack() as stack:
        await tell(name, "running", "copying the project", 0.0)
        confined = await can_confine(box, network=allow_network)
        if not confined and not allow_network:
            raise ToolMissingError(
                "the network cannot be shut off here: it takes Linux with user namespaces",
                fix="a person may let it: stheno task --allow-network, STHENO_ALLOW_NETWORK=1",
            )
        tree = await anyio.to_thread.run_sync(copy_workspace, workspace, box.root / "tree")
        app = await anyio.to_thread.run_sync(tree.copy, box.root / _COPY)
        place = _Place(workspace, box, tree, app, confined, allow_network)
        argv = argv_of(task, app, shutil.which("npm"))
        database = await _database(place, task, stack, partial(tell, name, "running"))
        finished = None
        if database.server is not None and task.wants_tables:
            await tell(name, "running", "running the project's migrations", 0.3)
            migrate = task_of(workspace, "medusa", ["db:migrate", "--skip-scripts"])
            before = argv_of(migrate, app, None)
            finished = await _run(place, migrate, before, database, seconds)
        if finished is None or finished.returncode == 0:
            await tell(name, "running", " ".join([name, *arguments])[:100], 0.5)
            finished = await _run(place, task, argv, database, seconds)
        changes = await anyio.to_thread.run_sync(_changes, place)
    result = _result(place, name, finished, changes, database)
    state = "failed" if result.exit_code else "passed"
    await tell(name, state, result.ended or f"exit code {result.exit_code}", 1.0)
    return result


@dataclass(frozen=True)
class _Database:
    """A database for the task, or the reason why it has none though it is likely to want one."""

    server: Server | None = None
    name: str = "task"
    medusa: str = ""
    missing: str | None = None


async def _database(
    place: _Place,
    task: Task,
    stack: AsyncExitStack,
    tell: Callable[[str, float], Awaitable[None]],
) -> _Database:
    if not task.wants_database:
        return _Database()

    async def busy(_: str, message: str) -> None:
        await tell(message, 0.1)

    try:
        medusa = medusa_version(place.workspace).version
        context = Context(place.tree, place.box, medusa, stack, busy)
        context.program(place.app, "medusa")
        await tell("starting a private database", 0.1)
        server, _ = await context.seeded()
        if place.confined and not place.network and server.socket is None:
            return _Database(missing="the scratch folder's path is too long for a Unix socket")
        redirect_config(place.app)
        await server.create_database("task", template=TEMPLATE)
        return _Database(server, "task", medusa)
    except SthenoError as error:
        # A script may do without; if it does not, its output and this tell why.
        return _Database(missing=str(error))


async def _run(
    place: _Place, task: Task, argv: list[str], database: _Database, seconds: float
) -> Finished:
    environment = {"NODE_ENV": "test"} if task.is_test else {}
    server = database.server
    if server is not None:
        environment |= connection(server, database.medusa, database.name)
    if not place.confined:
        return await place.box.run(argv, cwd=place.app, seconds=seconds, env=environment)
    relayed = server is not None and server.socket is not None and not place.network
    cell = Cell(
        writable=[place.copy],
        keep=await anyio.to_thread.run_sync(packages_of, place.workspace, place.copy),
        hide=await anyio.to_thread.run_sync(worth_hiding, place.workspace),
        network=place.network,
        relay=(server.port, str(server.socket)) if server is not None and relayed else None,
    )
    return await run_confined(
        place.box,
        argv,
        cell,
        place.app,
        seconds=seconds,
        env=environment,
        limit=_MAX_OUTPUT_BYTES,
    )


def _result(
    place: _Place,
    name: str,
    finished: Finished,
    changes: list[TaskChange],
    database: _Database,
) -> TaskResult:
    code, ended = finished.returncode, None
    if finished.timed_out:
        ended = f"it took longer than {finished.seconds:.0f} s"
    elif place.confined and code == LIMIT_REACHED:
        # The program's own text may stand there, so it is shown as that is.
        ended = _shown(finished.stderr.strip().rpartition("\n")[2], place)
        ended = ended.removeprefix("ended: ")[:_LONGEST_REASON]
    advice = []
    if database.missing:
        advice.append(f"It had no database: {database.missing}.")
    if changes:
        advice.append("Nothing was written: propose what should stay by propose_changes.")
    return TaskResult(
        task=name,
        exit_code=code if code >= 0 else 128 - code,
        ended=ended,
        seconds=round(finished.seconds, 1),
        output=_shown(finished.output, place),
        changes=changes[:_MAX_CHANGES],
        more_changes=max(len(changes) - _MAX_CHANGES, 0),
        network=place.network,
        confined=place.confined,
        advice=" ".join(advice) or None,
    )


def _shown(output: str, place: _Place) -> str:
    """Return the end of an output, with nothing in it that hides or is secret."""
    text = plain(output).replace(str(place.app), ".").replace(str(place.box.root), "<scratch>")
    lines = [redacted(line) for line in visible(without_keys(text.strip())).split("\n")]
    text = "\n".join(lines)
    return text if len(text) <= _OUTPUT else "[...]\n" + text[-_OUTPUT:].partition("\n")[2]


def _changes(place: _Place) -> list[TaskChange]:
    """Return what the task changed in its copy, as far as it could be proposed."""
    old, new = Workspace(_still(place, place.tree.root)), Workspace(_still(place, place.app))
    paths = sorted({*_files(old), *_files(new)})
    changed = []
    for path in paths:
        before, after = _content(old, path), _content(new, path)
        if before != after:
            changed.append((path, before, after))
    ignored = set(ignored_by_git(place.workspace, [path for path, _, _ in changed[:_MOST]]))
    left = _MAX_DIFFS
    found = []
    for path, before, after in changed[:_MOST]:
        if path in ignored:
            continue
        diff = _diff(path, before, after)
        if diff is not None and len(diff) > min(left, _MAX_DIFF):
            diff = None
        left -= len(diff or "")
        found.append(TaskChange(path=path, action=_action(before, after), diff=diff))
    return found


def _still(place: _Place, folder: Path) -> Path:
    """Return a folder of the sandbox, in whose way the task has put no link to another place."""
    box = Path(os.path.realpath(place.box.root))
    if Path(os.path.realpath(folder)) != box / folder.relative_to(place.box.root):
        raise UsageError(
            "the task put a link in the place of its copy, so its changes are not read",
            fix="look at what that script does",
        )
    return folder


def _files(workspace: Workspace) -> Iterator[str]:
    for path in walk_files(workspace, skip=_BUILT, deepest=_DEEPEST):
        if not is_secret_path(path) and path not in _CONFIGS:
            yield path


def _content(workspace: Workspace, path: str) -> bytes | None:
    try:
        return workspace.read_bytes(path, most=_MAX_FILE)
    except SthenoError:
        return None


def _action(before: bytes | None, after: bytes | None) -> Action:
    if before is None:
        return Action.CREATE
    return Action.UPDATE if after is not None else Action.DELETE


def _diff(path: str, before: bytes | None, after: bytes | None) -> str | None:
    try:
        texts = [None if content is None else content.decode() for content in (before, after)]
    except UnicodeDecodeError:
        return None
    diff = without_keys(unified_diff(path, *texts))
    return "\n".join(redacted(visible(line)) for line in diff.split("\n"))
