"""Answering a question in a thread, in the light of what the thread was last about."""

import asyncio

from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Reply
from bot.ledger.model import Conversation
from bot.render.message import Frame
from bot.slack.answering import ask
from bot.slack.delivery import Delivery
from bot.slack.recording import new_ident, record
from bot.slack.room import Room
from bot.slack.sending import post
from bot.slack.sentences import HELP, UNCONFIRMED


async def answer_in_thread(room: Room, client: AsyncWebClient, delivery: Delivery, utterance: str) -> None:
    """Asks the desk, posts the answer and remembers both; a message that was answered before is left.

    Args:
        room: what the listeners share.
        client: the authorised client of this delivery.
        delivery: where the question was asked.
        utterance: the question; an empty one asks for help.
    """
    ident, recording = new_ident(), None
    async with room.claims.working(delivery.said) as first:
        reply = await _answer(room, client, delivery, utterance, ident) if first else None
        if reply is not None:
            # Begun here, it is written in one transaction with the end of the work.
            recording = asyncio.create_task(record(room, delivery, reply, ident, words=utterance))
    if recording is not None:
        await recording


async def _answer(
    room: Room, client: AsyncWebClient, delivery: Delivery, utterance: str, ident: str
) -> Reply | None:
    """Posts the answer under this id and returns it; None where it may be out already, which is told instead."""
    previous = await room.conversations.find_query(*_earlier(delivery))
    reply = ask(room, utterance or HELP, previous)
    # What the next question needs is kept in one transaction with the beginning of the sending, and while it goes on.
    keeping = asyncio.create_task(
        room.conversations.keep(reply.query, delivery.user, *delivery.conversations)
    )
    try:
        if not await room.claims.begin_sending(delivery.said):
            told = UNCONFIRMED.format(delivery=delivery.id)
            await client.chat_postMessage(
                channel=delivery.channel, thread_ts=delivery.root or None, text=told
            )
            return None
        await post(client, delivery, reply.answer, Frame(ident=ident))
    finally:
        await keeping
    return reply


def _earlier(delivery: Delivery) -> tuple[Conversation, ...]:
    """What the question may go on from: a message outside of threads is the first of its own."""
    opens = delivery.root == delivery.message
    return tuple(each for each in delivery.conversations if not (opens and each == delivery.thread))
