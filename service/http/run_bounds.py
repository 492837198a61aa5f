"""What a team's server lets runs take, whichever way they are asked for."""

from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from agents.models import check_key
from agents.runs import Limits
from service.http.metrics import Metrics
from service.http.run_stores import RunStores
from service.http.settings import Settings
from service.mcp_selection import ALL, Selection
from service.runs import Runs, TooManyError
from tools.errors import ConflictError, NotAMedusaProjectError, UsageError
from tools.person import locate_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = timedelta(days=1)
# What the operator bounds of a run.
_BOUNDED = {"requests", "tokens", "cost", "seconds"}


class TeamRuns:
    """The runs of a team's server: where they are kept and played, and within which bounds.

    They are played with every tool that the operator has not taken away.
    """

    def __init__(self, settings: Settings) -> None:
        self.metrics = Metrics()
        self.stores = RunStores()
        offered = Selection.of(
            toolsets=ALL, exclude=settings.exclude, read_only=settings.read_only
        ).tools
        self.runs = Runs(
            offered,
            at_once=settings.runs.at_once,
            per_caller=settings.runs.per_caller,
            counted=self.metrics.runs.track_inprogress,
        )
        self._settings = settings

    def opened(self) -> AbstractAsyncContextManager[Runs]:
        """Return what plays runs: it is there for as long as the server."""
        return nullcontext(self.runs)

    def allowed(
        self,
        model: str,
        agent: str,
        limits: Limits,
        *,
        web: bool = False,
        wanted: "Mapping[str, float] | None" = None,
    ) -> Limits:
        """Return the limits with what is wanted, and none of them above the operator's.

        Raises UsageError for a model that is not asked here, NoKeyError without its key,
        ConflictError for a run that looks at the web where agents may not, and TooManyError once
        a day's money is spent.
        """
        if web and not self._settings.runs.web:
            raise ConflictError(
                "this run looks at the web, which this server does not let agents do"
            )
        models = self._settings.runs.models
        if models is not None and model not in models:
            raise UsageError(f"{model} is not asked here", fix=f"there are {', '.join(models)}")
        check_key(model, agent)
        most = self._settings.runs.most.model_dump(include=_BOUNDED)
        left = self._left_today()
        if left is not None:
            most["cost"] = left if most["cost"] is None else min(left, most["cost"])
        given = limits.model_copy(update=wanted)
        for name, cap in most.items():
            own = getattr(given, name)
            most[name] = own if cap is None else cap if own is None else min(own, cap)
        return given.model_copy(update=most)

    def _left_today(self) -> float | None:
        """Return what may still be spent, None for as much as one likes; raises TooManyError."""
        most = self._settings.runs.cost_per_day
        if most is None:
            return None
        since, spent = datetime.now(UTC) - _DAY, 0.0
        for root in self._settings.workspaces.values():
            try:
                spent += self.stores.of(locate_workspace(root)).spent(since)
            except NotAMedusaProjectError:
                continue
        if spent >= most:
            raise TooManyError(
                f"${spent:.2f} of ${most:.2f} a day are spent", fix="wait, or ask the operator"
            )
        return most - spent
