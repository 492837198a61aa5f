"""The scripted ways of a task: what its solution, or its planted mistake, asks of the tools."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from evals.model import TASKS, Check, Edit, Task, Wrong
from tools.errors import SthenoError, UsageError

T = TypeVar("T", bound=BaseModel)


class TaskError(SthenoError):
    """A task's files are not what they must be."""


@dataclass(frozen=True)
class Script:
    """What is asked for: a spec first, if there is one, then whole files and exact edits."""

    spec: str | None
    files: dict[str, str]
    edits: tuple[Edit, ...] = ()


def task_names() -> list[str]:
    """Return the names of all tasks, in order."""
    return sorted(path.parent.name for path in TASKS.glob("*/task.yaml"))


def load_task(name: str) -> Task:
    """Return a task; raises UsageError for an unknown one, TaskError for a damaged one."""
    if name not in task_names():
        raise UsageError(f"there is no task {name}", fix=f"choose from {', '.join(task_names())}")
    return _read(TASKS / name / "task.yaml", Task)


def load_check(name: str) -> Check:
    """Return a task's machine check; raises TaskError for a damaged one."""
    return _read(TASKS / name / "check.yaml", Check)


def load_wrong(name: str) -> Wrong:
    """Return a task's planted mistake; raises TaskError for a damaged one."""
    return _read(TASKS / name / "wrong" / "wrong.yaml", Wrong)


def solution(name: str) -> Script:
    """Return the script that solves a task."""
    folder = TASKS / name / "solution"
    edits = folder / "edits.yaml"
    return Script(
        spec=_text(folder / "spec.yaml"),
        files=_tree(folder / "files"),
        edits=_read(edits, _Edits).edits if edits.exists() else (),
    )


def mistake(name: str) -> Script:
    """Return the script with the planted mistake: the solution, altered.

    An edit of a text that the solution writes is made in there, any other is asked for.
    Raises TaskError where an edit finds no text to replace.
    """
    right, wrong = solution(name), load_wrong(name)
    folder = TASKS / name / "wrong"
    files = {path: text for path, text in right.files.items() if path not in wrong.without}
    files |= _tree(folder / "files")
    edits = [edit for edit in right.edits if edit.path not in wrong.without]
    for edit in wrong.edits:
        _mistaken(edit, files, edits)
    return Script(_text(folder / "spec.yaml") or right.spec, files, tuple(edits))


def _mistaken(wrong: Edit, files: dict[str, str], edits: list[Edit]) -> None:
    """Make a wrong edit in the file or edit of the solution that its text stands in, or add it."""
    if wrong.path in files:
        files[wrong.path] = _replaced(files[wrong.path], wrong)
        return
    for index, edit in enumerate(edits):
        if edit.path == wrong.path and wrong.old in edit.new:
            new = _replaced(edit.new, wrong)
            edits[index] = edit.model_copy(update={"new": new})
            return
    edits.append(wrong)


def _replaced(text: str, edit: Edit) -> str:
    if text.count(edit.old) != 1:
        raise TaskError("the mistake replaces no single text", where=edit.path)
    return text.replace(edit.old, edit.new)


class _Edits(BaseModel):
    edits: tuple[Edit, ...]


def _read(path: Path, model: type[T]) -> T:
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise TaskError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except yaml.YAMLError as error:
        raise TaskError(f"no YAML: {error}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TaskError(f"{place}: {first['msg']}", where=str(path)) from error


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
