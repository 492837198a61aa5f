"""Kills processes at every operation that writes; run by `test_crash.py` as a program.

    python crash_driver.py FOLDER apply|undo|forward|back

Each try forks a process that counts what it does to the disk and ends itself with SIGKILL before
the n-th operation, for n = 1, 2, ... until one comes through unharmed.  Prints one JSON object a
killed process: the operation, what was found, and what recovery made of it.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tests.plan.making import approved, make_change, make_workspace, tree_of
from tools.plan.apply import apply_plan
from tools.plan.journal import JOURNALS, open_journal
from tools.plan.model import Plan
from tools.plan.recover import recover
from tools.plan.undo import undo
from tools.repo.workspace import Workspace

OLD = {"src/a.ts": "old a\n", "src/deep/b.ts": "old b\n", "gone/gone.ts": "old gone\n"}
CHANGES = (
    make_change("src/modules/brand/index.ts", None, "new index\n"),
    make_change("src/modules/brand/service.ts", None, "new service\n"),
    make_change("src/a.ts", "old a\n", "new a\n"),
    make_change("gone/gone.ts", "old gone\n", None),
    make_change("src/deep/b.ts", "old b\n", "new b\n"),
)
WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod"}
DESCRIPTOR_WRITES = {"write", "pwrite", "fsync", "fchmod", "ftruncate"}
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Attempt(NamedTuple):
    workspace: Workspace
    work: Callable[[], object]


def kill_at(n: int, note: int, only: str | None) -> None:
    """End this process before its n-th operation that writes (or is `only`), told to `note`."""
    done = 0
    counting = threading.Lock()

    def step(name: str) -> None:
        nonlocal done
        with counting:
            done += only in {None, name}
            reached = done == n
        if reached:
            sys.setprofile(None)
            os.write(note, name.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(event: str, args: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(args[2], int) and args[2] & WRITE_FLAGS
        if opens or event in WRITES:
            step(event)

    def profile(_: FrameType, event: str, function: object) -> None:
        name = getattr(function, "__name__", "")
        if event == "c_call" and name in DESCRIPTOR_WRITES:
            step(name)

    sys.addaudithook(audit)
    # What is written is brought to the disk by several threads.
    threading.setprofile(profile)
    sys.setprofile(profile)


def killed(n: int, work: Callable[[], object], only: str | None = None) -> str | None:
    """Run `work` in a process killed at operation n; return its name, None if it came through."""
    reader, note = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            kill_at(n, note, only)
            work()
            code = 0
        finally:
            sys.setprofile(None)
            os._exit(code)
    os.close(note)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with os.fdopen(reader) as file:
        name = file.read()
    if status == 0:
        return None
    if status != -signal.SIGKILL:
        sys.exit(f"operation {n}: the process ended with {status}")
    return name


def prepared(folder: Path) -> tuple[Workspace, Plan]:
    workspace = make_workspace(folder, OLD)
    (folder / "gone/gone.ts").chmod(0o755)
    return workspace, approved(workspace, *CHANGES)


def state_of(workspace: Workspace) -> str:
    found = {path: content for path, content in tree_of(workspace).items() if content is not None}
    old = {path: text.encode() for path, text in OLD.items()}
    new = {c.path: c.content.encode() for c in CHANGES if c.content is not None}
    if found == old and not (workspace.root / "src/modules").exists():
        mode = (workspace.root / "gone/gone.ts").stat().st_mode & 0o777
        return "old" if mode == 0o755 else "old with another mode"
    return "new" if found == new else f"neither: {sorted(found)}"


def report(workspace: Workspace, n: int, name: str) -> None:
    cut = open_journal(workspace)
    before = state_of(workspace)
    outcome = recover(workspace).outcome
    litter = [p.name for p in (workspace.root / JOURNALS).glob("*/new")]
    line = {
        "n": n,
        "operation": name,
        "cut": cut is not None,
        "before": before,
        "outcome": outcome,
        "after": state_of(workspace),
        "again": recover(workspace).outcome,
        "litter": litter,
    }
    undone = undo(workspace)
    line["undone"] = "old" if undone.digest is None else state_of(workspace)
    sys.stdout.write(json.dumps(line) + "\n")


def apply_attempts(folder: Path) -> Iterator[Attempt]:
    for n in count(1):
        workspace, plan = prepared(folder / f"{n}")
        yield Attempt(workspace, partial(apply_plan, workspace, plan))


def undo_attempts(folder: Path) -> Iterator[Attempt]:
    for n in count(1):
        workspace, plan = prepared(folder / f"{n}")
        apply_plan(workspace, plan)
        yield Attempt(workspace, partial(undo, workspace))


def recovery_attempts(folder: Path, *, back: bool) -> Iterator[Attempt]:
    """Yield applies cut off when some files were in place and others not, to be recovered.

    With `back` a staged file is missing, which bars the way forward.
    """
    for n in count(1):
        workspace, plan = prepared(folder / f"{n}")
        cut_off_half_way(workspace, plan)
        if back:
            for staged in (workspace.root / JOURNALS).glob("*/new/0004"):
                staged.unlink()
        yield Attempt(workspace, partial(recover, workspace))


def cut_off_half_way(workspace: Workspace, plan: Plan) -> None:
    """Kill an apply with two files in place; the first rename is the journal's own."""
    killed(4, partial(apply_plan, workspace, plan), only="os.rename")
    if open_journal(workspace) is None:
        sys.exit("the apply was not cut off half-way")


def crash(attempts: Iterator[Attempt]) -> None:
    for n, attempt in enumerate(attempts, start=1):
        name = killed(n, attempt.work)
        if name is None:
            return
        report(attempt.workspace, n, name)


if __name__ == "__main__":
    target, what = Path(sys.argv[1]), sys.argv[2]
    crash(
        {
            "apply": partial(apply_attempts, target),
            "undo": partial(undo_attempts, target),
            "forward": partial(recovery_attempts, target, back=False),
            "back": partial(recovery_attempts, target, back=True),
        }[what]()
    )
