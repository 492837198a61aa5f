"""Plans resources in one process: for each line, {folder, spec, write}, prints {ms, cpu, disk}."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.person import apply_as
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec

_waited = 0.0


def _timed(call: Callable[..., None]) -> Callable[..., None]:
    @wraps(call)
    def timed(*arguments: int) -> None:
        global _waited  # noqa: PLW0603  # of one process that does one thing at a time
        start = perf_counter()
        try:
            call(*arguments)
        finally:
            _waited += perf_counter() - start

    return timed


def main() -> None:
    """Answer until the input ends."""
    os.fsync = _timed(os.fsync)
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise = _timed(os.posix_fadvise)
    for line in sys.stdin:
        asked = json.loads(line)
        workspace = Workspace.at(asked["folder"])
        start, busy, waited = perf_counter(), process_time(), _waited
        plan = plan_spec(workspace, asked["spec"])
        if asked["write"]:
            apply_as(workspace, plan, principal="bench", channel="bench")
        # The digest is what names a plan: one without it is not done.
        answer: dict[str, object] = {"plan": plan.digest}
        answer |= {
            "ms": (perf_counter() - start) * 1000,
            "cpu": (process_time() - busy) * 1000,
            "disk": (_waited - waited) * 1000,
        }
        print(json.dumps(answer), flush=True)


main()
