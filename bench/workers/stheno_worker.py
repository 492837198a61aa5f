"""Plans resources in one process: for each line, {folder, spec, write}, prints {ms, cpu}."""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.person import apply_as
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec


def main() -> None:
    """Answer until the input ends."""
    for line in sys.stdin:
        asked = json.loads(line)
        workspace = Workspace.at(asked["folder"])
        start, busy = perf_counter(), process_time()
        plan = plan_spec(workspace, asked["spec"])
        if asked["write"]:
            apply_as(workspace, plan, principal="bench", channel="bench")
        # The digest is what names a plan: one without it is not done.
        answer: dict[str, object] = {"plan": plan.digest}
        answer |= {
            "ms": (perf_counter() - start) * 1000,
            "cpu": (process_time() - busy) * 1000,
        }
        print(json.dumps(answer), flush=True)


main()
