"""The slash command: an answer that only the person who asked sees, and may share."""

from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.message import Frame
from bot.slack.delivery import read_delivery
from bot.slack.room import Room
from bot.slack.sending import respond
from bot.slack.sentences import HELP
from bot.slack.utterance import read_utterance

COMMAND: Final = "/mesh"


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the command."""

    @app.command(COMMAND)
    @room.in_flight.tracked
    async def answer_command(
        ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        await ack()
        question = read_utterance(body.get("text", ""), context.bot_user_id) or HELP
        reply = room.desk.ask(question)
        await respond(client, read_delivery(body), reply.answer, Frame(question=question, share=question))
