"""What happens when a listener fails: the person sees a plain sentence, the log gets one line."""

import logging
from typing import Any, Final

from aiohttp import ClientError
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery, read_delivery
from bot.slack.sending import error_code, respond_raw
from bot.slack.sentences import FAILED

_log: Final = logging.getLogger(__name__)


def register(app: AsyncApp) -> None:
    """Takes over everything that listeners do not handle."""

    @app.error
    async def report_failure(
        error: Exception, body: dict[str, Any], client: AsyncWebClient
    ) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=200)
        delivery = read_delivery(body)
        _log.error("delivery %s failed: %s", delivery.id, describe(error))
        try:
            await _tell(client, delivery)
        except (ClientError, SlackClientError, TimeoutError) as second:
            _log.error("delivery %s: the person could not be told: %s", delivery.id, describe(second))
        return None


def describe(error: Exception) -> str:
    """What failed and where in our code, without anything a person wrote."""
    if isinstance(error, SlackApiError):
        return f"Slack refused with {error_code(error)}"
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {place.tb_frame.f_code.co_qualname}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__}{where}"


async def _tell(client: AsyncWebClient, delivery: Delivery) -> None:
    """Says so where the answer would have been; the App Home has no such place."""
    text = FAILED.format(delivery=delivery.id)
    if delivery.response_url:
        await respond_raw(client, delivery, text=text, replace_original=False)
    elif delivery.channel:
        await client.chat_postMessage(channel=delivery.channel, thread_ts=delivery.root or None, text=text)
