"""Figures of what happens, in a registry of their own; what is the case at a moment is read when it is asked for."""

from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.registry import Collector

from bot.telemetry import names

_ANSWER_BUCKETS: Final = (
    *(0.000_05, 0.000_1, 0.000_2, 0.000_3, 0.000_5, 0.000_75),
    *(0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25),
)
"""An answer takes a fraction of a millisecond; the last ones would be a fault."""

_DELIVERY_BUCKETS: Final = (0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0, 10.0)
"""Up to Slack's three seconds, and what waited longer."""

_CALL_BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 1.0, 2.0, 5.0, 10.0)
"""Slack takes some tenths of a second; after ten seconds a call is given up."""


_KINDS: Final = ("event", "command", "interaction", "other")
_LISTENED_TO: Final = ("accepted", "busy", "failed")


# When each figure began would be as many figures again, and nobody asks for them.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library leaves it unannotated


class Metrics:
    """Counts and times; each of its values belongs to this object, none to the process as a whole."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._deliveries = Counter(
            names.DELIVERIES, "Deliveries from Slack.", ("kind", "outcome"), registry=registry
        )
        self._failures = Counter(names.FAILURES, "Listeners that failed.", ("kind",), registry=registry)
        self._delivery_seconds = Histogram(
            names.DELIVERY_SECONDS,
            "From arrival to the first call to Slack.",
            ("kind",),
            buckets=_DELIVERY_BUCKETS,
            registry=registry,
        )
        self._answers = Counter(
            names.ANSWERS, "Answers of the desk.", ("intent", "status"), registry=registry
        )
        self._answer_seconds = Histogram(
            names.ANSWER_SECONDS, "From question to answer.", buckets=_ANSWER_BUCKETS, registry=registry
        )
        self._calls = Counter(names.SLACK_CALLS, "Calls to Slack.", ("method", "outcome"), registry=registry)
        self._call_seconds = Histogram(
            names.SLACK_CALL_SECONDS,
            "How long Slack took.",
            ("method",),
            buckets=_CALL_BUCKETS,
            registry=registry,
        )
        self._begin()

    def _begin(self) -> None:
        """Shows what did not happen yet as 0: a count that began at 1 would be no increase to an alarm."""
        for kind in _KINDS:
            self._failures.labels(kind)
            for outcome in _LISTENED_TO:
                self._deliveries.labels(kind, outcome)

    def count_delivery(self, kind: str, outcome: str) -> None:
        """A delivery of this kind was accepted, or why not."""
        self._deliveries.labels(kind, outcome).inc()

    def count_failure(self, kind: str) -> None:
        """A listener of a delivery of this kind failed."""
        self._failures.labels(kind).inc()

    def time_delivery(self, kind: str, seconds: float) -> None:
        """A delivery's first call to Slack goes out so long after it came."""
        self._delivery_seconds.labels(kind).observe(seconds)

    def count_answer(self, intent: str, status: str, seconds: float) -> None:
        """The desk gave an answer in this time."""
        self._answers.labels(intent, status).inc()
        self._answer_seconds.observe(seconds)

    def count_call(self, method: str, outcome: str, seconds: float) -> None:
        """Slack answered a call so, or did not."""
        self._calls.labels(method, outcome).inc()
        self._call_seconds.labels(method).observe(seconds)

    def include(self, collector: Collector) -> None:
        """Asks this collector as well whenever the figures are read."""
        self._registry.register(collector)

    def render(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)
