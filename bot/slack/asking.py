"""Buttons that ask: a reading picked from "did you mean", a suggestion, an example of the App Home."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.buttons import ASK_CHOICE, ASK_NEXT
from bot.render.message import Frame
from bot.slack.answering import ask
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.recording import new_ident, record
from bot.slack.room import Room
from bot.slack.sending import post, respond, update

# A second press this soon is a slip of the finger, or impatience; later it asks again.
DOUBLE_CLICK: Final = timedelta(seconds=2)


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the buttons of answers and of the App Home."""

    @app.action(re.compile(rf"^{ASK_CHOICE}_\d+$"))
    @room.in_flight.tracked
    async def pick_reading(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await _answer_click(room, client, body, replace_question=True)

    @app.action(re.compile(rf"^{ASK_NEXT}(_[a-z]+)?_\d+$"))
    @room.in_flight.tracked
    async def ask_next(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await _answer_click(room, client, body, replace_question=False)


async def _answer_click(
    room: Room, client: AsyncWebClient, body: dict[str, Any], *, replace_question: bool
) -> None:
    """Asks the button's question; the answer to a picked reading takes the place of the question back."""
    delivery, action, ident = read_delivery(body), body["actions"][0], new_ident()
    if not await _claim_press(room, delivery, action):
        return
    question = action["value"]
    reply = ask(room, question)
    if delivery.only_visible:
        await respond(client, delivery, reply.answer, Frame(question=question, share=question, ident=ident))
    else:
        await room.conversations.keep(reply.query, delivery.user, *delivery.conversations)
        frame = Frame(question=question, asker=None if delivery.direct else delivery.user, ident=ident)
        send = update if replace_question else post
        await send(client, _reachable(delivery), reply.answer, frame)
    await record(room, delivery, reply, ident, picked=replace_question)


async def _claim_press(room: Room, delivery: Delivery, action: Mapping[str, Any]) -> bool:
    """Whether the same person has not pressed the same button a moment ago, by Slack's own time."""
    button = f"press {delivery.said} {delivery.user} {action['action_id']}"
    at = datetime.fromtimestamp(float(action.get("action_ts", 0)), UTC)
    return await room.claims.claim_for(button, at, DOUBLE_CLICK)


def _reachable(delivery: Delivery) -> Delivery:
    """The App Home is no conversation: what is asked there is answered in the person's Messages tab."""
    return delivery if delivery.channel else replace(delivery, channel=delivery.user, root="")
