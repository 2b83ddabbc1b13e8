"""Whether an answer helped: the last vote of a person counts, and a thumbs-down may say why."""

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ledger import Vote
from bot.render.buttons import FEEDBACK
from bot.render.feedback import MOST_REASON, REASON, render_reason
from bot.render.forms import read_form
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.forgiving import forgiving
from bot.slack.room import Room
from bot.slack.sending import respond_raw
from bot.slack.sentences import THANKS, THANKS_ALL_THE_SAME


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the two thumbs and to the form."""

    @app.action(FEEDBACK)
    @room.in_flight.tracked
    async def vote(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        judgement, _, ident = body["actions"][0]["value"].partition(" ")
        helpful, delivery = judgement == "good", read_delivery(body)
        if not helpful:
            # The form opens before anything else is done; a vote counts without it too.
            with forgiving("the form for a reason could not be opened"):
                await client.views_open(trigger_id=body["trigger_id"], view=render_reason(ident))
        await room.ledger.votes.cast(delivery.team, Vote(ident, delivery.user, helpful, datetime.now(UTC)))
        await _thank(client, delivery, THANKS if helpful else THANKS_ALL_THE_SAME)

    @app.view(REASON)
    @room.in_flight.tracked
    async def explain(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        delivery, view = read_delivery(body), body["view"]
        reason = read_form(view).get(REASON, "")[:MOST_REASON]
        await room.ledger.votes.explain(delivery.team, view["private_metadata"], delivery.user, reason)


async def _thank(client: AsyncWebClient, delivery: Delivery, text: str) -> None:
    """Says thank you to the person only, in the thread where the answer stands."""
    thread = {} if delivery.root == delivery.message else {"thread_ts": delivery.root}
    with forgiving("nobody could be thanked"):
        await respond_raw(client, delivery, text=text, replace_original=False, **thread)
