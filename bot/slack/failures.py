"""What happens when a listener fails: the person sees a plain sentence, the log gets one line."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, Final, TypeAlias

from aiohttp import ClientError, ClientResponseError
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import LedgerError, MeshwiseError
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.refusals import error_code
from bot.slack.sending import respond_raw
from bot.slack.sentences import AWAY, CLOSED, FAILED, UNCONFIRMED
from bot.telemetry.handling import HANDLING
from bot.telemetry.metrics import Metrics

Way: TypeAlias = Callable[[], Awaitable[object]]
"""Tells the person in one of the places where they can be told."""

SLACK_ERRORS: Final = (ClientError, SlackClientError, TimeoutError)
"""Everything with which a call to Slack can fail."""

_log: Final = logging.getLogger(__name__)


def register(app: AsyncApp, metrics: Metrics) -> None:
    """Takes over everything that listeners do not handle, and counts it."""

    @app.error
    async def report_failure(
        error: Exception, body: dict[str, Any], client: AsyncWebClient
    ) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=200)
        delivery, handling = read_delivery(body), HANDLING.get()
        metrics.count_failure(handling.kind if handling else "other")
        _log.error("delivery %s failed: %s", delivery.id, describe(error))
        await _tell(client, delivery, error)
        return None


def describe(error: Exception) -> str:
    """What failed and where in our code, without anything a person wrote."""
    if isinstance(error, MeshwiseError):
        return str(error)
    if isinstance(error, (SlackApiError, ClientResponseError)):
        return f"Slack refused with {error_code(error)}"
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {place.tb_frame.f_code.co_qualname}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__}{where}"


async def _tell(client: AsyncWebClient, delivery: Delivery, error: Exception) -> None:
    """Tells the person in the first place that can be reached; where none can, the log says so."""
    for tell in _ways(client, delivery, error):
        try:
            await tell()
        except SLACK_ERRORS as second:
            _log.error("delivery %s: the person could not be told: %s", delivery.id, describe(second))
        else:
            return


def _ways(client: AsyncWebClient, delivery: Delivery, error: Exception) -> Iterator[Way]:
    """Where the answer would have been, unless that is closed to the bot; then the person's own conversation."""
    closed = CLOSED.get(error_code(error), "") if isinstance(error, SlackApiError) else ""
    text = _sentence(error).format(delivery=delivery.id)
    if delivery.response_url:
        yield partial(respond_raw, client, delivery, text=text, replace_original=False)
    elif delivery.channel and not closed:
        yield partial(
            client.chat_postMessage, channel=delivery.channel, thread_ts=delivery.root or None, text=text
        )
    if delivery.user and (delivery.response_url or not delivery.channel.startswith("D")):
        apart = closed.format(channel=delivery.channel) or text
        yield partial(client.chat_postMessage, channel=delivery.user, text=apart)


def _sentence(error: Exception) -> str:
    if isinstance(error, LedgerError):
        return AWAY
    return UNCONFIRMED if _is_open(error) else FAILED


def _is_open(error: Exception) -> bool:
    """Whether Slack may have done what it was asked to, and failed to say so."""
    if isinstance(error, SlackApiError):
        # Without a code of Slack's there is an answer that could not be read.
        return error_code(error).startswith("http_") and not error_code(error).startswith("http_4")
    return isinstance(error, (ClientError, TimeoutError))
