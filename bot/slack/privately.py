"""Answering so that only the person who asked sees it, with a button to share it."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.render.message import Frame
from bot.slack.answering import ask
from bot.slack.delivery import Delivery
from bot.slack.recording import new_ident, record
from bot.slack.room import Room
from bot.slack.sending import respond


async def answer_privately(
    room: Room, client: AsyncWebClient, delivery: Delivery, question: str, *, words: str
) -> None:
    """Asks the desk, shows the answer and remembers both.

    Args:
        room: what the listeners share.
        client: the authorised client of this delivery.
        delivery: where the question was asked; it has a response address.
        question: the question.
        words: what the person wrote, "" where somebody else wrote the question.
    """
    ident = new_ident()
    reply = ask(room, question)
    await respond(client, delivery, reply.answer, Frame(question=question, share=question, ident=ident))
    await record(room, delivery, reply, ident, words=words)
