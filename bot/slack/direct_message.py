"""Messages in the bot's own Messages tab: each is answered in its thread.

A thread there goes on from its own last question, or from the person's last one if it has none; what is written
outside of threads goes on from the person's last one.
"""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import read_delivery
from bot.slack.room import Room
from bot.slack.sentences import FILES_UNREAD
from bot.slack.spoken import is_spoken
from bot.slack.thread import answer_in_thread
from bot.slack.utterance import read_utterance


def register(app: AsyncApp, room: Room) -> None:
    """Listens to messages of every subtype, and answers those in which somebody asks directly."""

    @app.event("message")
    @room.in_flight.tracked
    async def answer_message(body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        event, delivery = body["event"], read_delivery(body)
        if event.get("channel_type") != "im" or not is_spoken(event):
            return
        utterance = read_utterance(event.get("text") or "", context.bot_user_id)
        if utterance:
            await answer_in_thread(room, client, delivery, utterance)
        elif event.get("files"):
            async with room.claims.working(delivery.said) as first:
                if first:
                    await client.chat_postMessage(
                        channel=delivery.channel, thread_ts=delivery.root, text=FILES_UNREAD
                    )
