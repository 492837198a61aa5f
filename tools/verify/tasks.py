"""What `run_task` may run: the project's own scripts, Medusa's commands, a few known programs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.errors import UsageError
from tools.medusa.monorepo import read_manifest
from tools.plan.model import Frozen
from tools.repo.jsonc import as_object
from tools.repo.meant import did_you_mean
from tools.repo.visible import hidden_in, visible_name
from tools.repo.workspace import Workspace

# Of `medusa --help` of 2.21.2; those that serve for ever, ask, or go to the network are left out.
COMMANDS: Final = (
    "build", "db:generate", "db:migrate", "db:migrate:scripts", "db:rollback", "db:sync-links",
    "exec", "lint", "plugin:build", "plugin:db:generate",
)  # fmt: skip
PROGRAMS: Final = ("medusa", "tsc", "jest", "vitest")
_WITHOUT_DATABASE = frozenset({"build", "lint", "plugin:build"})
_WITH_DATABASE = re.compile(
    r"\bmedusa\s+(?:db:|exec|start|develop)|\bjest\b|\bvitest\b|integration"
)
_TEST = re.compile(r"\b(?:jest|vitest)\b")
_EXEC = re.compile(r"\bmedusa\s+exec\b")
_MAX_ARGUMENTS = 50
_MAX_LENGTH = 2_000


@dataclass(frozen=True)
class Task:
    """Something to run: a script of the project, or a program of its packages."""

    name: str
    arguments: tuple[str, ...]
    script: str | None

    @property
    def wants_database(self) -> bool:
        """Whether it is likely to connect to one."""
        if self.script is not None:
            return _WITH_DATABASE.search(self.script) is not None
        if self.name == "medusa":
            return self.arguments[0] not in _WITHOUT_DATABASE
        return self.name != "tsc"

    @property
    def is_test(self) -> bool:
        """Whether a test runner is started."""
        return _TEST.search(self.script or self.name) is not None

    @property
    def wants_tables(self) -> bool:
        """Whether the project's own migrations have to have run before."""
        if self.script is not None:
            return _EXEC.search(self.script) is not None
        return self.name == "medusa" and self.arguments[0] == "exec"


class Tasks(Frozen):
    """What there is to run: scripts by name, programs, and the commands of `medusa`."""

    scripts: dict[str, str]
    programs: list[str]
    commands: list[str]


def known_tasks(workspace: Workspace) -> Tasks:
    """Return what a project has to run; raises UsageError if its `package.json` is broken."""
    scripts = as_object(read_manifest(workspace.root).get("scripts"))
    return Tasks(
        scripts={name: text for name, text in scripts.items() if isinstance(text, str)},
        programs=list(PROGRAMS),
        commands=list(COMMANDS),
    )


def task_of(workspace: Workspace, name: str, arguments: Sequence[str]) -> Task:
    """Return the task of a name; raises UsageError for what is not on the list.

    A script of `package.json` goes before a program of the same name.
    """
    _check_arguments(arguments)
    scripts = as_object(read_manifest(workspace.root).get("scripts"))
    script = scripts.get(name)
    if isinstance(script, str):
        return Task(name, tuple(arguments), script)
    if name not in PROGRAMS:
        known = [*scripts, *PROGRAMS]
        hint = f"{did_you_mean(name, known)} there are {', '.join(known)}".lstrip()
        raise UsageError(
            f"there is no task {visible_name(name)!r}",
            where="package.json",
            fix=visible_name(hint),
        )
    if name == "medusa":
        _check_command(arguments)
    return Task(name, tuple(arguments), None)


def argv_of(task: Task, app: Path, npm: str | None) -> list[str]:
    """Return what to start for a task in a copy of the project; raises UsageError."""
    if task.script is not None:
        if npm is None:
            raise UsageError("npm is not installed, and scripts are run by it", fix="install npm")
        return [npm, "run", "--silent", task.name, "--", *task.arguments]
    for folder in (app, *app.parents):
        path = folder / "node_modules" / ".bin" / task.name
        if path.exists():
            return [str(path), *task.arguments]
    raise UsageError(
        f"`{task.name}` is not installed in the project", fix="install the project's packages"
    )


def _check_command(arguments: Sequence[str]) -> None:
    command = arguments[0] if arguments else ""
    if command not in COMMANDS:
        hint = f"{did_you_mean(command, COMMANDS)} choose from {', '.join(COMMANDS)}".lstrip()
        told = f"`medusa {visible_name(command)}` is not run here" if command else "medusa what?"
        raise UsageError(told, fix=hint)


def _check_arguments(arguments: Sequence[str]) -> None:
    if len(arguments) > _MAX_ARGUMENTS:
        raise UsageError(f"more than {_MAX_ARGUMENTS} arguments")
    for argument in arguments:
        if len(argument) > _MAX_LENGTH or "\0" in argument or hidden_in(argument):
            shown = visible_name(argument[:60])
            raise UsageError(f"an argument is too long or holds what hides: {shown}")
