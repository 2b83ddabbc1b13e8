"""Mentions in channels and threads: the answer goes into the thread.

Slack tells of a mention again when the message is edited. A message is answered once, so an edit changes nothing
about an answer; who adds the forgotten mention is answered then.
"""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import read_delivery
from bot.slack.room import Room
from bot.slack.spoken import is_fresh, is_spoken
from bot.slack.thread import answer_in_thread
from bot.slack.utterance import read_utterance


def register(app: AsyncApp, room: Room) -> None:
    """Listens to mentions."""

    @app.event("app_mention")
    @room.in_flight.tracked
    async def answer_mention(body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        event, delivery = body["event"], read_delivery(body)
        # In a direct conversation the message itself is delivered too, and answered there.
        if not is_spoken(event) or not is_fresh(event) or delivery.direct:
            return
        utterance = read_utterance(event.get("text") or "", context.bot_user_id)
        await answer_in_thread(room, client, delivery, utterance)
