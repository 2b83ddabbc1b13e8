"""Messages in the bot's own Messages tab: each is answered in its thread."""

from typing import Any, Final

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import read_delivery
from bot.slack.room import Room
from bot.slack.thread import answer_in_thread
from bot.slack.utterance import read_utterance

# Subtypes in which a person says something new; all others tell of edits, deletions, bots and housekeeping.
_SPOKEN: Final = frozenset({None, "file_share", "thread_broadcast"})


def register(app: AsyncApp, room: Room) -> None:
    """Listens to messages of every subtype, and answers those in which somebody asks directly."""

    @app.event("message")
    @room.in_flight.tracked
    async def answer_message(body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        event = body["event"]
        if not is_question(event):
            return
        delivery = read_delivery(body)
        utterance = read_utterance(event["text"], context.bot_user_id)
        await answer_in_thread(room, client, delivery, utterance, delivery.whole_channel)


def is_question(event: dict[str, Any]) -> bool:
    """Whether a person wrote this message to the bot."""
    spoken = event.get("subtype") in _SPOKEN and not event.get("bot_id") and not event.get("hidden")
    return spoken and event.get("channel_type") == "im" and bool(event.get("text"))
