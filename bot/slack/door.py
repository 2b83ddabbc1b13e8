"""The door to Bolt that every delivery comes through, by HTTP or by Socket Mode: each is seen, so many are let in."""

import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from bot.slack.busy import turn_away
from bot.slack.failures import describe
from bot.slack.in_flight import InFlight
from bot.telemetry.handling import HANDLING, Handling
from bot.telemetry.metrics import Metrics
from bot.telemetry.traces import Traces

_IDENT: Final = re.compile(r"[\w.-]{1,80}", re.ASCII)

_log: Final = logging.getLogger(__name__)


class Door(AsyncApp):
    """Bolt's app, whose deliveries are counted, bounded, and known to the log by their ids."""

    def __init__(self, in_flight: InFlight, metrics: Metrics, traces: Traces, **bolt: Any) -> None:  # noqa: ANN401 - Bolt's own
        """The app with Bolt's own arguments.

        Args:
            in_flight: how many deliveries may be at work.
            metrics: what is counted.
            traces: what each delivery is traced in.
            bolt: see `AsyncApp`.
        """
        super().__init__(**bolt)
        self._in_flight = in_flight
        self._metrics = metrics
        self._traces = traces

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Hands a delivery to its listeners; where too many are at work, says so instead of claiming anything."""
        handling = _read_handling(req.body)
        span = self._traces.begin(handling.kind, delivery=handling.ident)
        token = HANDLING.set(handling)
        try:
            async with self._in_flight.entered(span.end) as free:
                with self._traces.inside(span):
                    response = await self._handle(req) if free else await turn_away(self.client, req.body)
                    if free and handling.kind == "event":
                        response = await self._settle(handling, response)
        finally:
            HANDLING.reset(token)
        if not free:
            span.end(outcome="busy")
        self._metrics.count_delivery(handling.kind, _outcome(response, free=free))
        return response

    async def _settle(self, handling: Handling, response: BoltResponse) -> BoltResponse:
        """What Slack is told of an event once it is answered; where another one is at it, to bring it again."""
        await self._in_flight.settled()
        return BoltResponse(status=503, body="being answered") if handling.put_off else response

    async def _handle(self, req: AsyncBoltRequest) -> BoltResponse:
        try:
            return await super().async_dispatch(req)
        except Exception as error:  # noqa: BLE001 - whatever it is, Slack gets an answer and the log one line
            _log.error("a delivery could not be handled: %s", describe(error))
            return BoltResponse(status=500, body="the delivery could not be handled")


def _outcome(response: BoltResponse, *, free: bool) -> str:
    if not free:
        return "busy"
    return "accepted" if response.status < 300 else "failed"


def _read_handling(body: Mapping[str, Any]) -> Handling:
    ident = body.get("event_id") or body.get("trigger_id") or ""
    known = isinstance(ident, str) and _IDENT.fullmatch(ident)
    return Handling(ident if known else "", _kind(body))


def _kind(body: Mapping[str, Any]) -> str:
    if "event" in body:
        return "event"
    if "command" in body:
        return "command"
    return "interaction" if "user" in body else "other"
