"""What is the case at the moment in which figures are asked for."""

from collections.abc import Callable, Iterator

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.slack.room import Room
from bot.telemetry import names


class Figures(Collector):
    """Reads the room."""

    def __init__(self, room: Room, why_not_ready: Callable[[], str]) -> None:
        """The figures of this room, and whether deliveries are welcome in it."""
        self._room = room
        self._why_not_ready = why_not_ready

    def collect(self) -> Iterator[Metric]:
        """Yields each figure."""
        in_flight, standing, release = (
            self._room.in_flight,
            self._room.ledger.standing,
            self._room.desk.release,
        )
        yield _gauge(names.IN_FLIGHT, "Deliveries at work.", in_flight.at_work)
        yield _gauge(names.IN_FLIGHT_LIMIT, "How many may be.", in_flight.limit)
        yield _gauge(names.WAITING, "Deliveries that wait.", in_flight.waiting)
        yield CounterMetricFamily(names.LEDGER_ERRORS, "Failed uses of the ledger.", value=standing.errors)
        yield _gauge(names.LEDGER_REACHABLE, "Whether its last use succeeded.", not standing.away_seconds)
        yield _gauge(names.RELEASE_BUILT, "When the release was built.", release.built.timestamp())
        yield _gauge(names.READY, "Whether deliveries are welcome.", not self._why_not_ready())
        info = GaugeMetricFamily(names.RELEASE, "The release that answers.", labels=("digest",))
        info.add_metric((release.digest,), 1)
        yield info

    def describe(self) -> Iterator[Metric]:
        """Names nothing beforehand, so that nothing is read before the room is open."""
        return iter(())


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(name, told, value=float(value))
