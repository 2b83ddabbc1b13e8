"""Reload, publish, reject, roll back: the knowledge changes only after somebody who may has seen what changes."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer, Statement
from bot.curation.curator import Curation
from bot.curation.review import Review
from bot.curation.telling import Section, headline, sections, shortened
from bot.errors import MeshwiseError
from bot.ledger.model import Act
from bot.render.message import Frame
from bot.render.review import (
    DETAILS,
    OVERRIDE,
    PUBLISH,
    REJECT,
    RELOAD,
    WHY,
    read_why,
    render_details,
    render_why,
    review_buttons,
)
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.guard import may
from bot.slack.news import tell_watchers
from bot.slack.room import Room
from bot.slack.sending import post, respond, respond_raw, say_privately
from bot.slack.sentences_admin import (
    NOTHING_TO_PUBLISH,
    PREPARING,
    PUBLISHED,
    REJECTED,
    ROLLED_BACK,
)

_DETAIL_LINES: Final = 100


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the buttons that ask for a review and decide on it, and to the form that asks for a reason."""

    @app.action(re.compile(rf"^({'|'.join(_BUTTONS)})$"))
    @room.in_flight.tracked
    async def decide(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        click, delivery = body["actions"][0], read_delivery(body)
        if await may(room, client, delivery, click["action_id"].partition("_")[2]):
            pressed = Pressed(room, client, delivery, click["value"], body["trigger_id"])
            await _BUTTONS[click["action_id"]](pressed)

    @app.action(RELOAD)
    @room.in_flight.tracked
    async def reload(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        delivery = read_delivery(body)
        if await may(room, client, delivery, "reload"):
            try:
                await review(room, client, delivery)
            except MeshwiseError as error:
                await say_privately(client, delivery, sentence(error))

    @app.view(WHY)
    @room.in_flight.tracked
    async def publish_for_a_reason(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        digest, response_url, reason = read_why(body["view"])
        delivery = replace(read_delivery(body), response_url=response_url)
        if await may(room, client, delivery, "publish"):
            await _publish(Pressed(room, client, delivery, digest), reason)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of a review, pressed by somebody who may: on which candidate, and what it takes to go on."""

    room: Room
    client: AsyncWebClient
    delivery: Delivery
    digest: str
    trigger: str = ""


async def review(room: Room, client: AsyncWebClient, delivery: Delivery) -> None:
    """Prepares a review and shows it to whoever asked for it, with the buttons to decide."""
    await respond_raw(client, delivery, text=PREPARING)
    made = await room.curator.review(_act(delivery))
    if made.digest == room.desk.release.digest:
        await respond_raw(client, delivery, text=NOTHING_TO_PUBLISH)
        return
    await respond(client, delivery, _answer(made), Frame(buttons=_buttons(made)))


async def post_review(client: AsyncWebClient, place: Delivery, made: Review) -> None:
    """Posts a review where the admins are; nowhere where the delivery names no channel."""
    if place.channel:
        await post(client, place, _answer(made), Frame(buttons=_buttons(made)))


async def roll_back(room: Room, client: AsyncWebClient, delivery: Delivery, digest: str) -> None:
    """Goes back to an earlier release."""
    before = room.desk.release
    publication = await room.curator.roll_back(_act(delivery), digest)
    await respond_raw(client, delivery, text=ROLLED_BACK.format(digest=publication.digest[:12]))
    await tell_watchers(room, before)


async def _publish(pressed: Pressed, reason: str = "") -> None:
    room, client, delivery = pressed.room, pressed.client, pressed.delivery
    before = room.desk.release
    if pressed.digest == before.digest:
        await respond_raw(client, delivery, text=NOTHING_TO_PUBLISH)
        return
    try:
        publication = await room.curator.publish(_act(delivery), pressed.digest, reason)
    except MeshwiseError as error:
        await say_privately(client, delivery, sentence(error))
        return
    await respond_raw(client, delivery, text=PUBLISHED.format(digest=publication.digest[:12]))
    await tell_watchers(room, before)


async def _ask_why(pressed: Pressed) -> None:
    view = render_why(pressed.digest, pressed.delivery.response_url)
    await pressed.client.views_open(trigger_id=pressed.trigger, view=view)


async def _reject(pressed: Pressed) -> None:
    delivery = pressed.delivery
    rejected = Act(datetime.now(UTC), delivery.team, delivery.user, "reject", "done", pressed.digest)
    await pressed.room.ledger.audit.note(rejected)
    await respond_raw(pressed.client, delivery, text=REJECTED)


async def _show_details(pressed: Pressed) -> None:
    try:
        made = await pressed.room.curator.recall(pressed.digest)
    except MeshwiseError as error:
        await say_privately(pressed.client, pressed.delivery, sentence(error))
        return
    view = render_details(_answer(made, _DETAIL_LINES))
    await pressed.client.views_open(trigger_id=pressed.trigger, view=view)


_BUTTONS: Final[Mapping[str, Callable[[Pressed], Awaitable[None]]]] = {
    PUBLISH: _publish,
    OVERRIDE: _ask_why,
    REJECT: _reject,
    DETAILS: _show_details,
}


def sentence(error: MeshwiseError) -> str:
    """An error as a sentence for a person."""
    return f"{str(error)[:1].upper()}{str(error)[1:]}."


def _act(delivery: Delivery) -> Curation:
    return Curation(delivery.team, delivery.user, datetime.now(UTC))


def _answer(made: Review, most: int | None = None) -> Answer:
    """The review as an answer: each section a heading and its lines as they are."""
    shown: Iterable[Section] = (
        shortened(each) if most is None else shortened(each, most) for each in sections(made)
    )
    statements = tuple(Statement(f"{each.title}:", code="\n".join(each.lines)) for each in shown)
    revision = (Statement(f"Revision {made.revision}."),) if made.revision else ()
    return Answer(status="help", headline=headline(made), statements=(*revision, *statements))


def _buttons(made: Review) -> tuple[dict[str, object], ...]:
    return () if made.problems else review_buttons(made.digest, broken=bool(made.broken))
