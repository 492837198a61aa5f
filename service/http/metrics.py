"""What a Prometheus server may read of this one."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


# When a count began is nothing that anybody asks.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library leaves it so


class Metrics:
    """The counts of one server; names of routes, never of files, plans or persons."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "stheno_requests_total",
            "Requests answered",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "stheno_request_seconds",
            "Time until an answer began",
            ["route"],
            buckets=(0.005, 0.025, 0.1, 0.5, 2, 10, 60),
            registry=self._registry,
        )
        self.jobs = Gauge(
            "stheno_verifications_running", "Verifications that run", registry=self._registry
        )

        self.runs = Gauge("stheno_runs_playing", "Runs that are played", registry=self._registry)

    def text(self) -> bytes:
        """Return everything in Prometheus' text form."""
        return generate_latest(self._registry)
