"""The words of people are kept for a time only, and all that is kept about a person for as long as they let it be."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.answers.model import Answer
from bot.slack.delivery import Delivery
from bot.slack.forgiving import forgiving
from bot.slack.room import Room
from bot.slack.sentences import FORGOTTEN, NOTHING_KEPT

ME: Final = "me"
"""The only one whom a person can have forgotten."""

DAY: Final = timedelta(days=1)

CONVERSATION: Final = 30 * DAY
"""For how long a conversation can be gone on with."""

DELAYED: Final = DAY
"""How late Slack may still bring something: until then it stays known how far whoever died at it had come."""


async def forget_daily(room: Room) -> None:
    """Forgets what is too old every day from tomorrow on; does not return."""
    while True:
        await asyncio.sleep(DAY.total_seconds())
        await forget_old(room)


async def forget_old(room: Room) -> None:
    """Forgets the words that are older than the policy allows, and what nobody goes on with any more."""
    now = datetime.now(UTC)
    with forgiving("words that are too old could not be forgotten"):
        await room.ledger.forget_texts(now - room.policy.keep_text_days * DAY)
    with forgiving("conversations and claims that are too old could not be forgotten"):
        await room.ledger.conversations.forget(now - CONVERSATION)
        await room.ledger.claims.forget(now - DELAYED)


async def forget_person(room: Room, delivery: Delivery) -> Answer:
    """Deletes what is kept about whoever asks for it."""
    entries = await room.ledger.patience.wait(room.ledger.forget_user(delivery.team, delivery.user))
    return Answer(status="help", headline=FORGOTTEN.format(entries=entries) if entries else NOTHING_KEPT)
