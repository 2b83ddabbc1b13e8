"""Comparisons that are picked: the modal opens, becomes a preview when it is handed in, and then is posted, once."""

import re
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.facts.store import Store
from bot.language.model import Query
from bot.render.buttons import COMPARE
from bot.render.menus import find_options, subject_groups, topic_groups
from bot.render.message import Frame
from bot.render.picker import CHANGE, PICKER, PREVIEW, SUBJECTS, TOPICS, render_picker, render_preview
from bot.slack import answering
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.kept import read_picked, write_kept
from bot.slack.publishing import publish
from bot.slack.recording import new_ident, record
from bot.slack.room import Room
from bot.slack.selection import find_problem, is_for_one, known, meant, read_selection, to_ask
from bot.slack.sending import respond


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the button that opens the modal, and to everything in the modal."""

    @app.action(COMPARE)
    @room.in_flight.tracked
    async def open_from_button(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        picked = meant(room.desk, body["actions"][0].get("value") or "")
        await open_picker(room, client, body["trigger_id"], read_delivery(body), picked)

    @app.options(re.compile(f"^({SUBJECTS}|{TOPICS})$"))
    @room.in_flight.tracked
    async def suggest(ack: AsyncAck, body: dict[str, Any]) -> None:
        store = _store(room)
        groups = subject_groups(store) if body["action_id"] == SUBJECTS else topic_groups(store)
        found = find_options(store, groups, body.get("value") or "")
        await (ack(option_groups=found) if found else ack(options=[]))

    @app.view_submission(PICKER)
    @room.in_flight.tracked
    async def preview(ack: AsyncAck, body: dict[str, Any]) -> None:
        picked = read_selection(body["view"]["state"]["values"])
        problem = find_problem(_store(room), picked)
        if problem:
            await ack(response_action="errors", errors={SUBJECTS: problem})
        else:
            await ack(response_action="update", view=_preview(room, read_delivery(body), picked))

    @app.action(CHANGE)
    @room.in_flight.tracked
    async def change(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        picked = known(_store(room), read_picked(body["view"]))
        view = render_picker(_store(room), picked, write_kept(read_delivery(body)))
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)

    @app.view_submission(PREVIEW)
    @room.in_flight.tracked
    async def send(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        view, delivery = body["view"], read_delivery(body)
        picked = known(_store(room), read_picked(view))
        if picked != read_picked(view):
            # Another release has come meanwhile, without something that was picked from the one before.
            await ack(
                response_action="update", view=render_picker(_store(room), picked, write_kept(delivery))
            )
            return
        await ack()
        await _send_once(room, client, delivery, picked, view)


async def open_picker(
    room: Room, client: AsyncWebClient, trigger: str, delivery: Delivery, picked: Query
) -> None:
    """Opens the modal for whoever did what brought the trigger id; what is handed in goes where that was done."""
    # An answer that one person sees is no message that a thread can hang on.
    unrooted = delivery.only_visible and delivery.root == delivery.message
    place = replace(delivery, root="") if unrooted else delivery
    await client.views_open(
        trigger_id=trigger, view=render_picker(_store(room), known(_store(room), picked), write_kept(place))
    )


def _store(room: Room) -> Store:
    return room.desk.release.reference.store


def _preview(room: Room, delivery: Delivery, picked: Query) -> dict[str, Any]:
    asked = to_ask(_store(room), picked)
    answer = room.desk.answer(asked).answer
    kept = write_kept(delivery, picked)
    return render_preview(answer, room.desk.phrase(asked), kept, shared=bool(delivery.channel))


async def _send_once(
    room: Room, client: AsyncWebClient, delivery: Delivery, picked: Query, view: dict[str, Any]
) -> None:
    """Sends the comparison of a preview, however often that is handed in."""
    claim = f"compare {delivery.team} {view['id']}"
    if not await room.claims.claim(claim):
        return
    try:
        await _send(room, client, delivery, picked, only_me=is_for_one(view["state"]["values"]))
    except Exception:
        await room.claims.release(claim)
        raise
    await room.claims.finish(claim)


async def _send(
    room: Room, client: AsyncWebClient, delivery: Delivery, picked: Query, *, only_me: bool
) -> None:
    asked, ident = to_ask(_store(room), picked), new_ident()
    reply, question = answering.answer(room, asked), room.desk.phrase(asked)
    if only_me:
        frame = Frame(question=question, share=room.desk.restate(asked) or None, ident=ident)
        await respond(client, delivery, reply.answer, frame)
    else:
        frame = Frame(question=question, asker=None if delivery.direct else delivery.user, ident=ident)
        ts = await publish(client, delivery, reply.answer, frame)
        root = delivery.root or ts
        if root:
            await room.conversations.keep(
                reply.query, delivery.user, *replace(delivery, root=root).conversations
            )
    await record(room, delivery, reply, ident)
