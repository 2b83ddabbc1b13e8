"""What is said where too many deliveries are at work: to Slack, which brings an event again, or to the person."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import read_delivery
from bot.slack.failures import SLACK_ERRORS
from bot.slack.sending import respond_raw
from bot.slack.sentences import BUSY

TELLING_SECONDS: Final = 1.0
"""How long telling a person may take: with the wait for a place it is less than Slack's patience."""


async def turn_away(client: AsyncWebClient, body: Mapping[str, Any]) -> BoltResponse:
    """Turns a delivery away so that it is not lost silently; nothing of it was claimed.

    Slack brings an event again after a 503. A command's answer is shown to whoever typed it, and whoever pressed
    something in a message is told beside it. In a form and in the App Home Slack itself says, on a 503, that it did
    not work, and keeps what was entered.
    """
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": BUSY})
    if "event" not in body and await _is_told(client, body):
        return BoltResponse(status=200)
    return BoltResponse(status=503, body="busy; try again")


async def _is_told(client: AsyncWebClient, body: Mapping[str, Any]) -> bool:
    if not body.get("response_url"):
        return False
    try:
        async with asyncio.timeout(TELLING_SECONDS):
            await respond_raw(client, read_delivery(body), text=BUSY, replace_original=False)
    except SLACK_ERRORS:
        return False
    return True
