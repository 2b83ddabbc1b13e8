"""Answering a question in a thread, in the light of what the thread was last about."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.render.message import Frame
from bot.slack.conversations import Conversation
from bot.slack.delivery import Delivery
from bot.slack.room import Room
from bot.slack.sending import post
from bot.slack.sentences import HELP


async def answer_in_thread(
    room: Room, client: AsyncWebClient, delivery: Delivery, utterance: str, *around: Conversation
) -> None:
    """Asks the desk, remembers the query and posts the answer; a message that was answered before is left.

    Args:
        room: what the listeners share.
        client: the authorised client of this delivery.
        delivery: where the question was asked.
        utterance: the question; an empty one asks for help.
        around: further conversations whose context the question may lean on, and which it changes.
    """
    if not room.claims.claim(delivery.said):
        return
    conversations = (delivery.thread, *around)
    reply = room.desk.ask(utterance or HELP, room.conversations.find_query(*conversations))
    room.conversations.keep(reply.query, *conversations)
    await post(client, delivery, reply.answer, Frame())
