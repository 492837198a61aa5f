"""What a plan does to the project, seen in a copy of it: doctor's findings and the map."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.medusa.doctor.baseline import baseline_of, without_known
from tools.medusa.doctor.diagnose import examine, finding_of
from tools.medusa.doctor.model import Finding
from tools.medusa.map_model import ProjectMap
from tools.plan.model import Plan
from tools.repo.guardian import Guardian
from tools.repo.workspace import Workspace
from tools.verify.planned import write_planned
from tools.verify.tree import copy_workspace


@dataclass(frozen=True)
class Examined:
    """The map before and after a plan, what doctor finds only then, and how much it settles."""

    before: ProjectMap
    after: ProjectMap
    new: list[Finding]
    settled: int


def examine_plan(workspace: Workspace, plan: Plan) -> Examined:
    """Write a plan into a copy of the workspace and look at it; nothing of it is executed.

    Both looks are at the copy, so that what differs is the plan's doing.  Raises StalePlanError.
    """
    with _scratch() as folder:
        copy = Workspace(copy_workspace(workspace, folder / "tree").root)
        before, found = _looked_at(copy)
        known = baseline_of(copy, found)
        write_planned(copy, plan)
        after, then = _looked_at(copy)
        new = without_known(copy, then, known)
        return Examined(before, after, new, len(found) + len(new) - len(then))


def _looked_at(copy: Workspace) -> tuple[ProjectMap, list[Finding]]:
    project, _, pairs = examine(copy)
    return project.map, [finding_of(rule, found) for rule, found in pairs]


@contextmanager
def _scratch() -> Iterator[Path]:
    """Make a scratch folder that goes when we do, however that is."""
    with Guardian() as guardian:
        folder = Path(tempfile.mkdtemp(prefix="stheno-")).resolve()
        guardian.watch_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
