"""The button that posts an answer, so far visible to one person, into the channel: once."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.buttons import SHARE
from bot.render.message import Frame
from bot.slack.answering import ask
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.publishing import publish
from bot.slack.recording import new_ident, record
from bot.slack.refusals import error_code
from bot.slack.room import Room
from bot.slack.sending import respond_raw
from bot.slack.sentences import CANNOT_SHARE, CLOSED, SHARED


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the button."""

    @app.action(SHARE)
    @room.in_flight.tracked
    async def share_answer(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        delivery = read_delivery(body)
        claim = f"share {delivery.team} {delivery.channel} {delivery.user} {delivery.message}"
        if not await room.claims.claim(claim):
            return
        try:
            await _share(room, client, delivery, body["actions"][0]["value"])
        except SlackApiError as error:
            await room.claims.release(claim)
            if error_code(error) not in CLOSED:
                raise
            await respond_raw(client, delivery, text=CANNOT_SHARE, replace_original=False)
        else:
            await room.claims.finish(claim)
            await respond_raw(client, delivery, text=SHARED)


async def _share(room: Room, client: AsyncWebClient, delivery: Delivery, question: str) -> None:
    """Posts the answer into the channel, where its thread can go on from it."""
    reply, ident = ask(room, question), new_ident()
    frame = Frame(question=question, asker=delivery.user, ident=ident)
    ts = await publish(client, replace(delivery, root=""), reply.answer, frame)
    if ts:
        await room.conversations.keep(reply.query, delivery.user, replace(delivery, root=ts).thread)
    await record(room, replace(delivery, only_visible=False), reply, ident)
