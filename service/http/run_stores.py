"""The stores of runs that a server keeps open, one a workspace."""

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from agents.runs import Run
from agents.store import RunStore
from service.callers import Principal
from service.http.identity import Identity, UnseenError
from tools.errors import UsageError
from tools.repo.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


class RunStores:
    """Opens a store when its workspace is first asked for."""

    def __init__(self) -> None:
        self._stores: dict[Path, RunStore] = {}
        self._guard = threading.Lock()

    def of(self, workspace: Workspace) -> RunStore:
        """Return the runs of a workspace; raises what opening their file does."""
        with self._guard:
            store = self._stores.get(workspace.root)
            if store is None:
                store = self._stores[workspace.root] = RunStore(workspace)
        return store

    def find(self, identity: Identity, run_id: str) -> tuple[str, RunStore, Run]:
        """Return a run with its workspace's name and store; raises UnseenError if there is none.

        There is none for a developer that somebody else has asked for.
        """
        for name in sorted(identity.workspaces):
            # A folder that is no back end, or no longer, has no runs.
            with suppress(UsageError):
                store = self.of(identity.workspace(name))
                run = store.run(run_id)
                if run.principal == (asked_by(identity.principal) or run.principal):
                    return name, store, run
        raise UnseenError(f"there is no run {run_id}", fix="GET /api/runs lists them")

    def close(self) -> None:
        """Close them all."""
        with self._guard:
            for store in self._stores.values():
                store.close()
            self._stores.clear()


def asked_by(principal: Principal) -> str | None:
    """Return whose runs a principal may see: None for everybody's, which a lead may."""
    return None if principal.role == "lead" else principal.name
