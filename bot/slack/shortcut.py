"""The two entries in the menu of every message: to ask what it asks, and to compare what it names."""

from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery import read_delivery
from bot.slack.picker import open_picker
from bot.slack.privately import answer_privately
from bot.slack.room import Room
from bot.slack.selection import meant
from bot.slack.sending import respond_raw
from bot.slack.sentences import NOTHING_TO_READ
from bot.slack.utterance import read_utterance

ASK_ABOUT: Final = "ask_about_message"
COMPARE_FROM: Final = "compare_from_message"


def register(app: AsyncApp, room: Room) -> None:
    """Listens to both."""

    @app.message_shortcut(ASK_ABOUT)
    @room.in_flight.tracked
    async def ask_about(
        ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        await ack()
        delivery = read_delivery(body)
        question = read_utterance(body["message"].get("text") or "", context.bot_user_id)
        if question:
            await answer_privately(room, client, delivery, question, words="")
        else:
            await respond_raw(client, delivery, text=NOTHING_TO_READ)

    @app.message_shortcut(COMPARE_FROM)
    @room.in_flight.tracked
    async def compare_from(
        ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        await ack()
        words = read_utterance(body["message"].get("text") or "", context.bot_user_id)
        await open_picker(room, client, body["trigger_id"], read_delivery(body), meant(room.desk, words))
