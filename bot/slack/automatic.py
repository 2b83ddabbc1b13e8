"""Channels that were switched to automatic: what is beyond doubt a question to the desk is answered unaddressed."""

from collections.abc import Mapping
from typing import Any, Final

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import Delivery, read_delivery
from bot.slack.forgiving import forgiving
from bot.slack.room import Room
from bot.slack.spoken import is_spoken
from bot.slack.thread import answer_in_thread
from bot.slack.utterance import read_utterance

_CHANNELS: Final = ("channel", "group")

_ADDRESSING: Final = ("<@", "<!subteam^", "<!here", "<!channel", "<!everyone")
"""How Slack writes the mention of a person, a group or everybody begins."""


def register(app: AsyncApp, room: Room) -> None:
    """Listens to everything that is said, changed or noted in channels."""

    @app.event("message", matchers=[_in_a_channel])
    @room.in_flight.tracked
    async def answer_unaddressed(
        body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        delivery = read_delivery(body)
        # Nobody asked the bot, so nobody is told where it fails.
        with forgiving(f"delivery {delivery.id}: a question in an automatic channel was not answered"):
            if _opens_a_topic(body["event"]):
                utterance = read_utterance(body["event"]["text"], context.bot_user_id)
                await _answer(room, client, delivery, utterance)


async def _answer(room: Room, client: AsyncWebClient, delivery: Delivery, utterance: str) -> None:
    switched = await room.ledger.channels.is_automatic(delivery.team, delivery.channel)
    if switched and room.desk.is_exact(utterance):
        await answer_in_thread(room, client, delivery, utterance)


async def _in_a_channel(event: dict[str, Any]) -> bool:
    return event.get("channel_type") in _CHANNELS


def _opens_a_topic(event: Mapping[str, Any]) -> bool:
    """Whether a person says something to the channel as a whole, as they first wrote it, and to nobody by name.

    A message with the bot's name comes as a mention too and is answered as one; one with another's is for them, and a
    thread belongs to those who are in it.
    """
    untouched = is_spoken(event) and not event.get("edited") and not event.get("thread_ts")
    text = event.get("text") or ""
    return untouched and bool(text) and not any(mark in text for mark in _ADDRESSING)
