"""The gate before everything that only admins may do: asked at every step, and every denial is noted."""

from datetime import UTC, datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.ledger.model import Act
from bot.slack.delivery import Delivery
from bot.slack.forgiving import forgiving
from bot.slack.room import Room
from bot.slack.sending import respond_raw
from bot.slack.sentences_admin import ADMINS_ONLY


async def may(room: Room, client: AsyncWebClient, delivery: Delivery, act: str) -> bool:
    """Whether the person may do this; if not, they are told so, politely and privately, and it is noted."""
    if not delivery.stranger and await room.admins.has(client, delivery.team, delivery.user):
        return True
    with forgiving("a denied act could not be noted in the audit"):
        await room.ledger.audit.note(Act(datetime.now(UTC), delivery.team, delivery.user, act, "denied"))
    await respond_raw(client, delivery, text=ADMINS_ONLY, replace_original=False)
    return False
